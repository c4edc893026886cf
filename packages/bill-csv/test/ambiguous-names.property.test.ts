import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { billsByTitle, type WrittenBill } from './support/any-bill.ts'
import type { Cells } from './support/any-row.ts'
import type { BillLayout } from './support/bill-layouts.ts'
import { type ExpectedRow, expectedRow, expectedTotals, readCells, readTotals } from './support/expected-bill.ts'
import { fuzzRuns, fuzzSeed } from './support/fuzz-settings.ts'
import { outcomeOfParse } from './support/read-outcomes.ts'
import { writeAlipayBill } from './support/write-alipay-bill.ts'
import { writeWechatBill } from './support/write-wechat-bill.ts'

const RUNS = fuzzRuns(200)
const encoder = new TextEncoder()

/** A text with the separator of WeChat's cells in it, or the comma that separates Alipay's. */
function textWith(separator: string): fc.Arbitrary<string> {
  const piece = fc.constantFrom('商品', 'a', '', ' ', '1', '0.01', '😀', '`', '\\')
  return fc.array(piece, { minLength: 2, maxLength: 4 }).map((pieces) => pieces.join(separator))
}

function put(layout: BillLayout, cells: Cells, texts: Readonly<Record<string, string>>): Cells {
  return cells.map((cell, index) => texts[layout.columns[index]?.name ?? ''] ?? cell)
}

/** Two columns side by side that nobody can tell apart, as the one text that they are in the file. */
function joined(row: ExpectedRow, [left, right]: readonly [string, string]): ExpectedRow {
  return { ...row, [left]: `${row[left] ?? ''},\`${row[right] ?? ''}`, [right]: undefined }
}

describe.each([
  ['new ALL', 'body', 'attach'],
  ['new SUCCESS', 'body', 'attach'],
  ['old REFUND with 企业红包金额', 'body', 'attach'],
  ['fund flow (元)', 'remark', 'bizVoucherId']
] as const)('a bill of the kind "%s" with ,` inside %s or %s', (title, left, right) => {
  const create = billsByTitle[title]!

  it('keeps every other column, and the text of the two', () => {
    fc.assert(
      fc.property(
        create({ minRows: 1 }),
        fc.record({ [left]: textWith(',`'), [right]: textWith(',`') }, { requiredKeys: [] }),
        ({ layout, rows }, texts) => {
          const named = rows.map((cells) => put(layout, cells, texts as Readonly<Record<string, string>>))
          const { rows: read = [], summary, message } = outcomeOfParse(encoder.encode(writeWechatBill(layout, named)))
          expect(message).toBeUndefined()
          expect(readCells(layout, read).map((row) => joined(row, [left, right]))).toEqual(
            named.map((cells) => joined(expectedRow(layout, cells), [left, right]))
          )
          expect(summary?.differences).toEqual([])
          expect(readTotals(summary?.totals)).toEqual(expectedTotals(layout, named))
        }
      ),
      { numRuns: RUNS, seed: fuzzSeed }
    )
  })

  it('gives the surplus to the first of the two', () => {
    fc.assert(
      fc.property(create({ minRows: 1 }), textWith(',`'), ({ layout, rows }, text) => {
        const named = rows.map((cells) => put(layout, cells, { [left]: text, [right]: 'order 7' }))
        const { rows: read = [] } = outcomeOfParse(encoder.encode(writeWechatBill(layout, named)))
        expect(readCells(layout, read)).toEqual(named.map((cells) => expectedRow(layout, cells)))
      }),
      { numRuns: RUNS, seed: fuzzSeed }
    )
  })
})

describe('an Alipay bill with commas inside a text', () => {
  const texts = fc.record({ subject: textWith(','), remark: textWith(',') }, { requiredKeys: [] })

  it.each(['Alipay detail', 'Alipay fund detail'])('is never read with wrong money: %s', (title) => {
    fc.assert(
      fc.property(billsByTitle[title]!({ minRows: 1 }), texts, ({ layout, rows }: WrittenBill, names) => {
        const named = rows.map((cells) => put(layout, cells, names as Readonly<Record<string, string>>))
        const { rows: read = [], code } = outcomeOfParse(encoder.encode(writeAlipayBill(layout, named)))
        const money = layout.columns.filter(({ kind }) => kind === 'fen').map(({ name }) => name)
        const amounts = (row: ExpectedRow) => money.map((name) => row[name])
        const expected = named.map((cells) => amounts(expectedRow(layout, cells)))
        expect(readCells(layout, read).map(amounts)).toEqual(
          code === undefined ? expected : expected.slice(0, read.length)
        )
      }),
      { numRuns: RUNS, seed: fuzzSeed }
    )
  })

  it('keeps a product name with commas where nothing else has any', () => {
    fc.assert(
      fc.property(billsByTitle['Alipay detail']!({ minRows: 1 }), textWith(','), ({ layout, rows }, subject) => {
        const trimmed = subject.trim()
        const named = rows.map((cells) => put(layout, cells, { subject: trimmed }))
        const { rows: read = [], message } = outcomeOfParse(encoder.encode(writeAlipayBill(layout, named)))
        expect(message).toBeUndefined()
        expect(readCells(layout, read)).toEqual(named.map((cells) => expectedRow(layout, cells)))
      }),
      { numRuns: RUNS, seed: fuzzSeed }
    )
  })
})
