import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { createSecret, digestHex } from '../src/index.ts'
import fips180 from './vectors/fips180-sha256.json' with { type: 'json' }
import rfc1321 from './vectors/rfc1321-md5.json' with { type: 'json' }
import rfc2202 from './vectors/rfc2202-hmac-sha1.json' with { type: 'json' }
import rfc4231 from './vectors/rfc4231-hmac-sha256.json' with { type: 'json' }
import { LOUD_SECRET, NOT_STRINGS } from './wrong-values.ts'

describe('digestHex', () => {
  it.each(rfc1321.cases)('gives MD5 of "$text" (RFC 1321, A.5)', ({ text, digest }) => {
    expect(digestHex('md5', text)).toBe(digest)
    expect(digestHex('md5', Buffer.from(text))).toBe(digest)
  })

  it.each(fips180.cases)('gives SHA-256 of "$text"', ({ text, digest }) => {
    expect(digestHex('sha256', text)).toBe(digest)
    expect(digestHex('sha256', new TextEncoder().encode(text))).toBe(digest)
  })

  it.each(rfc4231.cases)('gives HMAC-SHA-256 of RFC 4231, section $case', ({ keyHex, dataHex, digest }) => {
    const key = Buffer.from(keyHex, 'hex')
    const data = Buffer.from(dataHex, 'hex')
    expect(digestHex('hmac-sha256', data, key).slice(0, digest.length)).toBe(digest)
    expect(digestHex('hmac-sha256', data, createSecret(key)).slice(0, digest.length)).toBe(digest)
  })

  it.each(rfc2202.cases)('gives HMAC-SHA-1 of RFC 2202, case $case', ({ keyHex, dataHex, digest }) => {
    expect(digestHex('hmac-sha1', Buffer.from(dataHex, 'hex'), Buffer.from(keyHex, 'hex'))).toBe(digest)
  })

  // Tianyi H5: the sample secret of the platform's own page; digests computed with OpenSSL.
  it.each([
    [
      'X-H5-ID=0e0d8b62&X-H5-Timestamp=1578042800057&authorizationToken=ABCD1234',
      '601F065D3C1EB72743ECD602D6A0E76C628E5EB4'
    ],
    [
      'X-H5App-ID=0e0d8b62&X-H5App-Timestamp=1578042800057&h5appSession=ABCD1234',
      'CF4850ABA6C81756EA9ACB6D1C7548657FE98525'
    ]
  ])('gives upper or lower case: %s', (text, digest) => {
    const secret = '32b5362f61f26f4e0e1221a57e7ab02ea77dbc40'
    expect(digestHex('hmac-sha1', text, secret, { letterCase: 'upper' })).toBe(digest)
    expect(digestHex('hmac-sha1', text, secret, { letterCase: 'lower' })).toBe(digest.toLowerCase())
  })

  it('digests text as UTF-8', () => {
    expect(digestHex('md5', '年😀')).toBe(digestHex('md5', Buffer.from('e5b9b4f09f9880', 'hex')))
  })

  it('digests a megabyte', () => {
    // NIST, "Examples with Intermediate Values": one million times "a"
    expect(digestHex('sha256', 'a'.repeat(1_000_000))).toBe(
      'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'
    )
  })

  it.each(NOT_STRINGS.filter(([words]) => !words.startsWith('Uint8Array')))('refuses %s as data', (words, value) => {
    expect(() => digestHex('md5', value as never)).toThrow(
      new TypeError(`"data" expected string or Uint8Array, got ${words}`)
    )
  })

  it.each(NOT_STRINGS.filter(([words]) => !words.startsWith('Uint8Array')))('refuses %s as the key', (words, value) => {
    expect(() => digestHex('hmac-sha256', 'text', value as never)).toThrow(
      new TypeError(`"secret" expected string, Uint8Array or Secret of createSecret, got ${words}`)
    )
  })

  it('refuses a secret that would not be used', () => {
    // @ts-expect-error an unkeyed digest takes no secret
    expect(() => digestHex('md5', 'text', LOUD_SECRET)).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: "secret" expected undefined: 'md5' takes no key, so the secret would not be used]`
    )
  })

  it('refuses a keyed digest without a secret', () => {
    // @ts-expect-error a keyed digest takes a secret
    expect(() => digestHex('hmac-sha256', 'text')).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: "secret" expected string, Uint8Array or Secret of createSecret, got undefined]`
    )
  })

  it('refuses a lone surrogate in the text', () => {
    expect(() => digestHex('md5', 'ab\ud800')).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: "data" expected well-formed text, got a lone surrogate at index 2]`
    )
  })

  it('refuses wrong options', () => {
    expect(() => digestHex('md5', 'text', undefined, 'upper' as never)).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: "options" expected object, got string of length 5]`
    )
    expect(() =>
      digestHex('md5', 'text', undefined, { letterCase: 'UPPER' as never })
    ).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: "letterCase" expected one of 'lower', 'upper', got string of length 5]`
    )
  })

  it('does not show a secret that was given in the wrong place', () => {
    for (const misuse of [
      () => digestHex(LOUD_SECRET as never, 'text', 'key'),
      () => digestHex('md5', 'text', LOUD_SECRET as never),
      () => digestHex('hmac-sha256', 'text', ` ${LOUD_SECRET}`),
      () => digestHex('hmac-sha256', 'text', [LOUD_SECRET] as never),
      () => digestHex('hmac-sha256', 'text', 'key', LOUD_SECRET as never)
    ]) {
      expect(misuse).toThrow(Error)
      try {
        misuse()
      } catch (error) {
        expect(inspect(error, { showHidden: true, depth: 9 })).not.toContain(LOUD_SECRET)
      }
    }
  })
})
