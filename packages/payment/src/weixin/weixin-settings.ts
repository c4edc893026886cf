import { createSecret, type Secret } from '@kaifang/hmac-sign'
import {
  type BaseUrl,
  type CommonSettings,
  describeValue,
  InputError,
  readBaseUrl,
  readChoice,
  readInput,
  readText,
  refuseSandboxSecret
} from '@kaifang/http-core'
import { type ClientCertificate, readClientCertificate, type WeixinCertificate } from './read-client-certificate.ts'
import { readWeixinKeys } from './read-weixin-keys.ts'
import type { WeixinClientType } from './weixin-types.ts'

/** Where WeChat Pay is (微信支付). */
export const WEIXIN_PAY_BASE_URL = 'https://api.mch.weixin.qq.com'
/** The second site of the platform (跨城冗灾): same paths, same signatures. */
const WEIXIN_PAY_BACKUP_URL = 'https://api2.mch.weixin.qq.com'

/** How WeChat Pay's API v2 signs (签名类型). */
export type WeixinSignType = 'MD5' | 'HMAC-SHA256'

/** Settings of {@link initWeixin}: WeChat Pay (微信支付), API v2. */
export interface WeixinSettings<Client extends WeixinClientType = WeixinClientType> extends CommonSettings {
  /** App (应用ID) that takes the payments, bound to `mchId`: mini program, official account or App. */
  readonly appId: string
  /** Merchant number (商户号). */
  readonly mchId: string
  /**
   * API key (API 密钥, "APIv2 密钥") of the merchant platform, 32 characters; neither the AppSecret nor the APIv3 key. While
   * it is being replaced: a list, the new one first. Requests are signed with the first; replies and notifications may be
   * signed with any.
   */
  readonly key: string | readonly string[]
  /**
   * Merchant certificate (商户 API 证书), for refunds and fund-flow bills: `apiclient_cert.p12` as bytes or as a path, or
   * the PEM pair `{ cert, key }` of `apiclient_cert.pem` and `apiclient_key.pem`.
   */
  readonly pfx?: WeixinCertificate | undefined
  /** Passphrase of `pfx`, or of the PEM key. @default `mchId`, as the platform hands it out */
  readonly passphrase?: string | undefined
  /** Certificate authorities to trust instead of the system's, in PEM. */
  readonly ca?: string | Uint8Array | undefined
  /**
   * How requests are signed (签名类型). With `HMAC-SHA256` an MD5 signature is refused wherever it comes from, also in the
   * notification of an order that was placed with MD5 before.
   *
   * @default 'MD5'
   */
  readonly signType?: WeixinSignType | undefined
  /** WeChat Pay has retired its sandbox: `true` is refused. Test against `@kaifang/sandbox` by `baseUrl`. */
  readonly sandbox?: false | undefined
  /** The client that pays, for `getOrderInfo`. @default 'mp-weixin' */
  readonly clientType?: Client | undefined
  /** Sub-merchant (子商户号): makes every call one of a service provider (服务商). */
  readonly subMchId?: string | undefined
  /** App of the sub-merchant (子商户应用ID). */
  readonly subAppId?: string | undefined
  /**
   * Where to try once more when the host can't be reached at all; `false` for nowhere.
   *
   * @default the platform's second site; `false` when `baseUrl` is given
   */
  readonly backupUrl?: string | false | undefined
}

/** Settings, read. */
export interface ReadWeixinSettings {
  readonly appId: string
  readonly mchId: string
  readonly subMchId: string | undefined
  readonly subAppId: string | undefined
  /** Signs requests. */
  readonly key: Secret
  /** All keys that a signature may be made with. */
  readonly trusted: readonly Secret[]
  /** The keys as text, for decryption and redaction only. */
  readonly keyTexts: readonly string[]
  readonly signType: WeixinSignType
  readonly clientType: WeixinClientType
  readonly certificate: ClientCertificate | undefined
  readonly ca: string | Uint8Array | undefined
  readonly backup: BaseUrl | undefined
}

const CALLER = 'initWeixin'

