import { describe, expect, it } from 'vitest'
import { checkRows, looksRounded } from '../../src/scan/check-rows.ts'
import { markRows } from '../../src/scan/mark-rows.ts'
import { scanBytes } from '../../src/scan/scan-bytes.ts'
import { FUND_HEADER, fundRow, scanWith, utf8 } from '../support/small-bills.ts'

describe('checkRows', () => {
  it.each([true, false])('adds up until a row is not plain; totals only: %s', (totalsOnly) => {
    const scan = scanWith({ encoding: 'utf-8', totalsOnly, lazy: true })
    scanBytes(scan, utf8(`${FUND_HEADER}\n`), false)
    const layout = scan.layout!
    const bytes = utf8([fundRow(), fundRow({ 6: '+1' }), fundRow(), fundRow()].join('\n'))
    expect(markRows(scan, layout, bytes, 0, true)).toBe(true)
    expect(checkRows(scan, layout, scan.scanner.block)).toBe(1)
    expect([scan.rowCount, scan.sums[11 + 6], scan.rows.length]).toEqual([1, 2, totalsOnly ? 0 : 1])
  })
})

it('looks at the end of a number for the sign of an exponent', () => {
  const look = (text: string): boolean => looksRounded(utf8(`E+9${text}`), 3, 3 + text.length)
  expect(['4.0E+27', '4E+9', '4E+', 'a+b', '4200000925202101284997714292', ''].map(look)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false
  ])
})
