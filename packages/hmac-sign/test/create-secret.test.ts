import { inspect } from 'node:util'
import { serialize } from 'node:v8'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSecret } from '../src/create-secret.ts'
import { createSecret, digestHex, type Secret, signParams } from '../src/index.ts'
import { fuzzRuns, fuzzSeed } from './fuzz-settings.ts'
import { LOUD_SECRET, NOT_STRINGS } from './wrong-values.ts'

describe('createSecret', () => {
  it('makes a handle that signs as the text does', () => {
    const params = { plugin_id: 'zueadppw', timestamp: 1624329435 }
    expect(signParams(params, createSecret(LOUD_SECRET))).toBe(signParams(params, LOUD_SECRET))
    expect(signParams(params, createSecret(Buffer.from(LOUD_SECRET)))).toBe(signParams(params, LOUD_SECRET))
  })

  it('copies bytes, so that the caller can wipe its own', () => {
    const bytes = new TextEncoder().encode('Jefe')
    const secret = createSecret(bytes)
    bytes.fill(0)
    expect(digestHex('hmac-sha1', 'what do ya want for nothing?', secret)).toBe(
      'effcdf6ae5eb2fa2d27416d5f184df9c259a7c79'
    )
  })

  it('is frozen', () => {
    const secret = createSecret(LOUD_SECRET)
    expect(Object.isFrozen(secret)).toBe(true)
    expect(Object.isFrozen(Object.getPrototypeOf(secret))).toBe(true)
  })

  it.each<[string, (secret: Secret) => unknown]>([
    ['String', (secret) => String(secret)],
    ['a template', (secret) => `${secret}`],
    ['JSON', (secret) => JSON.stringify({ secret })],
    ['inspect', (secret) => inspect(secret, { showHidden: true, depth: 9, getters: true })],
    [
      'inspect without custom functions',
      (secret) => inspect(secret, { showHidden: true, depth: 9, customInspect: false })
    ],
    ['inspect with a proxy', (secret) => inspect(new Proxy(secret, {}), { showProxy: true })],
    ['console format', (secret) => inspect({ settings: [secret] }, { depth: 9 })],
    ['own keys', (secret) => Reflect.ownKeys(secret).join()],
    ['a spread', (secret) => JSON.stringify(Object.entries({ ...secret }))],
    ['the tag', (secret) => Object.prototype.toString.call(secret)],
    ['V8 serialisation', (secret) => serialize({ ...secret }).toString('latin1')]
  ])('shows nothing in %s', (_, show) => {
    expect(String(show(createSecret(LOUD_SECRET)))).not.toContain('LOUD')
  })

  it('shows that it is a secret', () => {
    const secret = createSecret(LOUD_SECRET)
    expect([String(secret), JSON.stringify({ secret }), inspect({ secret })]).toEqual([
      '[secret]',
      '{"secret":"[secret]"}',
      '{ secret: [secret] }'
    ])
  })

  it.each(NOT_STRINGS.filter(([words]) => !words.startsWith('Uint8Array')))('refuses %s', (words, value) => {
    expect(() => createSecret(value as never)).toThrow(
      new TypeError(`"secret" expected string, Uint8Array or Secret of createSecret, got ${words}`)
    )
  })

  it('refuses what only looks like a handle, and says how that happens', () => {
    const copy = Object.create(Object.getPrototypeOf(createSecret(LOUD_SECRET)))
    expect(() => signParams({}, copy)).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: "secret" expected string, Uint8Array or Secret of createSecret, got Secret of another copy of this package]`
    )
  })

  it.each([
    ['empty text', ''],
    ['no bytes', new Uint8Array()]
  ])('refuses %s', (_, value) => {
    expect(() => createSecret(value)).toThrow(
      new RangeError('"secret" expected at least one byte, got an empty secret')
    )
  })

  it.each(['\n', ' ', '\t', '\r\n', '\u00a0', '\u3000', '\ufeff'])('refuses white space around a text: %j', (space) => {
    for (const text of [`${LOUD_SECRET}${space}`, `${space}${LOUD_SECRET}`, space]) {
      expect(() => createSecret(text)).toThrow(
        new RangeError('"secret" expected text without white space around it, got some (a pasted line break?)')
      )
    }
  })

  it('takes white space inside a text, and around bytes', () => {
    expect(() => createSecret('two words')).not.toThrow()
    expect(() => createSecret(Buffer.from('key\n'))).not.toThrow()
  })

  it('refuses a lone surrogate', () => {
    expect(() => createSecret('key\ud800')).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: "secret" expected well-formed text, got a lone surrogate]`
    )
  })

  it('never shows a refused text', () => {
    fc.assert(
      fc.property(fc.constantFrom(' ', '\n', '\ud800'), fc.stringMatching(/^[0-9A-F]{16,40}$/), (bad, text) => {
        try {
          createSecret(text + bad)
          return false
        } catch (error) {
          return !inspect(error, { showHidden: true }).includes(text)
        }
      }),
      { numRuns: fuzzRuns(200), seed: fuzzSeed }
    )
  })
})

describe('readSecret', () => {
  it('gives the same material for a handle each time, and fresh material for text', () => {
    const secret = createSecret(LOUD_SECRET)
    expect(readSecret(secret, 'secret')).toBe(readSecret(secret, 'secret'))
    expect(readSecret(LOUD_SECRET, 'secret')).not.toBe(readSecret(LOUD_SECRET, 'secret'))
  })

  it('names the argument that is wrong', () => {
    expect(() => readSecret(7, 'secretOrSecrets[1]')).toThrow(/^"secretOrSecrets\[1\]" expected/)
  })
})
