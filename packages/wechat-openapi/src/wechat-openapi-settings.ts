import {
  type CommonSettings,
  describeValue,
  InputError,
  readBaseUrl,
  readInput,
  readText,
  refuseSandboxSecret,
  type TokenStore
} from '@kaifang/http-core'
import { decodePushKey } from './notify/push-cipher.ts'
import { readAccessToken } from './read-access-token.ts'

/** Where the platform is (微信开放平台服务端). */
export const WECHAT_OPENAPI_BASE_URL = 'https://api.weixin.qq.com'

/** How tokens are fetched; see {@link WeixinSettings}. */
export type TokenMode = 'stable' | 'plain'

/** Settings of message push (消息推送), as they stand in the console of the mini program. */
export interface MessagePushSettings {
  /** Token (令牌), 3 to 32 letters and digits. Never sent. */
  readonly token: string
  /**
   * EncodingAESKey (消息加密密钥), 43 letters and digits. With it only encrypted messages are believed (secure or compatible
   * mode); without it only plain ones, whose text nothing signs.
   */
  readonly encodingAesKey?: string
  /** Original id of the mini program (原始 ID), `gh_…`: with it messages to another account are refused. */
  readonly originalId?: string
  /** Largest age of a message in seconds, before and after your clock; `Infinity` turns the check off. @default 600 */
  readonly maxAge?: number
}

/** Settings of {@link initWeixin}. */
export interface WeixinSettings extends CommonSettings {
  /** Id of the mini program (小程序 AppID), `wx` and 16 hex characters. */
  readonly appId: string
  /** AppSecret (小程序密钥). Needed for `auth.code2Session` and for managed tokens. */
  readonly secret?: string
  /**
   * Access token (接口调用凭证) of your own, for every call that is not given one. It is never renewed here. Without it the
   * client fetches, keeps and renews tokens itself.
   */
  readonly accessToken?: string
  /** Where managed tokens are kept; share one between processes. @default this process */
  readonly tokenStore?: TokenStore
  /**
   * Endpoint of managed tokens: `stable` (稳定版) gives every process the same token; each call of `plain` retires the token
   * that was fetched before, so give all processes one `tokenStore`.
   *
   * @default 'stable'
   */
  readonly tokenMode?: TokenMode
  /**
   * Whether a stable token that the platform refuses, and then hands out again, is replaced by force: at most 20 times a
   * day, and for every process at once.
   *
   * @default false
   */
  readonly forceTokenRefresh?: boolean
  /** Needed for `verifyMessagePush` and `createMessagePushHandler`. */
  readonly messagePush?: MessagePushSettings
  /**
   * Path of `setTyping`. The official page names this one for mini programs, older pages and code the path without
   * `/business`.
   *
   * @default '/cgi-bin/message/custom/business/typing'
   */
  readonly typingPath?: string
}

/** Settings of message push, read. */
export interface ReadMessagePush {
  readonly token: string
  /** 32 bytes. */
  readonly key: Uint8Array | undefined
  readonly originalId: string | undefined
  /** Seconds. */
  readonly maxAge: number
}

/** Settings, read. */
export interface ReadWeixinSettings {
  readonly appId: string
  readonly secret: string | undefined
  readonly accessToken: string | undefined
  readonly tokenMode: TokenMode
  readonly forceTokenRefresh: boolean
  readonly messagePush: ReadMessagePush | undefined
  readonly typingPath: string
  /** What no error may show. */
  readonly secretTexts: readonly string[]
}

const CALLER = 'initWeixin'

const NAMES = [
  'appId',
  'secret',
  'accessToken',
  'tokenStore',
  'tokenMode',
  'forceTokenRefresh',
  'messagePush',
  'typingPath',
  'baseUrl',
  'timeout',
  'retry',
  'transport',
  'clock',
  'onEvent'
] as const

const UNBROKEN = { pattern: /^\S+$/, patternRule: 'text without white space (a pasted line break?)' }

