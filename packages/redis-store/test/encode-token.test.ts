import { createHash } from 'node:crypto'
import type { StoredToken } from '@kaifang/http-core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeToken, encodeToken, tokenId } from '../src/encode-token.ts'
import type { TokenCipher } from '../src/token-cipher.ts'
import { textsOf } from './support/texts-of.ts'

const anyToken: fc.Arbitrary<StoredToken> = fc.record(
  {
    value: fc.string({ unit: 'binary' }),
    issuedAtMs: fc.maxSafeNat(),
    expiresAtMs: fc.maxSafeNat(),
    refreshValue: fc.string({ unit: 'binary' })
  },
  { requiredKeys: ['value', 'issuedAtMs', 'expiresAtMs'] }
)
const reversing: TokenCipher = {
  encrypt: (text) => [...text].reverse().join(''),
  decrypt: async (text) => [...text].reverse().join('')
}

describe.each([
  ['text', undefined],
  ['a cipher', reversing]
])('with %s', (_name, cipher) => {
  test('reads back any token', async () => {
    await fc.assert(
      fc.asyncProperty(anyToken, async (token) => {
        expect(await decodeToken(await encodeToken(token, cipher), cipher)).toEqual(token)
      })
    )
  })
})

test.each([
  '',
  'no json',
  'null',
  '5',
  '{}',
  '{"value":5,"issuedAtMs":1,"expiresAtMs":2}',
  '{"value":"hunter22","issuedAtMs":"1","expiresAtMs":2}',
  '{"value":"hunter22","issuedAtMs":1,"expiresAtMs":1.5}',
  '{"value":"hunter22","issuedAtMs":1,"expiresAtMs":2,"refreshValue":null}'
])('refuses %s, and does not repeat it', async (body) => {
  const error = await decodeToken(body, undefined).catch((thrown) => thrown)
  expect(error).toMatchObject({ code: 'ERR_REDIS_STORE_DATA', operation: 'read', retryable: false })
  expect(textsOf(error)).not.toContain('hunter22')
})

test('says no more when the cipher can not open it', async () => {
  const decrypt = (): never => {
    throw new Error('bad key hunter22')
  }
  const error = await decodeToken('closed', { encrypt: String, decrypt }).catch((thrown) => thrown)
  expect(error.code).toBe('ERR_REDIS_STORE_DATA')
  expect(textsOf(error)).not.toContain('hunter22')
})

test('tells tokens apart by their SHA-256', () => {
  // FIPS 180-2, appendix B.1.
  expect(tokenId('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(tokenId('年')).toBe(createHash('sha256').update(Buffer.from('年')).digest('hex'))
})
