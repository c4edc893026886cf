import { ALIPAY_BUSINESS_CODES } from './alipay-business-codes.ts'
import { type AlipayErrorMeaning, errorGroup } from './error-group.ts'

const FIX = 'mend the call; a repeat of the same one is refused again'
const ASK_FIRST = 'query first: a read may be repeated, a write only with the same numbers and amounts'
const CONSOLE = "check the application in Alipay's console"
const KEYS =
  'check that the public key in the console belongs to privateKey, that appId is that application, and the environment'
const CERTIFICATES = 'the application works in certificate mode: give certificates'
const AUTHORIZE = 'let the merchant or the user authorise again'

/** Codes of the gateway itself (网关返回码): what the first digits of a refusal say. */
export const ALIPAY_GATEWAY_CODES: Readonly<Record<string, AlipayErrorMeaning>> = Object.freeze({
  ...errorGroup(
    'ERR_ALIPAY_WAITING',
    { 10003: ['waiting for the payment', 'query the order until it is paid or closed'] },
    { mayHaveActed: true }
  ),
  ...errorGroup(
    'ERR_ALIPAY_UNAVAILABLE',
    { 20000: ['service unavailable', ASK_FIRST] },
    { retryable: true, mayHaveActed: true }
  ),
  ...errorGroup('ERR_ALIPAY_TOKEN', { 20001: ['a token does not allow it', AUTHORIZE] }),
  ...errorGroup('ERR_ALIPAY_REQUEST', {
    40001: ['a parameter is missing', FIX],
    40002: ['a parameter is not allowed', FIX],
    40003: ['a condition is not met', CONSOLE]
  }),
  ...errorGroup('ERR_ALIPAY_BUSINESS', { 40004: ['the business refused it', "read the platform's text"] }),
  ...errorGroup(
    'ERR_ALIPAY_RATE_LIMIT',
    { 40005: ['too many calls', 'call less often, and wait longer between tries'] },
    { retryable: true }
  ),
  ...errorGroup('ERR_ALIPAY_PERMISSION', { 40006: ['no permission', 'sign up for the product in the console'] })
})

/**
 * Codes of the platform (sub_code, 明细返回码), without prefixes: `isv.invalid-signature` stands under `INVALID_SIGNATURE`,
 * `ACQ.SYSTEM_ERROR` and `aop.ACQ.SYSTEM_ERROR` under `SYSTEM_ERROR`. What is not here is read by its gateway code.
 *
 * @see Alipay open platform, "公共错误码" and the error lists of the methods (docs/sources.md#alipay)
 */
