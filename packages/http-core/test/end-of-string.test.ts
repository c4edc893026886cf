import fc from 'fast-check'
import { expect, test } from 'vitest'
import { endOfString } from '../src/end-of-string.ts'

test('finds where JSON.stringify ended a string, whatever stands in and behind it', () => {
  const text = fc.oneof(fc.string({ unit: fc.constantFrom('"', '\\', 'a', '年', '\n') }), fc.string({ unit: 'binary' }))
  fc.assert(
    fc.property(text, text, (value, behind) => {
      const json = JSON.stringify(value)
      expect(endOfString(`[${json}${behind}`, 1)).toBe(json.length)
    })
  )
})

test.each(['"', '"a', '"\\"', '"\\\\\\"'])('says that %s does not end', (text) => {
  expect(endOfString(text, 0)).toBe(-1)
})
