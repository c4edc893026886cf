import { createSecret, type Secret } from '@kaifang/hmac-sign'
import {
  type CommonSettings,
  describeValue,
  InputError,
  readBaseUrl,
  readInput,
  readPreviousSecrets,
  readSecret,
  readText
} from '@kaifang/http-core'

/** Where the platform is (uTools 开放平台). */
export const UTOOLS_BASE_URL = 'https://open.u-tools.cn'

/** Settings of {@link initUtools}. */
export interface UtoolsSettings extends CommonSettings {
  /** Plugin id (插件 ID) of the developer tool, such as `zueadppw`; not the `name` of `plugin.json`. */
  readonly pluginId: string
  /** Plugin secret (密钥), shown once when it is reset in the developer tool. Used as text; never sent. */
  readonly secret: string
  /**
   * Secrets that were in use before a reset, newest first: replies and notifications signed with one of them are still
   * believed. Requests are always signed with `secret`.
   *
   * @default []
   */
  readonly previousSecrets?: readonly string[]
  /**
   * Largest age of a signed reply in seconds, before and after your clock.
   *
   * @default 600
   */
  readonly replyMaxAge?: number
  /**
   * Largest age of a payment notification in seconds. Repeats come up to 1005 s after the first, and whether they carry
   * a fresh timestamp is not documented, so less than 1200 would lose some. `Infinity` turns the check off.
   *
   * @default 1800
   */
  readonly notifyMaxAge?: number
}

/** Settings, read. */
export interface ReadUtoolsSettings {
  readonly pluginId: string
  readonly secret: Secret
  /** All secrets that a signature may be made with. */
  readonly trusted: readonly Secret[]
  /** The secrets as text, for redaction only. */
  readonly secretTexts: readonly string[]
  readonly replyMaxAge: number
  readonly notifyMaxAge: number
}

const CALLER = 'initUtools'

const NAMES = [
  'pluginId',
  'secret',
  'previousSecrets',
  'replyMaxAge',
  'notifyMaxAge',
  'baseUrl',
  'timeout',
  'retry',
  'transport',
  'clock',
  'onEvent'
] as const

function readSeconds(field: string, value: unknown, fallback: number, min: number): number {
  if (value === undefined) return fallback
  if (typeof value === 'number' && value >= min) return value
  const received = typeof value === 'number' && value < min ? 'less' : describeValue(value)
  throw new InputError({ caller: CALLER, field, rule: `seconds from ${min} up`, received })
}

/**
 * Reads the settings.
 *
 * @throws {@link InputError} naming the setting.
 */
export function readUtoolsSettings(settings: UtoolsSettings): ReadUtoolsSettings {
  readInput(CALLER, settings, NAMES)
  const pluginId = readText(CALLER, 'pluginId', settings.pluginId, {
    pattern: /^\S+$/,
    patternRule: 'text without white space'
  })
  const base = readBaseUrl(CALLER, settings.baseUrl ?? UTOOLS_BASE_URL)
  const secretText = readSecret(CALLER, 'secret', settings.secret, base)
  const previous = readPreviousSecrets(CALLER, 'previousSecrets', settings.previousSecrets, base)
  const secret = createSecret(secretText)
  return {
    pluginId,
    secret,
    trusted: [secret, ...previous.map((text) => createSecret(text))],
    secretTexts: [secretText, ...previous],
    replyMaxAge: readSeconds('replyMaxAge', settings.replyMaxAge, 600, 1),
    notifyMaxAge: readSeconds('notifyMaxAge', settings.notifyMaxAge, 1800, 1200)
  }
}
