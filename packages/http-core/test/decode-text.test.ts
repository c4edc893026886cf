import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeText } from '../src/decode-text.ts'
import { anyText } from './any-text.ts'

test('agrees with the strict decoder of the platform on any bytes', () => {
  const bytes = fc.oneof(
    fc.uint8Array(),
    anyText.map((text) => new Uint8Array(Buffer.from(text)))
  )
  fc.assert(
    fc.property(bytes, (given) => {
      let expected: string | undefined
      try {
        expected = new TextDecoder('utf-8', { fatal: true }).decode(given)
      } catch {}
      expect(decodeText(given)).toBe(expected)
    })
  )
})

test('drops one byte order mark', () => {
  expect(decodeText(Buffer.from('\ufeff{}'))).toBe('{}')
  expect(decodeText(Buffer.from('\ufeff\ufeff{}'))).toBe('\ufeff{}')
})

test('refuses GBK', () => {
  // "年卡" in GBK, by iconv.
  expect(decodeText(Uint8Array.of(0xc4, 0xea, 0xbf, 0xa8))).toBeUndefined()
})

test('reads a view that begins in the middle of its memory', () => {
  expect(decodeText(new Uint8Array(Buffer.from('xx年')).subarray(2))).toBe('年')
})
