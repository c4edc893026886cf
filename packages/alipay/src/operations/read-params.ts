import { describeValue, type Fields, InputError, isRecord, readInput, readText } from '@kaifang/http-core'
import type { ReadAlipaySettings } from '../alipay-settings.ts'
import { encryptContent } from '../encrypt-content.ts'
import { encodeBizContent } from './encode-biz-content.ts'

/** What a method is called with. */
export interface AlipayParams {
  /** `biz_content`: the method's parameters by wire name. Sent as they are; amounts are text in yuan. */
  readonly bizContent?: Readonly<Record<string, unknown>>
  /** Where notifications go (notify_url): https or http, without redirects. Without it none comes. */
  readonly notifyUrl?: string
  /** Where the buyer's browser goes after paying (return_url): pages only. */
  readonly returnUrl?: string
  /** Token of a merchant (app_auth_token), in place of the settings'. */
  readonly appAuthToken?: string
  /** Token of a user (auth_token), for methods that act for one. */
  readonly authToken?: string
  /** Parameters beside `biz_content` by wire name, such as `grant_type`. */
  readonly fields?: Fields
  /** Encrypts `bizContent` with `encryptKey`, and opens the reply (接口内容加密). @default false */
  readonly encrypt?: boolean
}

/** Parameters of a call, before those that the signer adds: all of them text, none of them empty. */
export interface CallParams {
  readonly method: string
  /** Public ones, which go into the address. */
  readonly open: Readonly<Record<string, string>>
  /** `biz_content` and the method's own, which go into the body. */
  readonly own: Readonly<Record<string, string>>
  readonly encrypt: boolean
}

const NAMES = ['bizContent', 'notifyUrl', 'returnUrl', 'appAuthToken', 'authToken', 'fields', 'encrypt'] as const

/** Public parameters that have a setting or an option of their own. */
const RESERVED: readonly string[] = [
  'app_id',
  'method',
  'format',
  'charset',
  'sign_type',
  'sign',
  'timestamp',
  'version',
  'app_cert_sn',
  'alipay_root_cert_sn',
  'encrypt_type',
  'biz_content',
  'notify_url',
  'return_url',
  'app_auth_token',
  'auth_token'
]

/** Reads the name of a method. */
export function readMethod(caller: string, method: unknown): string {
  return readText(caller, 'method', method, {
    maxLength: 128,
    pattern: /^[a-z][\w-]*(?:\.[\w-]+)+$/i,
    patternRule: 'the name of a method, such as alipay.trade.query'
  })
}

function readUrl(caller: string, field: string, value: unknown): string {
  const text = readText(caller, field, value, {
    maxLength: 256,
    pattern: /^https?:\/\/[\x21-\x7e]+$/,
    patternRule: 'an http or https address in ASCII'
  })
  if (URL.canParse(text)) return text
  throw new InputError({ caller, field, rule: 'an http or https address', received: describeValue(value) })
}

function readToken(caller: string, field: string, value: unknown): string {
  return readText(caller, field, value, {
    maxLength: 128,
    pattern: /^[\x21-\x7e]+$/,
    patternRule: 'text without white space'
  })
}

function readFields(caller: string, fields: unknown, isAscii: boolean): Record<string, string> {
  if (fields === undefined) return {}
  if (!isRecord(fields)) {
    throw new InputError({ caller, field: 'fields', rule: 'an object', received: describeValue(fields) })
  }
  const read: Record<string, string> = Object.create(null)
  for (const [name, value] of Object.entries(fields)) {
    const field = `fields.${name.slice(0, 40)}`
    const fail = (rule: string) => new InputError({ caller, field, rule, received: describeValue(value) })
    if (!/^[a-z]\w*$/i.test(name)) throw fail('a parameter name of letters, digits and underscores')
    if (RESERVED.includes(name)) throw fail('to be left out, since a setting or an option of its own says it')
    if (value === undefined) continue
    if (
      typeof value === 'number' &&
      !(Number.isFinite(value) && (Number.isSafeInteger(value) || !Number.isInteger(value)))
    ) {
      throw fail('a number with all its digits')
    }
    if (!['string', 'number', 'boolean', 'bigint'].includes(typeof value)) throw fail('text, a number or a boolean')
    const text = readText(caller, field, String(value), { minLength: 0 })
    if (text === '') continue
    // Some of the platform's SDKs leave such values out of the signed text and some do not.
    if (text.trim() === '' || text.startsWith('@')) throw fail('text that is not blank and does not begin with @')
    if (isAscii && /[^\0-\x7f]/.test(text)) throw fail('ASCII while charset is gbk; biz_content takes any text')
    read[name] = text
  }
  return read
}

/**
 * Reads what a method is called with. Nothing of the caller's objects is changed.
 *
 * @throws {@link InputError} naming the parameter.
 */
export function readParams(
  caller: string,
  settings: ReadAlipaySettings,
  method: unknown,
  params: unknown = {}
): CallParams {
  const name = readMethod(caller, method)
  const given = readInput(caller, params as AlipayParams, NAMES)
  const { bizContent, notifyUrl, returnUrl, appAuthToken = settings.appAuthToken, authToken, encrypt = false } = given
  if (typeof encrypt !== 'boolean') {
    throw new InputError({ caller, field: 'encrypt', rule: 'true or false', received: describeValue(encrypt) })
  }
  const isAscii = settings.charset === 'gbk'
  const own = readFields(caller, given.fields, isAscii)
  if (bizContent !== undefined) own.biz_content = encodeBizContent(caller, bizContent, isAscii)
  if (encrypt) {
    if (settings.encryptKey === undefined) {
      const rule = 'false, or encryptKey in the settings'
      throw new InputError({ caller, field: 'encrypt', rule, received: 'true without encryptKey' })
    }
    own.biz_content = encryptContent(own.biz_content ?? '{}', settings.encryptKey)
  }
  return {
    method: name,
    own,
    encrypt,
    open: {
      ...(notifyUrl === undefined ? {} : { notify_url: readUrl(caller, 'notifyUrl', notifyUrl) }),
      ...(returnUrl === undefined ? {} : { return_url: readUrl(caller, 'returnUrl', returnUrl) }),
      ...(appAuthToken === undefined ? {} : { app_auth_token: readToken(caller, 'appAuthToken', appAuthToken) }),
      ...(authToken === undefined ? {} : { auth_token: readToken(caller, 'authToken', authToken) }),
      ...(encrypt ? { encrypt_type: 'AES' } : {})
    }
  }
}
