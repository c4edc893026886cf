import {
  type BaseUrl,
  type CommonSettings,
  describeValue,
  InputError,
  readBaseUrl,
  readInput,
  readText,
  refuseSandboxSecret
} from '@kaifang/http-core'

/** Where the platform is (天翼云盘开放平台). */
export const TIANYI_H5_BASE_URL = 'https://miniapp.cloud.189.cn'

/** How the signed headers begin: web applications and mini programs differ. */
export type HeaderPrefix = 'X-H5-' | 'X-H5App-'

/** Settings of {@link initTianyiH5}. */
export interface TianyiH5Settings extends CommonSettings {
  /** Secret of the H5 application (应用秘钥), 40 characters; used as text. Only its first 16 bytes encrypt. Never sent. */
  readonly appSecret: string
  /**
   * Id of the H5 application (应用 ID), 8 characters. Without it calls go out unsigned, which the platform may refuse,
   * and the application in decrypted records can't be checked.
   */
  readonly appId?: string
  /** How the signed headers begin; `X-H5App-` for mini programs. @default 'X-H5-' */
  readonly headerPrefix?: HeaderPrefix
  /**
   * Largest age of a decrypted record in seconds, before and after your clock; `Infinity` turns the check off.
   *
   * @default 600
   */
  readonly maxAge?: number
}

/** Settings, read. */
export interface ReadTianyiH5Settings {
  readonly appSecret: string
  readonly appId: string | undefined
  readonly headerPrefix: HeaderPrefix
  readonly maxAge: number
}

const CALLER = 'initTianyiH5'

const NAMES = [
  'appSecret',
  'appId',
  'headerPrefix',
  'maxAge',
  'baseUrl',
  'timeout',
  'retry',
  'transport',
  'clock',
  'onEvent'
] as const

/** Reads an age in seconds. */
export function readMaxAge(caller: string, value: unknown, fallback: number): number {
  if (value === undefined) return fallback
  if (typeof value === 'number' && value >= 1) return value
  throw new InputError({ caller, field: 'maxAge', rule: 'seconds from 1 up', received: describeValue(value) })
}

/**
 * Reads the settings.
 *
 * @throws {@link InputError} naming the setting.
 */
export function readTianyiH5Settings(settings: TianyiH5Settings): ReadTianyiH5Settings {
  readInput(CALLER, settings, NAMES)
  const appSecret = readText(CALLER, 'appSecret', settings.appSecret, {
    minLength: 16,
    pattern: /^\S+$/,
    patternRule: 'text without white space (a pasted line break?)'
  })
  const base: BaseUrl = readBaseUrl(CALLER, settings.baseUrl ?? TIANYI_H5_BASE_URL)
  refuseSandboxSecret(CALLER, 'appSecret', appSecret, base)
  const headerPrefix = settings.headerPrefix ?? 'X-H5-'
  if (headerPrefix !== 'X-H5-' && headerPrefix !== 'X-H5App-') {
    const rule = "'X-H5-' or 'X-H5App-'"
    throw new InputError({ caller: CALLER, field: 'headerPrefix', rule, received: describeValue(headerPrefix) })
  }
  // It travels in a header, which holds printable ASCII only.
  const shape = { maxLength: 64, pattern: /^[\x21-\x7e]+$/, patternRule: 'ASCII text without white space' }
  return {
    appSecret,
    appId: settings.appId === undefined ? undefined : readText(CALLER, 'appId', settings.appId, shape),
    headerPrefix,
    maxAge: readMaxAge(CALLER, settings.maxAge, 600)
  }
}
