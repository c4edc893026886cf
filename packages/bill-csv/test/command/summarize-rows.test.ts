import { describe, expect, it } from 'vitest'
import type { BillFormat } from '../../src/bill-types.ts'
import { summarizeRows } from '../../src/command/summarize-rows.ts'

function summarize(format: BillFormat, rows: readonly object[]) {
  const summarizer = summarizeRows(format)
  for (const row of rows) summarizer.add(row)
  const { states, hours, firstTime, lastTime } = summarizer.summary()
  return { states, busy: hours.filter(({ rows }) => rows > 0), hours: hours.length, firstTime, lastTime }
}

describe('summarizeRows', () => {
  it("sums WeChat Pay's trades: payments in, refunds and reversals out", () => {
    const rows = [
      { tradeState: 'SUCCESS', totalFee: 500, refundFee: 0, tradeTime: '2024-01-16 22:43:59' },
      { tradeState: 'REFUND', totalFee: 0, refundFee: 200, tradeTime: '2024-01-16 00:45:16' },
      { tradeState: 'REVOKED', totalFee: 300, refundFee: 0, tradeTime: '2024-01-16  23:10:18' },
      { tradeState: 'SUCCESS', totalFee: 1, tradeTime: '2024-01-16 22:00:00' }
    ]
    expect(summarize('wechat-pay-trade', rows)).toEqual({
      states: [
        { name: 'SUCCESS', rows: 2, amountFen: 501 },
        { name: 'REFUND', rows: 1, amountFen: -200 },
        { name: 'REVOKED', rows: 1, amountFen: -300 }
      ],
      busy: [
        { name: '00', rows: 1, amountFen: -200 },
        { name: '22', rows: 2, amountFen: 501 },
        { name: '23', rows: 1, amountFen: -300 }
      ],
      hours: 24,
      firstTime: '2024-01-16  23:10:18',
      lastTime: '2024-01-16 22:43:59'
    })
  })

  it.each<[BillFormat, readonly object[], readonly unknown[]]>([
    [
      'wechat-pay-fund-flow',
      [
        { direction: 'IN', bizType: '交易', amount: 5, accountingTime: '2018-02-01 04:21:23' },
        { direction: 'OUT', bizType: '退款', amount: 2, accountingTime: '2018-02-01 05:21:23' }
      ],
      [
        ['IN 交易', 5],
        ['OUT 退款', -2]
      ]
    ],
    [
      'alipay-trade',
      [
        { bizType: '交易', totalAmount: 5, finishTime: '2017-08-31 10:00:00' },
        { bizType: '退款', totalAmount: -2, finishTime: undefined },
        { bizType: '退款', totalAmount: 1, finishTime: 'soon' }
      ],
      [
        ['交易', 5],
        ['退款', -3]
      ]
    ],
    [
      'alipay-trade-summary',
      [
        { storeName: '一店', storeId: '1', totalAmount: 5 },
        { storeName: undefined, storeId: '2', totalAmount: 7 }
      ],
      [
        ['一店', 5],
        ['2', 7]
      ]
    ],
    [
      'alipay-fund',
      [
        { bizType: '在线支付', incomeAmount: 5, expenditureAmount: undefined },
        { bizType: '交易退款', incomeAmount: 0, expenditureAmount: -2 }
      ],
      [
        ['在线支付', 5],
        ['交易退款', -2]
      ]
    ],
    ['alipay-fund-summary', [{ type: '在线支付', totalAmount: 3 }], [['在线支付', 3]]]
  ])('sums %s', (format, rows, expected) => {
    expect(summarize(format, rows).states.map(({ name, amountFen }) => [name, amountFen])).toEqual(expected)
  })

  it('has no hours where rows have no times', () => {
    expect(summarize('alipay-fund-summary', [{ type: 'a', totalAmount: 1 }])).toMatchObject({
      hours: 0,
      firstTime: undefined,
      lastTime: undefined
    })
  })

  it.each(['', '2024-01-16', '2024-01-16 24:00:00', '16:00', '2024/01/16 16:00:00'])(
    'counts %j by state only',
    (tradeTime) => {
      const found = summarize('wechat-pay-trade', [{ tradeState: 'SUCCESS', totalFee: 1, tradeTime }])
      expect([found.states.length, found.busy, found.firstTime]).toEqual([1, [], undefined])
    }
  )

  it('keeps a file of endless states small', () => {
    const rows = Array.from({ length: 1000 }, (_, index) => ({ tradeState: `S${index}`, refundFee: 1 }))
    const { states } = summarize('wechat-pay-trade', rows)
    expect([states.length, states.at(-1)]).toEqual([51, { name: '…', rows: 950, amountFen: -950 }])
  })
})
