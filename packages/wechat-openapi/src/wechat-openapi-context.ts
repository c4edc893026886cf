import {
  type Clock,
  createHttpClient,
  createMemoryTokenStore,
  createUndiciTransport,
  type HttpClient,
  type PlatformSettings,
  systemClock
} from '@kaifang/http-core'
import { createAccessTokens } from './access-tokens.ts'
import { checkWeixinReply } from './wechat-openapi-reply.ts'
import {
  type ReadWeixinSettings,
  readWeixinSettings,
  WECHAT_OPENAPI_BASE_URL,
  type WeixinSettings
} from './wechat-openapi-settings.ts'
import { createWeixinSigner } from './wechat-openapi-sign.ts'

/** What the operations share. */
export interface WeixinContext {
  readonly settings: ReadWeixinSettings
  readonly clock: Clock
  /** Sends with an access token in the query: the caller's, the client's or a managed one. */
  readonly http: HttpClient
  /** Sends without one: for endpoints that take appid and secret. */
  readonly open: HttpClient
  /** Waits for calls under way and closes the connections. */
  close(): Promise<void>
}

/** Fields that an error may show; every other value that is sent counts as a secret. */
const PUBLIC_FIELDS = [
  'begin_date',
  'end_date',
  'type',
  'command',
  'msgtype',
  'grant_type',
  'sig_method',
  'env_version',
  'lang',
  'miniprogram_state'
]

/** Media are up to 10 MB, and an analysis of 200 pages is far smaller. */
const MAX_BODY_BYTES = 20_971_520

/** Makes the context from the user's settings. */
export function createWeixinContext(given: WeixinSettings): WeixinContext {
  const settings = readWeixinSettings(given)
  const clock = given.clock ?? systemClock
  // One set of connections for both clients.
  const own = given.transport === undefined ? createUndiciTransport() : undefined
  const shared: WeixinSettings = own === undefined ? given : { ...given, transport: own }
  const platform: PlatformSettings = {
    service: 'wechat-openapi',
    defaultBaseUrl: WECHAT_OPENAPI_BASE_URL,
    checkReply: checkWeixinReply,
    // Codes and media come as what they are.
    headers: { accept: '*/*' },
    maxBodyBytes: MAX_BODY_BYTES,
    publicFields: PUBLIC_FIELDS,
    secrets: settings.secretTexts
  }
  const open = createHttpClient(platform, shared)
  const tokens = createAccessTokens({
    settings,
    open,
    clock,
    store: given.tokenStore ?? createMemoryTokenStore(clock),
    callMs: totalOf(given.timeout)
  })
  const http = createHttpClient({ ...platform, signer: createWeixinSigner(tokens) }, shared)
  return {
    settings,
    clock,
    http,
    open,
    async close() {
      await own?.close()
    }
  }
}

/** The longest that a call may take, in milliseconds. */
function totalOf(timeout: WeixinSettings['timeout']): number {
  return (typeof timeout === 'object' ? timeout.total : timeout) ?? 5000
}
