import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSecret, type SignOptions, signParams, verifyParams } from '../src/index.ts'
import { anyText } from './any-text.ts'
import { fuzzRuns, fuzzSeed } from './fuzz-settings.ts'
import utools from './vectors/utools.json' with { type: 'json' }
import wechatPay from './vectors/wechat-pay-v2.json' with { type: 'json' }
import { LOUD_SECRET, NOT_PARAMS, NOT_STRINGS } from './wrong-values.ts'

const { params: RECORD, signature: SIGNATURE } = utools.cases[2]!
const WECHAT = { dialect: 'text', skipEmpty: true, secretSuffix: '&key=', letterCase: 'upper' } as const

describe('verifyParams', () => {
  it.each(utools.cases)('accepts the signature of uTools vector $case', ({ params, signature }) => {
    expect(verifyParams(params, signature, utools.secret)).toBe(true)
    expect(verifyParams({ ...params, sign: signature }, signature, createSecret(utools.secret))).toBe(true)
  })

  it.each(wechatPay.cases)(
    'accepts the signature of WeChat Pay v2 vector $case',
    ({ params, algorithm, key, signature }) => {
      const rules = { ...WECHAT, algorithm } as SignOptions
      expect(verifyParams({ ...params, sign: signature }, signature, key, rules)).toBe(true)
      expect(verifyParams(params, signature.toLowerCase(), key, rules)).toBe(false)
    }
  )

  it('refuses the signature that bare URLSearchParams gives (vector 5x)', () => {
    const { params, wrongSignature } = utools.cases[4]!
    expect(verifyParams(params, wrongSignature!, utools.secret)).toBe(false)
  })

  it.each(Object.keys(RECORD))(
    'refuses a record whose %s was changed, left out, or joined by another field',
    (name) => {
      const params = RECORD as Record<string, unknown>
      expect(verifyParams({ ...params, [name]: `${params[name]}0` }, SIGNATURE, utools.secret)).toBe(false)
      expect(verifyParams({ ...params, [name]: null }, SIGNATURE, utools.secret)).toBe(false)
      expect(verifyParams({ ...params, [`${name}_`]: '' }, SIGNATURE, utools.secret)).toBe(false)
    }
  )

  it('refuses every single changed digit, and other lengths and alphabets', () => {
    for (let index = 0; index < SIGNATURE.length; index++) {
      const digit = SIGNATURE[index] === '0' ? '1' : '0'
      const changed = SIGNATURE.slice(0, index) + digit + SIGNATURE.slice(index + 1)
      expect(verifyParams(RECORD, changed, utools.secret)).toBe(false)
    }
    for (const other of [
      '',
      SIGNATURE.slice(1),
      `${SIGNATURE}0`,
      SIGNATURE.toUpperCase(),
      '年'.repeat(64),
      ` ${SIGNATURE}`
    ]) {
      expect(verifyParams(RECORD, other, utools.secret)).toBe(false)
    }
  })

  it('accepts any of several secrets, wherever it stands', () => {
    const wrong = ['1', '2', createSecret('3'), Buffer.from('4')]
    for (let index = 0; index <= wrong.length; index++) {
      const secrets = [...wrong.slice(0, index), utools.secret, ...wrong.slice(index)]
      expect(verifyParams(RECORD, SIGNATURE, secrets)).toBe(true)
    }
    expect(verifyParams(RECORD, SIGNATURE, wrong)).toBe(false)
    expect(verifyParams(RECORD, SIGNATURE, [utools.secret, utools.secret])).toBe(true)
  })

  it('tries several secrets that are part of the text', () => {
    const { params, key, signature } = wechatPay.cases[0]!
    const rules = { ...WECHAT, algorithm: 'md5' } as const
    expect(verifyParams(params, signature, ['a much longer secret than the right one', key, 'x'], rules)).toBe(true)
    expect(verifyParams(params, signature, ['x', 'y'], rules)).toBe(false)
  })

  it('looks at every secret, also behind the one that matches', () => {
    expect(() => verifyParams(RECORD, SIGNATURE, [utools.secret, ''])).toThrow(
      new RangeError('"secretOrSecrets[1]" expected at least one byte, got an empty secret')
    )
  })

  it.each(NOT_STRINGS)('refuses %s as the signature', (words, value) => {
    expect(() => verifyParams(RECORD, value as never, utools.secret)).toThrow(
      new TypeError(`"signature" expected string, got ${words}`)
    )
  })

  it.each(NOT_PARAMS)('refuses %s as params', (words, value) => {
    expect(() => verifyParams(value as never, SIGNATURE, utools.secret)).toThrow(
      new TypeError(`"params" expected plain object, got ${words}`)
    )
  })

  it.each(NOT_STRINGS.filter(([words]) => !/^(Uint8Array|array)/.test(words)))(
    'refuses %s as the secret',
    (words, value) => {
      expect(() => verifyParams(RECORD, SIGNATURE, value as never)).toThrow(
        new TypeError(`"secretOrSecrets" expected string, Uint8Array or Secret of createSecret, got ${words}`)
      )
      expect(() => verifyParams(RECORD, SIGNATURE, [utools.secret, value as never])).toThrow(
        new TypeError(`"secretOrSecrets[1]" expected string, Uint8Array or Secret of createSecret, got ${words}`)
      )
    }
  )

  it('refuses an empty list of secrets, a hole in it, and wrong options', () => {
    expect(() => verifyParams(RECORD, SIGNATURE, [])).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: "secretOrSecrets" expected at least one secret, got none]`
    )
    // biome-ignore lint/suspicious/noSparseArray: the hole is what is tested
    expect(() => verifyParams(RECORD, SIGNATURE, [, utools.secret] as never)).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: "secretOrSecrets[0]" expected string, Uint8Array or Secret of createSecret, got undefined]`
    )
    expect(() => verifyParams(RECORD, SIGNATURE, utools.secret, [] as never)).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: "options" expected object, got array of length 0]`
    )
  })

  it('says that a number lost digits instead of calling the signature wrong', () => {
    const params = JSON.parse('{"order_id": 12345678901234567890}')
    expect(() => verifyParams(params, SIGNATURE, utools.secret)).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: "order_id" expected safe integer, got one past 2^53 - 1 that may have lost digits: pass it as string or bigint]`
    )
  })

  it('accepts what signParams made, and nothing that differs in one value', () => {
    const flat = fc.dictionary(fc.stringMatching(/^[a-z_]{1,8}$/), anyText, { minKeys: 1 })
    fc.assert(
      fc.property(flat, anyText, (params, other) => {
        const secret = createSecret(LOUD_SECRET)
        const signature = signParams(params, secret)
        const name = Object.keys(params).find((key) => key !== 'sign')
        fc.pre(name !== undefined && params[name] !== other)
        expect(verifyParams(params, signature, secret)).toBe(true)
        expect(verifyParams({ ...params, [name!]: other }, signature, secret)).toBe(false)
      }),
      { numRuns: fuzzRuns(300), seed: fuzzSeed }
    )
  })
})
