import { describe, expect, it } from 'vitest'
import { findRefund, findTrade, requireRefund, requireTrade } from '../../../../src/services/youzan/trade/find-trade.ts'
import type { YouzanState } from '../../../../src/services/youzan/youzan-state.ts'

const tid = `E${'1'.repeat(23)}`
const state = {
  trades: new Map([[tid, { tid, grantId: 'a' }]]),
  refunds: new Map([['7', { refundId: '7', grantId: 'a' }]])
} as unknown as YouzanState

describe('finding orders and refunds', () => {
  it('is by number for the sandbox’s user', () => {
    expect(findTrade(state, tid)).toMatchObject({ tid })
    expect(findRefund(state, '7')).toMatchObject({ refundId: '7' })
    expect(() => findTrade(state, 'x')).toThrow('there is no order of that tid')
    expect(() => findRefund(state, undefined)).toThrow('there is no refund of that refundId')
  })

  it('is within its own shop for a caller', () => {
    expect(requireTrade(state, 'a', tid)).toMatchObject({ tid })
    expect(() => requireTrade(state, 'b', tid)).toThrow('订单不存在')
    expect(() => requireTrade(state, 'a', 'E1')).toThrow('订单号不合法')
    expect(requireRefund(state, 'a', '7')).toMatchObject({ refundId: '7' })
    expect(() => requireRefund(state, 'b', '7')).toThrow('退款单不存在')
  })
})
