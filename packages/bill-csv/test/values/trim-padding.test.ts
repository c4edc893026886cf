import { expect, it } from 'vitest'
import { isPadding, trimPadding } from '../../src/values/trim-padding.ts'

it.each([
  ['2017083121001004720299453898\t', '2017083121001004720299453898'],
  ['\t', ''],
  ['  在线支付   ', '在线支付'],
  ['a b', 'a b'],
  ['', ''],
  ['\u3000a\u00a0', '\u3000a\u00a0']
])('trims tabs and spaces only: %j', (text, trimmed) => {
  expect(trimPadding(text)).toBe(trimmed)
})

it('knows padding by its code', () => {
  expect([0x09, 0x20, 0x0d, 0x30].map(isPadding)).toEqual([true, true, false, false])
})
