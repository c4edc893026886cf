import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { generateTradeBill, type TradeBill, writeTradeBill } from '../src/trade-bill.ts'

const folder = mkdtempSync(join(tmpdir(), 'trade-bill-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Sums one column with BigInt, from the text alone. */
function sumOf(rows: readonly (readonly string[])[], column: number): number {
  return Number(rows.reduce((sum, cells) => sum + BigInt((cells[column] ?? '').replace('.', '')), 0n))
}

describe.each([
  { layout: 'new', columns: 27, total: 24, refund: 25 },
  { layout: 'old', columns: 24, total: 12, refund: 16 }
] as const)('the $layout layout', ({ layout, columns, total, refund }) => {
  const path = join(folder, layout)
  const bill: TradeBill = writeTradeBill(path, 300_000, layout)
  const bytes = readFileSync(path)

  it('holds what it says, with commas in names and JSON in the data', () => {
    const text = bytes.toString('utf8', bill.rowsFrom, bill.rowsTo)
    const rows = text.split('\r\n').map((line) => line.slice(1).split(',`'))
    expect(rows.pop()).toEqual([''])
    expect(new Set(rows.map(({ length }) => length))).toEqual(new Set([columns]))
    expect({
      rows: rows.length,
      totalFee: sumOf(rows, total),
      refundFee: sumOf(rows, refund),
      serviceFee: sumOf(rows, 22)
    }).toEqual(bill.totals)
    expect(bytes).toHaveLength(bill.bytes)
    expect(text).toMatch(/, (?:赠|black)/)
    expect(text).toContain('{"uid":7,')
  })

  it('is the same at every run', () => {
    const hash = createHash('sha1')
    for (const piece of generateTradeBill({ bytes: 300_000 }, layout)) hash.update(piece)
    expect(hash.digest('hex')).toBe(createHash('sha1').update(bytes).digest('hex'))
  })
})

it('makes as many rows as it is asked for', () => {
  const pieces = generateTradeBill({ rows: 4321 })
  let step = pieces.next()
  while (step.done !== true) step = pieces.next()
  expect(step.value.totals.rows).toBe(4321)
})
