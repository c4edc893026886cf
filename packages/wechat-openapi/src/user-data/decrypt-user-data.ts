import { createDecipheriv } from 'node:crypto'
import {
  DecodeError,
  decodeJson,
  decodeText,
  describeValue,
  InputError,
  isRecord,
  readInput,
  readText,
  SignatureError,
  type SignatureErrorCode
} from '@kaifang/http-core'
import { readSessionKey } from '../session-query.ts'
import type { WeixinContext } from '../wechat-openapi-context.ts'

/** Input of {@link Weixin.decryptUserData}. */
export interface DecryptUserDataInput {
  /** Key of the user's session (会话密钥), as `auth.code2Session` gave it. */
  readonly sessionKey: string
  /** What the client side got (加密数据), base64. */
  readonly encryptedData: string
  /** What the client side got beside it (初始向量), base64 of 16 bytes. */
  readonly iv: string
  /** Largest age in seconds, before and after your clock. @default no limit */
  readonly maxAge?: number
}

/** What was in it, under the platform's names: of a user, a phone number, a group, steps. */
export interface UserData {
  /** App that it was made for (checked to be yours), and when, in seconds since the epoch. */
  readonly watermark: { readonly appid: string; readonly timestamp: number }
  readonly openId?: string
  readonly unionId?: string
  readonly nickName?: string
  readonly avatarUrl?: string
  readonly gender?: number
  readonly phoneNumber?: string
  readonly purePhoneNumber?: string
  readonly countryCode?: string
  readonly [field: string]: unknown
}

const CALLER = 'wechat-openapi.decryptUserData'

const where = {
  service: 'wechat-openapi',
  operation: 'decryptUserData',
  retryable: false,
  outcome: 'rejected'
} as const

function refuse(code: SignatureErrorCode, shortMessage: string, advice: string): SignatureError {
  return new SignatureError({ ...where, code, shortMessage, advice })
}

/** One error for whatever is wrong: key, padding or text can't be told apart, and should not be. */
function undecipherable(): DecodeError {
  return new DecodeError({
    ...where,
    code: 'ERR_REPLY_DECRYPT',
    shortMessage: 'could not open the user data',
    advice:
      'the session key is likely another one: the user logged in again in between. Call wx.login before the data is read on the client side, and use the key of that login'
  })
}

function readBase64(field: string, value: unknown, minLength: number, maxLength?: number): Buffer {
  const text = readText(CALLER, field, value, {
    minLength,
    ...(maxLength === undefined ? {} : { maxLength }),
    pattern: /^[A-Za-z0-9+/]+={0,2}$/,
    patternRule: 'base64 as it came (a "+" that became a blank was not encoded on its way)'
  })
  return Buffer.from(text, 'base64')
}

function open(sessionKey: string, iv: Uint8Array, encrypted: Uint8Array): Record<string, unknown> {
  let plain: Buffer
  try {
    const cipher = createDecipheriv('aes-128-cbc', Buffer.from(sessionKey, 'base64'), iv)
    plain = Buffer.concat([cipher.update(encrypted), cipher.final()])
  } catch {
    throw undecipherable()
  }
  const text = decodeText(plain)
  const result = text === undefined ? undefined : decodeJson(text)
  if (result !== undefined && 'value' in result && isRecord(result.value)) return result.value
  throw undecipherable()
}

/** The work of {@link Weixin.decryptUserData}. */
export function decryptUserData(context: WeixinContext, input: DecryptUserDataInput): UserData {
  readInput(CALLER, input, ['sessionKey', 'encryptedData', 'iv', 'maxAge'])
  const { maxAge } = input
  if (maxAge !== undefined && !(typeof maxAge === 'number' && maxAge >= 1)) {
    throw new InputError({
      caller: CALLER,
      field: 'maxAge',
      rule: 'seconds from 1 up',
      received: describeValue(maxAge)
    })
  }
  const sessionKey = readSessionKey(CALLER, input.sessionKey)
  const data = open(sessionKey, readBase64('iv', input.iv, 24, 24), readBase64('encryptedData', input.encryptedData, 1))
  const { watermark } = data
  if (!isRecord(watermark) || typeof watermark.appid !== 'string' || typeof watermark.timestamp !== 'number') {
    throw undecipherable()
  }
  if (watermark.appid !== context.settings.appId) {
    const advice = 'do not log the user in; check that appId is the one of the app that the user is in'
    throw refuse('ERR_SIGNATURE_BINDING', 'refused user data of another app', advice)
  }
  const age = Math.round(context.clock.now() / 1000 - watermark.timestamp)
  if (maxAge !== undefined && Math.abs(age) > maxAge) {
    const when = age > 0 ? 'old' : 'in the future'
    const advice = "check this machine's clock; old data played back looks the same"
    throw refuse('ERR_SIGNATURE_STALE', `refused user data that is ${Math.abs(age)} s ${when}`, advice)
  }
  return data as unknown as UserData
}
