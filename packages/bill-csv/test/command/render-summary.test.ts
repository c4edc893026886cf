import { describe, expect, it } from 'vitest'
import { renderSummary } from '../../src/command/render-summary.ts'
import type { BillOverview } from '../../src/command/run-summary.ts'

const overview: BillOverview = {
  file: '/tmp/a/20260101\u001b[2J.csv',
  format: 'alipay-trade',
  title: '支付宝业务明细',
  rows: 1_234_567,
  amountFen: 755_999_999,
  states: [
    { name: '交易', rows: 1_234_000, amountFen: 756_000_000 },
    { name: '退款\u202e', rows: 567, amountFen: -1 }
  ],
  hours: Array.from({ length: 24 }, (_, hour) => ({
    name: String(hour).padStart(2, '0'),
    rows: [100, 0, 1_000_000][hour - 8] ?? 0,
    amountFen: hour
  })),
  firstTime: '2026-01-01 08:00:00',
  lastTime: '2026-01-01 10:59:59',
  totals: { tradeCount: 1_234_000, refundCount: 567 },
  footer: { tradeCount: 1_234_000, refundCount: 567 },
  differences: [],
  errors: []
}

describe('renderSummary', () => {
  it('aligns large figures and Chinese names, and obeys nothing that the bill says', () => {
    expect(renderSummary(overview)).toMatchInlineSnapshot(`
      "支付宝业务明细 (alipay-trade)
      20260101�[2J.csv: 1,234,567 rows, 2026-01-01 08:00:00 to 2026-01-01 10:59:59

        state        rows           yuan
        交易    1,234,000   7,560,000.00
        退款�         567          -0.01
        ────────────────────────────────
        all     1,234,567   7,559,999.99

        hour                                   rows   yuan
        08     ▏                                100   0.08
        09                                        0   0.09
        10     ████████████████████████   1,000,000   0.10

        total               rows      footer
        交易合计笔数   1,234,000   1,234,000   ✓
        退款合计笔数         567         567   ✓

      The totals of rows and footer agree.
      "
    `)
  })

  it('shows a bill of nothing', () => {
    const none = { rows: 0, amountFen: 0, states: [], firstTime: undefined, lastTime: undefined, hours: [] }
    expect(renderSummary({ ...overview, ...none, totals: {}, footer: {} })).toMatchInlineSnapshot(`
      "支付宝业务明细 (alipay-trade)
      20260101�[2J.csv: 0 rows

        state   rows   yuan

        total   rows   footer

      The totals of rows and footer agree.
      "
    `)
  })

  it('shows one moment once, and one state without a sum', () => {
    const { states, firstTime } = overview
    const one = { rows: 1, states: states.slice(0, 1), lastTime: firstTime, file: '-' }
    const text = renderSummary({ ...overview, ...one })
    expect(text).toContain('standard input: 1 row, 2026-01-01 08:00:00\n')
    expect(text).not.toContain('all')
  })

  it.each([
    [{}, 'The totals of rows and footer agree.'],
    [{ errors: [{ code: 'X', message: 'line 1' }] }, 'The totals agree, but rows are damaged.'],
    [{ differences: [{ field: 'a', name: 'b', footer: 1, rows: 2 }] }, 'Rows and footer differ in 1 of the totals.'],
    [{ footer: undefined }, 'The file has no totals of its own: it may not be whole.']
  ])('ends with the verdict on %j', (others, verdict) => {
    expect(
      renderSummary({ ...overview, ...others })
        .trimEnd()
        .split('\n')
        .at(-1)
    ).toBe(verdict)
  })
})
