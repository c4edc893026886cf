import { describe, expect, it } from 'vitest'
import {
  readOrderNumbers,
  readOutRefundNo,
  readOutTradeNo,
  readPlatformNumber
} from '../../../src/weixin/operations/read-order-numbers.ts'

describe('numbers', () => {
  it('are of the documented letters', () => {
    expect(readOutTradeNo('x', 'aZ0_-|*@')).toBe('aZ0_-|*@')
    expect(readOutRefundNo('x', 'aZ0_-|*@')).toBe('aZ0_-|*@')
    expect(readPlatformNumber('x', 'refundId', '50000408942018111907145868882')).toBe('50000408942018111907145868882')
  })

  it.each(['a b', 'a/b', 'a+b', 'a=b', 'a&b', '１２３４５６', 'a\n'])('have no %j', (wrong) => {
    expect(() => readOutTradeNo('x', wrong)).toThrow('"outTradeNo" expected')
    expect(() => readOutRefundNo('x', wrong)).toThrow('"outRefundNo" expected')
    expect(() => readPlatformNumber('x', 'refundId', wrong)).toThrow('"refundId" expected')
  })

  it('of an order are one or both', () => {
    expect(readOrderNumbers('x', { outTradeNo: '1' })).toEqual({ out_trade_no: '1' })
    expect(readOrderNumbers('x', { transactionId: '2' })).toEqual({ transaction_id: '2' })
    expect(readOrderNumbers('x', { outTradeNo: '1', transactionId: '2' })).toEqual({
      out_trade_no: '1',
      transaction_id: '2'
    })
    expect(() => readOrderNumbers('x', {})).toThrow(
      'x: "outTradeNo" expected text (or "transactionId" instead), got nothing'
    )
  })
})
