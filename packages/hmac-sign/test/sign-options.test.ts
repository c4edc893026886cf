import { describe, expect, it } from 'vitest'
import { readSignPlan, type SignOptions } from '../src/sign-options.ts'
import { NOT_STRINGS } from './wrong-values.ts'

describe('readSignPlan', () => {
  it('fills in the rules of uTools', () => {
    expect(readSignPlan({})).toEqual({
      rule: { hash: 'sha256', keyed: true },
      dialect: 'php',
      skipEmpty: undefined,
      secretSuffix: undefined,
      omit: undefined,
      letterCase: 'lower'
    })
  })

  it.each(NOT_STRINGS.filter(([words]) => words !== 'undefined'))(
    'refuses %s for each option that is a word',
    (words, value) => {
      const wrong = value as never
      expect(() => readSignPlan({ algorithm: wrong })).toThrow(TypeError)
      expect(() => readSignPlan({ dialect: wrong })).toThrow(
        new TypeError(`"dialect" expected one of 'php', 'text', got ${words}`)
      )
      expect(() => readSignPlan({ letterCase: wrong })).toThrow(
        new TypeError(`"letterCase" expected one of 'lower', 'upper', got ${words}`)
      )
      expect(() => readSignPlan({ secretSuffix: wrong })).toThrow(
        new TypeError(`"secretSuffix" expected string, got ${words}`)
      )
    }
  )

  it.each(['md5', 'sha256'] as const)('refuses %s without the secret in the text', (algorithm) => {
    expect(() => readSignPlan({ algorithm } as SignOptions)).toThrow(
      new TypeError(`"secretSuffix" expected string, such as '&key=': '${algorithm}' alone would not use the secret`)
    )
    expect(() => readSignPlan({ algorithm, secretSuffix: '' })).not.toThrow()
  })

  it('refuses skipEmpty in the PHP dialect, where it would do nothing', () => {
    expect(() => readSignPlan({ skipEmpty: true } as never)).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: "skipEmpty" expected undefined in dialect 'php', got boolean]`
    )
  })

  it('refuses options that are no object', () => {
    expect(() => readSignPlan('md5' as never)).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: "options" expected object, got string of length 3]`
    )
  })
})
