import { describe, expect, it } from 'vitest'
import { CELL_CODES } from '../../src/layout/cell-codes.ts'
import { readDirection, readValue } from '../../src/scan/read-value.ts'

describe('readValue', () => {
  it.each([
    ['skip', 'a', 0, undefined, 0],
    ['keep', '', 0, '', 0],
    ['id', '42', 0, '42', 0],
    ['text', '', 0, undefined, 0],
    ['text', 'a', 0, 'a', 0],
    ['escaped', 'a\\ b', 0, 'a,b', 0],
    ['escaped', '', 0, undefined, 0],
    ['refundId', '0', 0, undefined, 0],
    ['refundId', '', 0, undefined, 0],
    ['refundId', '50', 0, '50', 0],
    ['direction', '收入', 0, 'IN', 0],
    ['units', '0.5', 2, 50, 50],
    ['optionalUnits', '', 2, undefined, 0],
    ['optionalUnits', '1', 2, 100, 100],
    ['fee', '0.2', 5, '0.2', 20_000]
  ] as const)('reads as %s the text %j', (name, text, decimals, shown, units) => {
    expect(readValue(text, CELL_CODES[name], decimals)).toEqual({ shown, units })
  })

  it.each([
    ['id', '4.00123E+27', 0, 'ERR_BILL_CSV_SPREADSHEET', 'a spreadsheet has rounded this number'],
    ['units', 'x', 2, 'ERR_BILL_CSV_AMOUNT', 'expected an amount in yuan with at most 2 decimals'],
    ['units', 'x', 0, 'ERR_BILL_CSV_AMOUNT', 'expected a count'],
    ['units', '9'.repeat(20), 2, 'ERR_BILL_CSV_AMOUNT', 'the number is too large to be exact'],
    ['fee', '0.123456', 5, 'ERR_BILL_CSV_AMOUNT', 'at most 5 decimals']
  ] as const)('finds the fault as %s in %j', (name, text, decimals, code, words) => {
    const { fault } = readValue(text, CELL_CODES[name], decimals)
    expect(fault?.code).toBe(code)
    expect(fault?.message).toContain(words)
  })
})

it('translates directions, and keeps others', () => {
  expect(['收入', '支出', '其他', ''].map(readDirection)).toEqual(['IN', 'OUT', '其他', ''])
})
