import { expect, it } from 'vitest'
import { renderTotals } from '../../src/command/render-totals.ts'

it('marks what agrees and what differs', () => {
  const lines = renderTotals(
    [
      { field: 'a', name: '总交易单数', unit: 'count', footer: 1234, rows: 1234, isEqual: true },
      { field: 'b', name: '订单总金额', unit: 'fen', footer: 123_456, rows: 123_457, isEqual: false },
      { field: 'c', name: '手续费总金额', unit: 'yuan', footer: undefined, rows: '-1234.50000', isEqual: true },
      { field: 'd', name: '退款总金额', unit: 'fen', footer: 0, rows: undefined, isEqual: true }
    ],
    true
  )
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "  total                  rows     footer
      总交易单数            1,234      1,234   ✓
      订单总金额         1,234.57   1,234.56   ✗ differs
      手续费总金额   -1,234.50000          -
      退款总金额                -       0.00"
  `)
})

it('marks nothing where the file has no totals', () => {
  const lines = renderTotals(
    [{ field: 'a', name: '笔', unit: 'count', footer: undefined, rows: 1, isEqual: true }],
    false
  )
  expect(lines).toEqual(['  total   rows   footer', '  笔         1        -'])
})
