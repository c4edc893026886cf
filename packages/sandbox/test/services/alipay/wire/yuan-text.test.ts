import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readYuan, yuanText } from '../../../../src/services/alipay/wire/yuan-text.ts'

it.each([
  [0, '0.00'],
  [1, '0.01'],
  [8888, '88.88'],
  [-5, '-0.05'],
  [10_000_000_000, '100000000.00']
])('writes %i fen', (fen, text) => {
  expect(yuanText(fen)).toBe(text)
})

it.each([
  ['0.57', 57],
  ['4.35', 435],
  ['19.99', 1999],
  ['1', 100],
  ['1.5', 150],
  [19.99, 1999],
  ['1.001', undefined],
  ['-1', undefined],
  ['1e3', undefined],
  ['', undefined],
  [null, undefined]
])('reads %j', (value, fen) => {
  expect(readYuan(value)).toBe(fen)
})

it('reads back what it writes, over the whole range', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), (fen) => readYuan(yuanText(fen)) === fen))
})
