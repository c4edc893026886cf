import { decodeJson, isRecord, type ReplyFailures } from '@kaifang/http-core'
import { decryptText, XxteaError } from '@kaifang/xxtea'
import type { ReadTianyiH5Settings } from './tianyi-h5-settings.ts'

/** Who the user is (授权用户信息). */
export interface TianyiUserInfo {
  /** Stable id of the user (用户唯一标识). Whether it is global is not documented: store it together with `appId`. */
  readonly openId: string
  /** Mobile number (用户手机号), 11 digits, no country code. */
  readonly phoneNumber: string
  /** Application (H5 应用 ID) that the user authorised. */
  readonly appId: string
  /** When the record was made, in milliseconds since the epoch. */
  readonly timestamp: number
  /** Every field as it was encrypted, also those that this version does not know. */
  readonly raw: Readonly<Record<string, unknown>>
}

/** The errors that reading a record needs. */
export type UserInfoFailures = Pick<ReplyFailures, 'shape' | 'decrypt' | 'signature'>

/** What a record is checked against. */
export interface UserInfoRules {
  readonly settings: ReadTianyiH5Settings
  readonly nowMs: number
  /** Seconds. */
  readonly maxAge: number
  readonly fail: UserInfoFailures
}

/** Opens the ciphertext; XXTEA can tell a wrong key or damage only by the length that it finds inside. */
function decrypt(encryptedData: string, { settings, fail }: UserInfoRules): Record<string, unknown> {
  const advice = 'check that appSecret is the text of the developer console and belongs to this application'
  let text: string
  try {
    text = decryptText(encryptedData, settings.appSecret, { keyRule: 'pad-or-truncate', encoding: 'hex' })
  } catch (error) {
    if (!XxteaError.isInstance(error)) throw error
    throw fail.decrypt('could not open the user information: wrong appSecret, or damaged on the way', advice)
  }
  const result = decodeJson(text)
  if ('value' in result && isRecord(result.value)) return result.value
  throw fail.decrypt('opened the user information and found no JSON object in it', advice)
}

/**
 * Opens `encryptedData` and checks what is inside: nothing authenticates the ciphertext, so the record must be of this
 * application, fresh, and of the documented shape.
 */
export function readUserInfo(encryptedData: string, rules: UserInfoRules): TianyiUserInfo {
  const { settings, nowMs, maxAge, fail } = rules
  const raw = decrypt(encryptedData, rules)
  const { openId, phoneNumber, appId, timestamp } = raw
  if (typeof appId !== 'string' || appId === '') throw fail.shape('appId', 'text')
  if (settings.appId !== undefined && appId !== settings.appId) {
    const advice = 'do not log the user in; check that appId and appSecret belong together'
    throw fail.signature('ERR_SIGNATURE_BINDING', 'refused user information of another application', advice)
  }
  if (typeof openId !== 'string' || openId === '') throw fail.shape('openId', 'text that is not empty')
  if (typeof phoneNumber !== 'string' || !/^1\d{10}$/.test(phoneNumber)) {
    throw fail.shape('phoneNumber', 'a mobile number of 11 digits')
  }
  if (!Number.isSafeInteger(timestamp)) throw fail.shape('timestamp', 'milliseconds since the epoch')
  const age = Math.round((nowMs - (timestamp as number)) / 1000)
  if (Math.abs(age) > maxAge) {
    const when = age > 0 ? 'old' : 'in the future'
    const advice =
      "check this machine's clock; for a stored record give maxAge, for a login let the user authorise again"
    throw fail.signature('ERR_SIGNATURE_STALE', `refused user information that is ${Math.abs(age)} s ${when}`, advice)
  }
  return { openId, phoneNumber, appId, timestamp: timestamp as number, raw }
}
