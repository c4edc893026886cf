import { expect, it } from 'vitest'
import { isSpreadsheetNumber } from '../../src/values/spreadsheet-number.ts'

// bills.md 2.3: order numbers that a spreadsheet has turned into floats.
it.each(['4.00123E+27', '4E+27', '4.2e+9', '1.60195933E+09'])('knows %s as a rounded number', (text) => {
  expect(isSpreadsheetNumber(text)).toBe(true)
})

it.each(['4200000925202101284997714292', 'E+27', '4.00123E27', '42.1E+27', 'R1747E+27', '', '4.E+27', '1E+100'])(
  'takes %s for a number or name',
  (text) => {
    expect(isSpreadsheetNumber(text)).toBe(false)
  }
)