/** The clients that can pay. */
export const CLIENT_TYPES = ['mp-weixin', 'jsapi', 'app', 'app-plus', 'h5', 'native'] as const

const NAMES = [
  ...['appId', 'mchId', 'key', 'pfx', 'passphrase', 'ca', 'signType', 'sandbox', 'clientType'],
  ...['subMchId', 'subAppId', 'backupUrl'],
  ...['baseUrl', 'timeout', 'retry', 'transport', 'clock', 'onEvent']
] as (keyof WeixinSettings)[]

/** Reads an id that is signed and sent as it is. */
function readId(field: string, value: unknown): string {
  return readText(CALLER, field, value, {
    maxLength: 32,
    pattern: /^[\x21-\x7e]+$/,
    patternRule: 'letters and digits without white space'
  })
}

function readMchId(field: string, value: unknown): string {
  if (typeof value === 'number') {
    const rule = 'the digits of a merchant number, as text'
    throw new InputError({ caller: CALLER, field, rule, received: 'a number', hint: 'Put it in quotes' })
  }
  return readText(CALLER, field, value, {
    maxLength: 32,
    pattern: /^\d+$/,
    patternRule: 'the digits of a merchant number, as text'
  })
}

/**
 * Reads the settings.
 *
 * @throws {@link InputError} naming the setting.
 */
export function readWeixinSettings(settings: WeixinSettings): ReadWeixinSettings {
  readInput(CALLER, settings, NAMES)
  refuseSandbox(settings.sandbox)
  const appId = readId('appId', settings.appId)
  const mchId = readMchId('mchId', settings.mchId)
  const { subMchId, subAppId, passphrase = mchId } = settings
  const base = readBaseUrl(CALLER, settings.baseUrl ?? WEIXIN_PAY_BASE_URL)
  const keyTexts = readWeixinKeys(CALLER, settings.key, (field, key) => refuseSandboxSecret(CALLER, field, key, base))
  const trusted = keyTexts.map((text) => createSecret(text))
  if (subAppId !== undefined && subMchId === undefined) {
    throw new InputError({ caller: CALLER, field: 'subMchId', rule: 'given with "subAppId"', received: 'nothing' })
  }
  return {
    appId,
    mchId,
    subMchId: subMchId === undefined ? undefined : readMchId('subMchId', subMchId),
    subAppId: subAppId === undefined ? undefined : readId('subAppId', subAppId),
    key: trusted[0] as Secret,
    trusted,
    keyTexts,
    signType: readChoice(CALLER, 'signType', settings.signType ?? 'MD5', ['MD5', 'HMAC-SHA256']),
    clientType: readChoice(CALLER, 'clientType', settings.clientType ?? 'mp-weixin', CLIENT_TYPES),
    certificate:
      settings.pfx === undefined ? undefined : readClientCertificate(CALLER, settings.pfx, readPassphrase(passphrase)),
    ca: settings.ca,
    backup: readBackup(settings)
  }
}

function refuseSandbox(sandbox: unknown): void {
  if (sandbox === undefined || sandbox === false) return
  throw new InputError({
    caller: CALLER,
    field: 'sandbox',
    rule: 'false or left out',
    received: describeValue(sandbox),
    hint: 'WeChat Pay has retired its sandbox (仿真系统). Give the address of @kaifang/sandbox as baseUrl, or pay 1 fen for real'
  })
}

function readPassphrase(value: unknown): string {
  return readText(CALLER, 'passphrase', value)
}

function readBackup(settings: WeixinSettings): BaseUrl | undefined {
  const fallback = settings.baseUrl === undefined ? WEIXIN_PAY_BACKUP_URL : false
  const { backupUrl = fallback } = settings
  if (backupUrl === false) return undefined
  const rule = 'false, or the https URL of a host without a path'
  try {
    const backup = readBaseUrl(CALLER, backupUrl)
    if (backup.pathPrefix === '') return backup
  } catch {
    // Its message would name another option.
    throw new InputError({ caller: CALLER, field: 'backupUrl', rule, received: describeValue(backupUrl) })
  }
  throw new InputError({ caller: CALLER, field: 'backupUrl', rule, received: 'a URL with a path' })
}
