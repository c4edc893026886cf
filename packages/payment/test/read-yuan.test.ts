import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readYuan } from '../src/read-yuan.ts'

it.each([
  ['0', 0],
  ['0.00', 0],
  ['0.01', 1],
  ['0.1', 10],
  ['0.57', 57],
  ['1', 100],
  ['4.35', 435],
  ['19.99', 1999],
  ['88.88', 8888],
  ['1000000.01', 100_000_001],
  ['100000000', 10_000_000_000],
  ['100000000.00', 10_000_000_000]
])('reads %s yuan as %d fen', (yuan, fen) => {
  expect(readYuan(yuan)).toBe(fen)
})

it.each([
  ['an exponent', '1e2'],
  ['three decimals', '1.234'],
  ['a sign', '-1'],
  ['a plus', '+1'],
  ['nothing', ''],
  ['a blank in front', ' 1'],
  ['a blank behind', '1 '],
  ['a line break behind', '1\n'],
  ['NaN', 'NaN'],
  ['Infinity', 'Infinity'],
  ['more than 100 000 000 yuan', '100000000.01'],
  ['far too much', '99999999999999999999'],
  ['full-width digits', '１２'],
  ['Arabic digits', '١٢'],
  ['a full-width point', '1．23'],
  ['a comma', '1,234.00'],
  ['no whole part', '.5'],
  ['no decimals behind the point', '1.'],
  ['two points', '1.2.3'],
  ['hexadecimal', '0x10'],
  ['a leading zero', '01.00'],
  ['a separator', '1_000']
])('refuses %s', (_what, text) => {
  expect(readYuan(text)).toBeUndefined()
})

it('reads what has the shape of an amount, and nothing else', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.-+eE １') }), (text) => {
      const fen = readYuan(text)
      if (fen === undefined) return
      expect(Number.isSafeInteger(fen)).toBe(true)
      expect(text).toMatch(/^\d{1,9}(\.\d{1,2})?$/)
    })
  )
})