function readMaxAge(value: unknown): number {
  if (value === undefined) return 600
  if (typeof value === 'number' && value >= 1) return value
  const rule = 'seconds from 1 up'
  throw new InputError({ caller: CALLER, field: 'messagePush.maxAge', rule, received: describeValue(value) })
}

function readMessagePush(given: MessagePushSettings): ReadMessagePush {
  if (typeof given !== 'object' || given === null) {
    const rule = 'an object with token'
    throw new InputError({ caller: CALLER, field: 'messagePush', rule, received: describeValue(given) })
  }
  readInput(CALLER, given, ['token', 'encodingAesKey', 'originalId', 'maxAge'])
  const token = readText(CALLER, 'messagePush.token', given.token, {
    pattern: /^[A-Za-z0-9]{3,32}$/,
    patternRule: '3 to 32 letters and digits'
  })
  const key = given.encodingAesKey === undefined ? undefined : decodePushKey(CALLER, given.encodingAesKey)
  const originalId =
    given.originalId === undefined ? undefined : readText(CALLER, 'messagePush.originalId', given.originalId, UNBROKEN)
  return { token, key, originalId, maxAge: readMaxAge(given.maxAge) }
}

function readTokenStore(store: unknown): void {
  if (store === undefined) return
  const methods = ['read', 'replace', 'acquire', 'release']
  const record = (typeof store === 'object' && store !== null ? store : {}) as Record<string, unknown>
  if (methods.every((method) => typeof record[method] === 'function')) return
  const rule = 'a TokenStore, such as createMemoryTokenStore()'
  throw new InputError({ caller: CALLER, field: 'tokenStore', rule, received: describeValue(store) })
}

function readTokenMode(value: unknown): TokenMode {
  if (value === undefined) return 'stable'
  if (value === 'stable' || value === 'plain') return value
  throw new InputError({
    caller: CALLER,
    field: 'tokenMode',
    rule: "'stable' or 'plain'",
    received: describeValue(value)
  })
}

function readFlag(field: string, value: unknown): boolean {
  if (value === undefined) return false
  if (typeof value === 'boolean') return value
  throw new InputError({ caller: CALLER, field, rule: 'true or false', received: describeValue(value) })
}

/**
 * Reads the settings.
 *
 * @throws {@link InputError} naming the setting.
 */
export function readWeixinSettings(settings: WeixinSettings): ReadWeixinSettings {
  readInput(CALLER, settings, NAMES)
  const appId = readText(CALLER, 'appId', settings.appId, { maxLength: 64, ...UNBROKEN })
  const base = readBaseUrl(CALLER, settings.baseUrl ?? WECHAT_OPENAPI_BASE_URL)
  const secret = settings.secret === undefined ? undefined : readText(CALLER, 'secret', settings.secret, UNBROKEN)
  if (secret !== undefined) refuseSandboxSecret(CALLER, 'secret', secret, base)
  const accessToken = readAccessToken(CALLER, settings.accessToken)
  // The platform puts a number before its tokens, and so does the sandbox.
  if (accessToken !== undefined) refuseSandboxSecret(CALLER, 'accessToken', accessToken.replace(/^\d+_/, ''), base)
  readTokenStore(settings.tokenStore)
  const messagePush = settings.messagePush === undefined ? undefined : readMessagePush(settings.messagePush)
  const typingPath = settings.typingPath ?? '/cgi-bin/message/custom/business/typing'
  const pushTexts = [settings.messagePush?.token, settings.messagePush?.encodingAesKey]
  return {
    appId,
    secret,
    accessToken,
    tokenMode: readTokenMode(settings.tokenMode),
    forceTokenRefresh: readFlag('forceTokenRefresh', settings.forceTokenRefresh),
    messagePush,
    typingPath: readText(CALLER, 'typingPath', typingPath, {
      pattern: /^\/[\w/-]+$/,
      patternRule: 'a path that begins with "/"'
    }),
    secretTexts: [secret, accessToken, ...pushTexts].filter((text) => text !== undefined)
  }
}
