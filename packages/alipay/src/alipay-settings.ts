import type { KeyObject } from 'node:crypto'
import {
  type CommonSettings,
  InputError,
  readChoice,
  readInput,
  readText,
  refuseSandboxSecret
} from '@kaifang/http-core'
import { type AlipayCertificates, type CertificateSet, readCertificateSet } from './certificates/certificate-set.ts'
import { readContentKey } from './encrypt-content.ts'
import type { SignType } from './keys/check-rsa-key.ts'
import { type KeyType, readPrivateKey } from './keys/read-private-key.ts'
import { readPublicKey } from './keys/read-public-key.ts'
import { type Gateway, readGateway } from './read-gateway.ts'

/** A key: PEM, bare Base64 as the key tool writes it (line breaks or not), DER bytes, or a `KeyObject`. */
export type KeyInput = string | Uint8Array | KeyObject

/** Settings of {@link initAlipay}. */
export interface AlipaySettings extends CommonSettings {
  /** Application id (应用 APPID), 16 digits. */
  readonly appId: string
  /** The application's private key (应用私钥). Never sent. */
  readonly privateKey: KeyInput
  /**
   * How a bare private key is encoded: `PKCS8` ("JAVA 适用") or `PKCS1` ("非 JAVA 适用"). Told by its structure where left
   * out; given, it must be right.
   */
  readonly keyType?: KeyType
  /**
   * Alipay's public key (支付宝公钥), which the console shows once you have uploaded your own. Not your own. Several while a
   * key is exchanged. Without it and without `certificates`, only `auth` works.
   */
  readonly alipayPublicKey?: KeyInput | readonly KeyInput[]
  /** The three files of certificate mode (公钥证书模式), in place of `alipayPublicKey`. */
  readonly certificates?: AlipayCertificates
  /** Content key (接口内容加密密钥), Base64: for calls with `encrypt: true`. */
  readonly encryptKey?: string
  /** `RSA2`, which is SHA256withRSA; `RSA` (SHA1withRSA) for old applications that can't do otherwise. @default 'RSA2' */
  readonly signType?: SignType
  /** The platform's own sandbox (沙箱), with application id and keys of its own. @default false */
  readonly sandbox?: boolean
  /** The gateway's whole address. @default 'https://openapi.alipay.com/gateway.do' */
  readonly gateway?: string
  /** Token of a merchant (app_auth_token) for whom a service provider calls (服务商). */
  readonly appAuthToken?: string
  /** Charset of replies (字符集). What is sent is ASCII in either. @default 'utf-8' */
  readonly charset?: 'utf-8' | 'gbk'
}

/** Settings, read. */
export interface ReadAlipaySettings {
  readonly appId: string
  readonly privateKey: KeyObject
  /** Alipay's keys in key mode; empty where there is none. */
  readonly alipayKeys: readonly KeyObject[]
  /** The files of certificate mode. */
  readonly certificates: CertificateSet | undefined
  /** Whether anything can be verified. */
  readonly verifies: boolean
  readonly encryptKey: KeyObject | undefined
  readonly signType: SignType
  readonly gateway: Gateway
  readonly appAuthToken: string | undefined
  readonly charset: 'utf-8' | 'gbk'
  /** Secrets that are sent or known to the platform, as text, for redaction only. A private key is neither. */
  readonly secretTexts: readonly string[]
}

const CALLER = 'initAlipay'

const NAMES = [
  'appId',
  'privateKey',
  'keyType',
  'alipayPublicKey',
  'certificates',
  'encryptKey',
  'signType',
  'sandbox',
  'gateway',
  'appAuthToken',
  'charset',
  'baseUrl',
  'timeout',
  'retry',
  'transport',
  'clock',
  'onEvent'
] as const

/** `secret` is what the uniCloud page's sample gives, by mistake: there is none on this platform. */
function refuseSecret(settings: object): void {
  if (!('secret' in settings)) return
  throw new InputError({
    caller: CALLER,
    field: 'secret',
    rule: 'to be left out, since this platform has no secret',
    received: 'one',
    hint: 'Give privateKey (应用私钥)'
  })
}

function readPublicKeys(
  value: AlipaySettings['alipayPublicKey'],
  options: { readonly privateKey: KeyObject; readonly signType: SignType }
): KeyObject[] {
  if (value === undefined) return []
  if (!Array.isArray(value)) return [readPublicKey(CALLER, 'alipayPublicKey', value, options)]
  if (value.length === 0) {
    const rule = 'one key or more'
    throw new InputError({ caller: CALLER, field: 'alipayPublicKey', rule, received: 'a list of 0' })
  }
  return value.map((key, index) => readPublicKey(CALLER, `alipayPublicKey[${index}]`, key, options))
}

/**
 * Reads the settings; keys are parsed here, once.
 *
 * @throws {@link InputError} naming the setting and, for a key, what was given instead of it.
 */
export function readAlipaySettings(settings: AlipaySettings): ReadAlipaySettings {
  if (typeof settings === 'object' && settings !== null) refuseSecret(settings)
  readInput(CALLER, settings, NAMES)
  const { keyType, encryptKey, appAuthToken, certificates, alipayPublicKey } = settings
  const gateway = readGateway(CALLER, settings)
  const appId = readText(CALLER, 'appId', settings.appId, {
    maxLength: 32,
    pattern: /^[\w-]+$/,
    patternRule: 'the application id (APPID): digits, without white space'
  })
  refuseSandboxSecret(CALLER, 'appId', appId, gateway.base)
  const signType = readChoice(CALLER, 'signType', settings.signType ?? 'RSA2', ['RSA2', 'RSA'])
  const charset = readChoice(CALLER, 'charset', settings.charset ?? 'utf-8', ['utf-8', 'gbk'])
  if (keyType !== undefined) readChoice(CALLER, 'keyType', keyType, ['PKCS8', 'PKCS1'])
  const privateKey = readPrivateKey(CALLER, 'privateKey', settings.privateKey, { keyType, signType })
  if (certificates !== undefined && alipayPublicKey !== undefined) {
    throw new InputError({
      caller: CALLER,
      field: 'certificates',
      rule: 'certificates or alipayPublicKey: an application works in one mode',
      received: 'both',
      hint: 'The console shows which mode it is (密钥 or 证书)'
    })
  }
  const set =
    certificates === undefined ? undefined : readCertificateSet(CALLER, certificates, { appId, privateKey, signType })
  const alipayKeys = readPublicKeys(alipayPublicKey, { privateKey, signType })
  const token =
    appAuthToken === undefined
      ? undefined
      : readText(CALLER, 'appAuthToken', appAuthToken, {
          maxLength: 128,
          pattern: /^[\x21-\x7e]+$/,
          patternRule: 'text without white space'
        })
  return {
    appId,
    privateKey,
    alipayKeys,
    certificates: set,
    verifies: alipayKeys.length > 0 || set !== undefined,
    encryptKey: encryptKey === undefined ? undefined : readContentKey(CALLER, 'encryptKey', encryptKey),
    signType,
    gateway,
    appAuthToken: token,
    charset,
    secretTexts: [encryptKey ?? '', token ?? '']
  }
}
