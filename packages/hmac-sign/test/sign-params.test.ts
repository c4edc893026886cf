import { createHash, createHmac } from 'node:crypto'
import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalQuery, createSecret, type SignOptions, signParams } from '../src/index.ts'
import { anyText } from './any-text.ts'
import { fuzzRuns, fuzzSeed } from './fuzz-settings.ts'
import utools from './vectors/utools.json' with { type: 'json' }
import wechatPay from './vectors/wechat-pay-v2.json' with { type: 'json' }
import { LOUD_SECRET, NO_TEXT_FORM, NOT_PARAMS, NOT_STRINGS } from './wrong-values.ts'

const WECHAT = { dialect: 'text', skipEmpty: true, secretSuffix: '&key=', letterCase: 'upper' } as const

describe('signParams', () => {
  it.each(utools.cases)('gives the signature of uTools vector $case', ({ params, signature }) => {
    expect(signParams(params, utools.secret)).toBe(signature)
    expect(signParams(params, createSecret(utools.secret))).toBe(signature)
    expect(signParams({ ...params, sign: 'old' }, utools.secret)).toBe(signature)
  })

  it.each(wechatPay.cases)(
    'gives the signature of WeChat Pay v2 vector $case',
    ({ params, algorithm, key, signature }) => {
      expect(signParams(params, key, { ...WECHAT, algorithm: algorithm as 'md5' | 'hmac-sha256' })).toBe(signature)
    }
  )

  // Public test-suite of a WeChat Pay SDK: the text of no parameters is still "&key=…".
  it('signs no parameters', () => {
    expect(
      signParams({}, 'exposed_your_key_here_have_risks', { ...WECHAT, algorithm: 'md5', letterCase: 'lower' })
    ).toBe('b3d43c8390f26e2030d4d17bd580fbc8')
  })

  // Tianyi H5: the sample secret of the platform's own page; digest computed with OpenSSL.
  it('signs for Tianyi H5 with HMAC-SHA1 in upper case', () => {
    const params = { authorizationToken: 'ABCD1234', 'X-H5-Timestamp': '1578042800057', 'X-H5-ID': '0e0d8b62' }
    const rules: SignOptions = { algorithm: 'hmac-sha1', dialect: 'text', skipEmpty: true, letterCase: 'upper' }
    expect(signParams(params, '32b5362f61f26f4e0e1221a57e7ab02ea77dbc40', rules)).toBe(
      '601F065D3C1EB72743ECD602D6A0E76C628E5EB4'
    )
  })

  it('appends the secret bare when the suffix is empty, as many PHP shops do', () => {
    const expected = createHash('md5').update('a=1&b=+sec').digest('hex')
    expect(signParams({ b: ' ', a: 1 }, 'sec', { algorithm: 'md5', secretSuffix: '' })).toBe(expected)
  })

  it('leaves out other names than sign when told', () => {
    const expected = signParams({ a: 1 }, 'key')
    expect(signParams({ a: 1, paySign: 'x' }, 'key', { omit: ['paySign'] })).toBe(expected)
  })

  it('signs a field named __proto__', () => {
    const params = JSON.parse('{"__proto__":"x","a":"1"}')
    expect(signParams(params, 'key')).toBe(createHmac('sha256', 'key').update('__proto__=x&a=1').digest('hex'))
  })

  it('does not change the params', () => {
    const params = Object.freeze({ b: Object.freeze([1]), a: 2, sign: 's' })
    signParams(params, 'key')
    expect(params).toEqual({ b: [1], a: 2, sign: 's' })
  })

  it('signs short after long, and after a call that failed', () => {
    signParams({ long: 'x'.repeat(200_000) }, 'key')
    expect(() => signParams({ a: 'left over', b: Number.NaN }, 'key')).toThrow(RangeError)
    expect(signParams({ a: 1 }, 'key')).toBe(createHmac('sha256', 'key').update('a=1').digest('hex'))
  })

  it('is not disturbed by a getter that signs something else', () => {
    const params = {
      a: 'first',
      get b() {
        return signParams({ inner: 'x'.repeat(100) }, 'another key')
      }
    }
    const text = `a=first&b=${signParams({ inner: 'x'.repeat(100) }, 'another key')}`
    expect(signParams(params, 'key')).toBe(createHmac('sha256', 'key').update(text).digest('hex'))
  })

  it('is the HMAC of canonicalQuery for any parameters and key', () => {
    const value = fc.oneof(
      anyText,
      fc.maxSafeInteger(),
      fc.boolean(),
      fc.constant(null),
      fc.double({ noNaN: true, noDefaultInfinity: true, max: 1e15, min: -1e15 })
    )
    fc.assert(
      fc.property(fc.dictionary(anyText, value), fc.uint8Array({ minLength: 1, maxLength: 200 }), (params, key) => {
        expect(signParams(params, key)).toBe(createHmac('sha256', key).update(canonicalQuery(params)).digest('hex'))
      }),
      { numRuns: fuzzRuns(300), seed: fuzzSeed }
    )
  })

  it.each(NOT_PARAMS)('refuses %s as params', (words, value) => {
    expect(() => signParams(value as never, 'key')).toThrow(
      new TypeError(`"params" expected plain object, got ${words}`)
    )
  })

  it.each(NOT_STRINGS.filter(([words]) => !words.startsWith('Uint8Array')))(
    'refuses %s as the secret',
    (words, value) => {
      expect(() => signParams({}, value as never)).toThrow(
        new TypeError(`"secret" expected string, Uint8Array or Secret of createSecret, got ${words}`)
      )
    }
  )

  it.each(NO_TEXT_FORM)('refuses %s as a value', (words, value) => {
    expect(() => signParams({ a: value as never }, 'key')).toThrow(
      new TypeError(`"a" expected string, number, bigint, boolean, null, list or plain object, got ${words}`)
    )
  })

  it('has no options that leave the secret or the treatment of empty values open', () => {
    // @ts-expect-error MD5 without secretSuffix
    expect(() => signParams({}, 'key', { algorithm: 'md5' })).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: "secretSuffix" expected string, such as '&key=': 'md5' alone would not use the secret]`
    )
    // @ts-expect-error the text dialect without skipEmpty
    expect(() => signParams({}, 'key', { dialect: 'text' })).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: "skipEmpty" expected boolean (is '' left out?), got undefined]`
    )
    // @ts-expect-error skipEmpty in the PHP dialect
    expect(() => signParams({}, 'key', { dialect: 'php', skipEmpty: true })).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: "skipEmpty" expected undefined in dialect 'php', got boolean]`
    )
    expect(() => signParams({}, 'key', null as never)).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: "options" expected object, got null]`
    )
    expect(() => signParams({}, 'key', { secretSuffix: '\ud800' })).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: "secretSuffix" expected well-formed text, got a lone surrogate at index 0]`
    )
  })

  it('never shows the secret in an error, whatever is wrong with the parameters', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.anything({ withDate: true, withTypedArray: true })),
        fc.constantFrom('md5', 'hmac-sha256'),
        (params, algorithm) => {
          try {
            signParams(params as never, LOUD_SECRET, { ...WECHAT, algorithm: algorithm as 'md5' })
          } catch (error) {
            expect(error instanceof TypeError || error instanceof RangeError).toBe(true)
            const { message, stack } = error as Error
            expect(message + stack + JSON.stringify(error) + inspect(error, { showHidden: true })).not.toContain(
              LOUD_SECRET
            )
          }
        }
      ),
      { numRuns: fuzzRuns(500), seed: fuzzSeed }
    )
  })
})
