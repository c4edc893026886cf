import { expect, it } from 'vitest'
import { createLatin1Reader, readLatin1 } from '../../src/text/read-latin1.ts'

it.each([
  ['with Buffer', readLatin1],
  ['without', createLatin1Reader(undefined)]
])('gives one character a byte, %s', (_, read) => {
  const bytes = Uint8Array.from({ length: 20_000 }, (_value, index) => index & 0xff)
  const text = read(bytes, 100, 19_000)
  expect(text.length).toBe(18_900)
  expect(Array.from(text, (character) => character.charCodeAt(0))).toEqual([...bytes.subarray(100, 19_000)])
})
