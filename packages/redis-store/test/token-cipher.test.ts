import { expect, test } from 'vitest'
import { readCipher } from '../src/token-cipher.ts'

test('takes a cipher with both directions, or none', () => {
  const cipher = { encrypt: String, decrypt: String }
  expect([readCipher('test', undefined), readCipher('test', cipher)]).toEqual([undefined, cipher])
  const rule = 'test: "cipher" expected an object with encrypt and decrypt'
  expect(() => readCipher('test', { encrypt: String })).toThrow(`${rule}, got an object`)
  expect(() => readCipher('test', { decrypt: String })).toThrow(rule)
  expect(() => readCipher('test', 'aes')).toThrow(`${rule}, got text of 3 characters`)
  expect(() => readCipher('test', null)).toThrow(`${rule}, got null`)
})
