import { describe, expect, it } from 'vitest'
import { readDigestRule } from '../src/digest-algorithm.ts'
import { LOUD_SECRET, NOT_STRINGS } from './wrong-values.ts'

describe('readDigestRule', () => {
  it.each([
    ['hmac-sha256', { hash: 'sha256', keyed: true }],
    ['hmac-sha1', { hash: 'sha1', keyed: true }],
    ['md5', { hash: 'md5', keyed: false }],
    ['sha256', { hash: 'sha256', keyed: false }]
  ])('knows %s', (algorithm, rule) => {
    expect(readDigestRule(algorithm)).toEqual(rule)
  })

  it.each<readonly [string, unknown]>([
    ['string of length 11', 'HMAC-SHA256'],
    ['string of length 9', '__proto__'],
    ...NOT_STRINGS
  ])('refuses %s', (words, value) => {
    expect(() => readDigestRule(value)).toThrow(
      new TypeError(`"algorithm" expected one of 'hmac-sha256', 'hmac-sha1', 'md5', 'sha256', got ${words}`)
    )
  })

  it('does not repeat a secret that was given in its place', () => {
    expect(() => readDigestRule(LOUD_SECRET)).not.toThrow(LOUD_SECRET)
  })
})
