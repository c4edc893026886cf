import { expect, it } from 'vitest'
import { isPlausible } from '../../src/scan/is-plausible.ts'

it.each([
  ['time', '2021-01-28 17:07:11', true],
  // bills.md 2.3: two spaces in sandbox files.
  ['time', '2021-01-28  17:07', true],
  ['time', '', false],
  ['time', '17:07:11', false],
  ['optional-time', '', true],
  ['optional-time', 'x', false],
  ['rate', '0.60%', true],
  ['rate', '', true],
  ['rate', 'CNY', false],
  ['optional-fen', '', true],
  ['optional-fen', '1.00', true],
  ['optional-fen', 'a', false],
  ['fen', '1.00', true],
  ['fen', '', false],
  ['fee', '0.20000', true],
  ['fee', '0.2000001', false],
  ['count', '45.0', true],
  ['count', '4.5', false],
  ['free', 'anything', true],
  ['unknown', '', true]
] as const)('a cell of kind %s may be %j: %s', (kind, text, plausible) => {
  expect(isPlausible(kind, text)).toBe(plausible)
})
