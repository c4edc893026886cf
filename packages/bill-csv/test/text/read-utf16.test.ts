import { expect, it } from 'vitest'
import { createUtf16Reader, readUtf16 } from '../../src/text/read-utf16.ts'

it.each([
  ['with Buffer', readUtf16],
  ['without', createUtf16Reader(undefined)]
])('reads UTF-16, %s', (_, read) => {
  const bytes = Uint8Array.from(Buffer.from('年\0a\ufeff\u{20bb7}é', 'utf16le'))
  expect(read(bytes, 0, bytes.length)).toBe('年\0a\ufeff\u{20bb7}é')
  expect(read(bytes, 2, 6)).toBe('\0a')
  expect(read(bytes, 6, 8)).toBe('\ufeff')
  expect(read(bytes, 4, 4)).toBe('')
})
