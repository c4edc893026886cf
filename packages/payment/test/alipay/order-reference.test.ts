import { SignatureError } from '@kaifang/http-core'
import { describe, expect, it } from 'vitest'
import { alipayFailures } from '../../src/alipay/alipay-failures.ts'
import { assertSameOrder, readNumber, readOrderReference } from '../../src/alipay/order-reference.ts'

const caller = 'payment.orderQuery'

it('takes your number, the platform number, or both', () => {
  expect(readOrderReference(caller, { outTradeNo: '1703141270' }).wire).toEqual({
    out_trade_no: '1703141270',
    trade_no: undefined
  })
  expect(readOrderReference(caller, { outTradeNo: '1', transactionId: '2' }).settleInput).toEqual({
    outTradeNo: '1',
    transactionId: '2'
  })
})

it('wants one of them', () => {
  expect(() => readOrderReference(caller, {})).toThrow(
    'payment.orderQuery: "outTradeNo" expected an order number (or "transactionId" instead), got neither'
  )
})

it('takes an order number with hyphens, which the platform does, whatever its page says', () => {
  // From the production notification of 2019 in our sources.
  expect(readNumber(caller, 'outTradeNo', '20190815155618536-564-57')).toBe('20190815155618536-564-57')
})

it.each([
  ['a blank', 'a b', 'text of 3 characters'],
  ['a line break', '1\n', 'text of 2 characters'],
  ['more than 64 characters', '1'.repeat(65), 'text of 65 characters'],
  ['Chinese', '订单', 'text of 2 characters'],
  ['a number', 1703141270, 'an integer outside the range'],
  ['null', null, 'null']
])('refuses a number with %s, and does not show it', (_what, value, received) => {
  expect(() => readNumber(caller, 'outTradeNo', value)).toThrow(received)
})

describe('a reply', () => {
  const fail = alipayFailures({ operation: 'orderQuery', outcome: 'rejected' })
  const reference = { outTradeNo: 'A1', transactionId: 'T1' }

  it('about the order that was asked for is taken, also when it names only one number', () => {
    expect(() => assertSameOrder(reference, { out_trade_no: 'A1', trade_no: 'T1' }, fail)).not.toThrow()
    expect(() => assertSameOrder(reference, { trade_no: 'T1' }, fail)).not.toThrow()
  })

  it.each([
    ['outTradeNo', { out_trade_no: 'A2', trade_no: 'T1' }],
    ['transactionId', { out_trade_no: 'A1', trade_no: 'T2' }]
  ])('about another %s is refused', (field, data) => {
    const error = (() => {
      try {
        return assertSameOrder(reference, data, fail)
      } catch (thrown) {
        return thrown
      }
    })()
    expect(SignatureError.isInstance(error)).toBe(true)
    expect((error as Error).message).toContain(`sent a signed reply about another ${field}`)
  })
})
