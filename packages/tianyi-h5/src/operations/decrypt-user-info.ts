import { DecodeError, readInput, readText, SignatureError } from '@kaifang/http-core'
import type { TianyiH5Context } from '../tianyi-h5-context.ts'
import { readMaxAge } from '../tianyi-h5-settings.ts'
import { readUserInfo, type TianyiUserInfo, type UserInfoFailures } from '../user-info.ts'

/** Options of {@link TianyiH5.decryptUserInfo}. */
export interface DecryptUserInfoOptions {
  /** Largest age of the record in seconds; `Infinity` for a stored one. @default the client's */
  readonly maxAge?: number
}

const where = { service: 'tianyi-h5', operation: 'decryptUserInfo', retryable: false, outcome: 'rejected' } as const

/** The same errors as for a reply, without one. */
const failures: UserInfoFailures = {
  shape: (field, rule) =>
    new DecodeError({
      ...where,
      code: 'ERR_REPLY_SHAPE',
      shortMessage: `found a record whose "${field}" is not ${rule}`
    }),
  decrypt: (shortMessage, advice) => new DecodeError({ ...where, code: 'ERR_REPLY_DECRYPT', shortMessage, advice }),
  signature: (code, shortMessage, advice) => new SignatureError({ ...where, code, shortMessage, advice })
}

/** Behind {@link TianyiH5.decryptUserInfo}, which says what it promises. */
export function decryptUserInfo(
  context: TianyiH5Context,
  encryptedData: string,
  options: DecryptUserInfoOptions = {}
): TianyiUserInfo {
  const caller = 'tianyi-h5.decryptUserInfo'
  readInput(caller, options, ['maxAge'])
  readText(caller, 'encryptedData', encryptedData, {
    maxLength: 1024,
    pattern: /^(?:[0-9a-f]{2})+$/i,
    patternRule: 'hex, two characters a byte'
  })
  const { settings, clock } = context
  const maxAge = readMaxAge(caller, options.maxAge, settings.maxAge)
  return readUserInfo(encryptedData, { settings, nowMs: clock.now(), maxAge, fail: failures })
}
