import { describe, expect, it } from 'vitest'
import { refundState, refundSums, tradeTotal } from '../../../../src/services/youzan/trade/refund-sums.ts'
import type { StoredRefund, StoredTrade } from '../../../../src/services/youzan/trade/stored-trade-types.ts'
import type { YouzanState } from '../../../../src/services/youzan/youzan-state.ts'

const trade = {
  tid: 'E1',
  postFee: 10,
  lines: [
    { oid: '1', price: 50, num: 2 },
    { oid: '2', price: 30, num: 1 }
  ]
} as unknown as StoredTrade

function stateWith(...refunds: readonly [oid: string, fee: number, status: StoredRefund['status']][]): YouzanState {
  const stored = refunds.map(([oid, fee, status], index) => [String(index), { tid: 'E1', oid, fee, status }] as const)
  return { refunds: new Map(stored) } as unknown as YouzanState
}

describe('sums of refunds', () => {
  it('count what is done, what goes on, and what is left', () => {
    const state = stateWith(
      ['1', 60, 'SUCCESS'],
      ['1', 15, 'WAIT_SELLER_AGREE'],
      ['1', 99, 'CLOSED'],
      ['2', 5, 'SELLER_REFUSE_BUYER']
    )
    expect(tradeTotal(trade)).toBe(140)
    expect(refundSums(state, trade, '1')).toEqual({ done: 60, underWay: 15, left: 25 })
    expect(refundSums(state, trade, '2')).toEqual({ done: 0, underWay: 0, left: 30 })
    expect(refundSums(state, trade, '3')).toEqual({ done: 0, underWay: 0, left: 0 })
    expect(refundSums(state, trade)).toEqual({ done: 60, underWay: 15, left: 65 })
  })

  // Youzan reference 11.2: 0 none, 2 partly, 12 fully; 1 and 11 are in progress.
  it.each([
    [[], 0],
    [[['1', 60, 'WAIT_SELLER_AGREE']], 1],
    [[['1', 60, 'SUCCESS']], 2],
    [
      [
        ['1', 100, 'SUCCESS'],
        ['2', 30, 'WAIT_BUYER_RETURN_GOODS']
      ],
      11
    ],
    [
      [
        ['1', 100, 'SUCCESS'],
        ['2', 30, 'SUCCESS']
      ],
      12
    ]
  ] as const)('are told as refund_state: %j is %d', (refunds, expected) => {
    expect(refundState(stateWith(...(refunds as never as [string, number, StoredRefund['status']][])), trade)).toBe(
      expected
    )
  })
})
