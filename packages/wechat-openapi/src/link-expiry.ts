import { describeValue, InputError, type TextRule } from '@kaifang/http-core'
import { readOptionalFlag, readOptionalInteger } from './read-optional.ts'
import { readOptionalChoice } from './read-optional-choice.ts'

/** When a link ends (失效方式). Links live at most 30 days. */
export interface LinkExpiry {
  /** 0 at `expireTime`, 1 after `expireInterval`. @default 0 */
  readonly expireType?: 0 | 1
  /** End in seconds since the epoch, 1 minute to 30 days ahead; for `expireType` 0. */
  readonly expireTime?: number
  /** Days that it lives, 1 to 30; for `expireType` 1. */
  readonly expireInterval?: number
  /** Whether it ends at all; in the documents' examples, and no longer in their tables. */
  readonly isExpire?: boolean
}

/** Names of the fields of {@link LinkExpiry}. */
export const LINK_EXPIRY_FIELDS = ['expireType', 'expireTime', 'expireInterval', 'isExpire'] as const

/** What the query of a link may hold. */
export const LINK_QUERY: TextRule = {
  minLength: 0,
  maxLength: 1024,
  pattern: /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~%]*$/,
  patternRule: "digits, Latin letters and !#$&'()*+,/:;=?@-._~% (percent-encode everything else)"
}

/**
 * Reads when a link ends.
 *
 * @throws {@link InputError} when the end is of the other type than `expireType` says. Whether a time is near enough is left
 *   to the platform: clocks differ.
 */
export function readLinkExpiry(caller: string, input: LinkExpiry): Record<string, unknown> {
  const expireType = readOptionalChoice(caller, 'expireType', input.expireType, [0, 1])
  const expireTime = readOptionalInteger(caller, 'expireTime', input.expireTime, { min: 1, max: 9_999_999_999 })
  const expireInterval = readOptionalInteger(caller, 'expireInterval', input.expireInterval, { min: 1, max: 30 })
  if (expireType === 1 && expireInterval === undefined) {
    throw new InputError({ caller, field: 'expireInterval', rule: 'days from 1 to 30', received: 'nothing' })
  }
  const [field, value] = expireType === 1 ? ['expireTime', expireTime] : ['expireInterval', expireInterval]
  if (value !== undefined) {
    const rule = `to be left out with "expireType" ${expireType ?? 0}`
    throw new InputError({ caller, field: String(field), rule, received: describeValue(value) })
  }
  const isExpire = readOptionalFlag(caller, 'isExpire', input.isExpire)
  // Fields that are `undefined` are not sent.
  return { expireType, expireTime, expireInterval, isExpire }
}