export const ALIPAY_ERROR_CODES: Readonly<Record<string, AlipayErrorMeaning>> = Object.freeze({
  ...errorGroup('ERR_ALIPAY_APPLICATION', {
    INVALID_APP_ID: ['no such application', 'check appId; the sandbox has ids of its own (sandbox: true)'],
    MISSING_APP_ID: ['no such application', 'check appId'],
    NOT_ONLINE_APP: ['the application is not online', CONSOLE],
    APP_CERT_EXPIRED: ['the application certificate has expired', 'request a new one, and load it'],
    MISSING_APP_CERT_SN: ['no application certificate named', CERTIFICATES],
    MISSING_ALIPAY_ROOT_CERT_SN: ['no root certificate named', CERTIFICATES],
    PARTNER_ERROR: ["the application's state does not allow it", CONSOLE]
  }),
  ...errorGroup('ERR_ALIPAY_SIGNATURE', {
    INVALID_SIGNATURE: ['the signature is wrong', KEYS],
    MISSING_SIGNATURE: ['no signature', KEYS],
    MISSING_SIGNATURE_KEY: ['no public key in the console', 'upload the application public key (应用公钥)'],
    MISSING_SIGNATURE_CONFIG: ['no public key in the console', 'upload the application public key (应用公钥)'],
    MISSING_SIGNATURE_TYPE: ['no signature type', KEYS],
    INVALID_SIGNATURE_TYPE: ['the signature type is not allowed', 'new applications take RSA2 only']
  }),
  ...errorGroup('ERR_ALIPAY_TOKEN', {
    INVALID_AUTH_TOKEN: ['the token is no good', AUTHORIZE],
    AUTH_TOKEN_TIME_OUT: ['the token has expired', 'refresh it, or let the user authorise again'],
    INVALID_APP_AUTH_TOKEN: ["the merchant's token is no good", AUTHORIZE],
    INVALID_APP_AUTH_TOKEN_NO_API: ["the merchant's token does not cover this method", AUTHORIZE],
    APP_AUTH_TOKEN_TIME_OUT: ["the merchant's token has expired", AUTHORIZE],
    NO_PRODUCT_REG_BY_PARTNER: ['the merchant has not signed up for the product', CONSOLE],
    INVALID_AUTH_RELATIONS: ['the authorisation is no good', AUTHORIZE]
  }),
  ...errorGroup('ERR_ALIPAY_LOGIN_CODE', {
    CODE_INVALID: [
      "the login code has expired, was used, or is another application's",
      'ask the client side for a new one: it is good once, for a few minutes'
    ]
  }),
  ...errorGroup('ERR_ALIPAY_PERMISSION', {
    INSUFFICIENT_ISV_PERMISSIONS: ['the application may not call this method', 'add the ability (能力) in the console'],
    INSUFFICIENT_USER_PERMISSIONS: ['the user has not allowed it', AUTHORIZE],
    SELF_INVOKE_FORBIDDEN: ['a service provider may not call this for itself', 'give appAuthToken'],
    FORBIDDEN_API: ['this method may not be called', CONSOLE],
    ACCESS_FORBIDDEN: [
      'the product is not signed for, or product_code is another',
      'sign up for the product; check product_code'
    ]
  }),
  ...errorGroup('ERR_ALIPAY_REQUEST', {
    MISSING_METHOD: ['no method named', FIX],
    MISSING_TIMESTAMP: ['no timestamp', FIX],
    MISSING_VERSION: ['no version', FIX],
    DECRYPTION_ERROR_MISSING_ENCRYPT_TYPE: ['content is encrypted and not said to be', 'give encrypt: true'],
    INVALID_METHOD: ['no such method', 'check its name'],
    INVALID_FORMAT: ['format is wrong', FIX],
    INVALID_TIMESTAMP: ['the timestamp is wrong', "check this machine's clock"],
    INVALID_CHARSET: ['the charset is wrong', FIX],
    INVALID_PARAMETER: ['a parameter is wrong', FIX],
    ILLEGAL_JSON: ['biz_content is not JSON', FIX],
    SUSPECTED_ATTACK: ['a value looks like an attack', 'look for key words in subject, body and passback_params'],
    INVALID_OPENID: ['no such open id', 'an open id is good for one application only'],
    INVALID_ARGUMENTS: ['date or type of the bill is wrong', FIX],
    INVAILID_ARGUMENTS: ['date or type of the bill is wrong', FIX],
    TYPE_NOT_SUPPORTED: ['this type of bill is not open to you', CONSOLE],
    BILL_DATE_BEFORE_REGISTRATION: ['the date is before the registration', FIX]
  }),
  ...errorGroup(
    'ERR_ALIPAY_RATE_LIMIT',
    {
      APP_CALL_LIMITED: ['too many calls of the application', 'call less often'],
      METHOD_CALL_LIMITED: ['too many calls of this method', 'call less often'],
      SYSTEM_RATE_LIMIT: ['too many calls', 'wait a minute'],
      USER_RATE_LIMIT: ['too many calls', 'wait a minute']
    },
    { retryable: true }
  ),
  ...errorGroup(
    'ERR_ALIPAY_UNAVAILABLE',
    {
      SYSTEM_ERROR: ['system error', ASK_FIRST],
      UNKNOW_ERROR: ['system error', ASK_FIRST],
      UNKNOWN_ERROR: ['system error', ASK_FIRST]
    },
    { retryable: true, mayHaveActed: true }
  ),
  ...ALIPAY_BUSINESS_CODES
})

const PREFIX = /^(?:isv|isp|aop|acq|aqc)\./i

/** A code without its prefixes: the same condition is spelled `ACQ.X`, `aop.ACQ.X`, and `AQC.X` by mistake. */
function plainCode(subCode: string): string {
  let code = subCode
  while (PREFIX.test(code)) code = code.replace(PREFIX, '')
  return code.replaceAll('-', '_').toUpperCase()
}

/**
 * What a refusal means: by `sub_code`, whatever its prefix and case, otherwise by the gateway's `code`.
 *
 * @param code - Such as `40004`.
 * @param subCode - Such as `ACQ.TRADE_NOT_EXIST`.
 */
export function alipayErrorOf(code: string, subCode?: string): AlipayErrorMeaning | undefined {
  const plain = plainCode(subCode ?? '')
  const gateway = Object.hasOwn(ALIPAY_GATEWAY_CODES, code) ? ALIPAY_GATEWAY_CODES[code] : undefined
  const known = Object.hasOwn(ALIPAY_ERROR_CODES, plain) ? ALIPAY_ERROR_CODES[plain] : undefined
  if (known === undefined) return gateway
  // The gateway did not come to an end with it (20000), whatever the business says.
  return code === '20000' ? { ...known, retryable: true, mayHaveActed: true } : known
}

/**
 * Whether an error is a refusal with one of these codes, in any of their spellings.
 *
 * @param error - What a call threw.
 * @param subCodes - Without prefix, such as `TRADE_NOT_EXIST`.
 * @example
 * ```ts
 * import { matchesSubCode } from '@kaifang/alipay'
 *
 * console.log(matchesSubCode(new Error('no refusal'), 'TRADE_NOT_EXIST')) // => false
 * ```
 */
export function matchesSubCode(error: unknown, ...subCodes: readonly string[]): boolean {
  const vendorCode: unknown = (error as { readonly vendorCode?: unknown } | undefined | null)?.vendorCode
  if (typeof vendorCode !== 'string') return false
  const plain = plainCode(vendorCode)
  return subCodes.some((subCode) => plainCode(subCode) === plain)
}
