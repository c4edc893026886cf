import { expect, it } from 'vitest'
import { decryptContent, encryptContent } from '../../../../src/services/alipay/wire/encrypt-content.ts'
import { openssl } from '../../../support/run-openssl.ts'

// Alipay reference 6, content encryption.
const [key, plain, cipher] = [
  'aYA0GP8JEW+D7/UFaskCWA==',
  '{"out_trade_no":"1703141270"}',
  'HJjZXDcVHUcOrByocVgEmowXUaPZArNPawHpXAij2HI='
]

it('encrypts as the reference computes it', () => {
  expect(encryptContent(Buffer.from(plain), key)).toBe(cipher)
  expect(decryptContent(cipher, key)?.toString()).toBe(plain)
})

it('encrypts as openssl does', () => {
  const hex = Buffer.from(key, 'base64').toString('hex')
  const theirs = openssl(['enc', '-aes-128-cbc', '-K', hex, '-iv', '0'.repeat(32)], '测试 "1"')
  expect(encryptContent(Buffer.from('测试 "1"'), key)).toBe(theirs.toString('base64'))
})

it.each(['', 'plain text', '{"a":1}', cipher.slice(4), 'AAAA'])('decrypts nothing from %j', (text) => {
  expect(decryptContent(text, key)).toBeUndefined()
})
