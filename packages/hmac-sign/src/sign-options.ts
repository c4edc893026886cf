import { assertChoice } from './assert-choice.ts'
import { assertOptions } from './assert-options.ts'
import { describeValue } from './describe-value.ts'
import { type DigestRule, readDigestRule } from './digest-algorithm.ts'
import type { LetterCase } from './digest-hex.ts'

/** Which digest, and where the secret goes in. */
export type SignDigestOptions =
  | {
      /** `'hmac-sha256'` or `'hmac-sha1'`: the secret is the key. @default 'hmac-sha256' */
      readonly algorithm?: 'hmac-sha256' | 'hmac-sha1'
      /** Text put between the parameters and the secret, if the secret is signed too: `'&key='` (WeChat Pay v2). */
      readonly secretSuffix?: string
    }
  | {
      /** `'md5'` or `'sha256'`: not keyed, so the secret must be part of the text. */
      readonly algorithm: 'md5' | 'sha256'
      /** Text put between the parameters and the secret: `'&key='` (WeChat Pay v2), or `''` to append it bare. */
      readonly secretSuffix: string
    }

/** Which canonical text is signed. */
export type SignDialectOptions =
  | {
      /** `'php'`: the text of `canonicalQuery`. @default 'php' */
      readonly dialect?: 'php'
      /** Only in dialect `'text'`: `http_build_query` always writes empty text. */
      readonly skipEmpty?: undefined
    }
  | {
      /** `'text'`: the text of `canonicalText`. */
      readonly dialect: 'text'
      /** Whether fields whose value is `''` are left out; no default. */
      readonly skipEmpty: boolean
    }

/** Options of `signParams` and `verifyParams`: the rules of one platform, best kept in one constant. */
export type SignOptions = SignDigestOptions &
  SignDialectOptions & {
    /** Names that are not signed; replaces the default. @default ['sign'] */
    readonly omit?: readonly string[]
    /** Case of the hex digits. @default 'lower' */
    readonly letterCase?: LetterCase
  }

/** {@link SignOptions}, checked and with defaults. */
export interface SignPlan {
  readonly rule: DigestRule
  readonly dialect: 'php' | 'text'
  readonly skipEmpty: boolean | undefined
  readonly secretSuffix: string | undefined
  readonly omit: readonly string[] | undefined
  readonly letterCase: LetterCase
}

/**
 * Checks options and fills in the defaults.
 *
 * @param options - What the caller gave.
 * @throws {TypeError} naming the option, and when an unkeyed digest would be made without the secret.
 */
export function readSignPlan(options: SignOptions): SignPlan {
  assertOptions(options)
  const { algorithm = 'hmac-sha256', dialect = 'php', skipEmpty, secretSuffix, omit, letterCase = 'lower' } = options
  const rule = readDigestRule(algorithm)
  assertChoice(dialect, 'dialect', ['php', 'text'])
  assertChoice(letterCase, 'letterCase', ['lower', 'upper'])
  if (dialect === 'php' && skipEmpty !== undefined) {
    throw new TypeError(`"skipEmpty" expected undefined in dialect 'php', got ${describeValue(skipEmpty)}`)
  }
  if (secretSuffix === undefined && !rule.keyed) {
    throw new TypeError(
      `"secretSuffix" expected string, such as '&key=': '${algorithm}' alone would not use the secret`
    )
  }
  if (secretSuffix !== undefined && typeof secretSuffix !== 'string') {
    throw new TypeError(`"secretSuffix" expected string, got ${describeValue(secretSuffix)}`)
  }
  return { rule, dialect, skipEmpty, secretSuffix, omit, letterCase }
}
