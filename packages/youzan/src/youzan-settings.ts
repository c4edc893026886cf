import {
  type CommonSettings,
  describeValue,
  InputError,
  readBaseUrl,
  readInput,
  readPreviousSecrets,
  readSecret,
  readText,
  type TokenStore
} from '@kaifang/http-core'
import { type GrantId, readGrantId } from './read-grant-id.ts'

/** Where the platform is (有赞云网关). */
export const YOUZAN_BASE_URL = 'https://open.youzanyun.com'

/**
 * Kind of the application, which decides how tokens are fetched.
 *
 * - `self-use` (自用型): the grant `silent`.
 * - `tool` (工具型): the grant `refresh_token`, after the merchant's code was exchanged once.
 * - `platform` (平台型): the grant `certificate`.
 * - `youzanke` (有赞客): the grant `silent` with `grant_type: "youzanke"`.
 */
export type AppType = 'self-use' | 'tool' | 'platform' | 'youzanke'

/** Settings of {@link initYouzan}. */
export interface YouzanSettings extends CommonSettings {
  /** Id of the application (应用 client_id). */
  readonly clientId: string
  /** Secret of the application (client_secret). Sent to the token endpoint only. */
  readonly clientSecret: string
  /**
   * Shop (店铺 id, kdt_id) of the client's own `call`, `paginate`, `upload` and `decryptField`; payment merchants give their
   * `mchId`. Without it take `shop(grantId)`.
   */
  readonly grantId?: GrantId
  /** Kind of the application. @default 'self-use' */
  readonly appType?: AppType
  /**
   * Secrets that were in use before a reset, newest first: pushes signed with one of them are still believed.
   *
   * @default []
   */
  readonly previousSecrets?: readonly string[]
  /**
   * Where tokens are kept. Refresh tokens (刷新令牌) must outlive the process: tool apps need one that does, and several
   * processes share one (`@kaifang/redis-store`).
   *
   * @default this process
   */
  readonly tokenStore?: TokenStore
}

/** Settings, read. */
export interface ReadYouzanSettings {
  readonly clientId: string
  readonly clientSecret: string
  readonly grantId: string | undefined
  readonly appType: AppType
  /** All secrets that a push may be signed with. */
  readonly trusted: readonly string[]
}

const CALLER = 'initYouzan'

const NAMES = [
  'clientId',
  'clientSecret',
  'grantId',
  'appType',
  'previousSecrets',
  'tokenStore',
  'baseUrl',
  'timeout',
  'retry',
  'transport',
  'clock',
  'onEvent'
] as const

const APP_TYPES: readonly AppType[] = ['self-use', 'tool', 'platform', 'youzanke']

function readTokenStore(store: unknown): void {
  if (store === undefined) return
  const methods = ['read', 'replace', 'acquire', 'release']
  const record = Object(store) as Record<string, unknown>
  if (methods.every((method) => typeof record[method] === 'function')) return
  const rule = 'a TokenStore, such as createMemoryTokenStore()'
  throw new InputError({ caller: CALLER, field: 'tokenStore', rule, received: describeValue(store) })
}

function readAppType(value: unknown): AppType {
  const found = APP_TYPES.find((one) => one === (value ?? 'self-use'))
  if (found !== undefined) return found
  const rule = `one of ${APP_TYPES.join(', ')}`
  throw new InputError({ caller: CALLER, field: 'appType', rule, received: describeValue(value) })
}

/**
 * Reads the settings.
 *
 * @throws {@link InputError} naming the setting.
 */
export function readYouzanSettings(settings: YouzanSettings): ReadYouzanSettings {
  readInput(CALLER, settings, NAMES)
  const clientId = readText(CALLER, 'clientId', settings.clientId, {
    pattern: /^\S+$/,
    patternRule: 'text without white space'
  })
  const base = readBaseUrl(CALLER, settings.baseUrl ?? YOUZAN_BASE_URL)
  const clientSecret = readSecret(CALLER, 'clientSecret', settings.clientSecret, base)
  readTokenStore(settings.tokenStore)
  return {
    clientId,
    clientSecret,
    grantId: settings.grantId === undefined ? undefined : readGrantId(CALLER, settings.grantId),
    appType: readAppType(settings.appType),
    trusted: [clientSecret, ...readPreviousSecrets(CALLER, 'previousSecrets', settings.previousSecrets, base)]
  }
}
