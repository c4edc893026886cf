import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decryptContent, encryptContent, readContentKey } from '../src/encrypt-content.ts'
import { openssl } from './support/openssl.ts'
import { readVector } from './support/read-vector.ts'

const vector = readVector<{ key: string; plain: string; cipher: string }>('content-cipher')
const key = readContentKey('initAlipay', 'encryptKey', vector.key)
const hex = Buffer.from(vector.key, 'base64').toString('hex')

describe('encryptContent', () => {
  it('gives the computed vector', () => {
    expect(encryptContent(vector.plain, key)).toBe(vector.cipher)
  })

  it('gives what OpenSSL gives', () => {
    const text = '{"subject":"测试 - 1+1"}'
    const cipher = openssl(['enc', '-aes-128-cbc', '-K', hex, '-iv', '0'.repeat(32)], text).toString('base64')
    expect(encryptContent(text, key)).toBe(cipher)
  })
})

describe('decryptContent', () => {
  it('opens what was encrypted, byte for byte', () => {
    expect(decryptContent(vector.cipher, key)?.toString()).toBe(vector.plain)
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(decryptContent(encryptContent(text, key), key)?.toString()).toBe(text)
      })
    )
  })

  it.each(['', 'x', '?', 'QUJD', vector.cipher.slice(0, -4), `${vector.cipher}\n`])('gives nothing for %j', (text) => {
    expect(decryptContent(text, key)).toBeUndefined()
  })
})

describe('readContentKey', () => {
  it.each([
    undefined,
    '',
    'short',
    `${vector.key} `,
    Buffer.alloc(32).toString('base64'),
    'aYA0GP8JEW+D7/UFaskCWB==',
    7
  ])('refuses %j without showing it', (value) => {
    let message = ''
    try {
      readContentKey('initAlipay', 'encryptKey', value)
    } catch (error) {
      message = (error as Error).message
    }
    expect(message).toContain('initAlipay: "encryptKey"')
    expect(message).not.toContain('aYA0GP8')
  })
})
