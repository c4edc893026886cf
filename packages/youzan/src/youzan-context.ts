import {
  type Clock,
  createHttpClient,
  createMemoryTokenStore,
  createUndiciTransport,
  type HttpClient,
  InputError,
  type PlatformSettings,
  systemClock
} from '@kaifang/http-core'
import { createFieldKeys, type FieldKeys } from './operations/field-keys.ts'
import { type GrantId, readGrantId } from './read-grant-id.ts'
import type { TokenPlace } from './tokens/keep-token.ts'
import { createShopTokens, tokenKey, tokenLeaseMs } from './tokens/shop-tokens.ts'
import { checkYouzanReply } from './youzan-reply.ts'
import { type ReadYouzanSettings, readYouzanSettings, YOUZAN_BASE_URL, type YouzanSettings } from './youzan-settings.ts'
import { createYouzanSigner } from './youzan-sign.ts'

/** What the calls to one shop share. */
export interface ShopContext {
  readonly grantId: string
  /** Sends with the shop's managed token in the query. */
  readonly http: HttpClient
  /** Sends without a token: for auth-exempt APIs (免鉴权). */
  readonly open: HttpClient
  /** Keys of the shop's encrypted fields. */
  readonly fieldKeys: FieldKeys
}

/** What the operations share. */
export interface YouzanContext {
  readonly settings: ReadYouzanSettings
  readonly clock: Clock
  /** Sends without a token: for the token endpoint and auth-exempt APIs. */
  readonly open: HttpClient
  /** Where the token of a shop is kept. */
  placeOf(grantId: string): TokenPlace
  /** The context of a shop; of the client's own one by default. */
  shopOf(grantId?: GrantId): ShopContext
  /** Waits for calls under way and closes the connections. */
  close(): Promise<void>
}

/** Fields that an error may show; every other value that is sent counts as a secret. */
const PUBLIC_FIELDS = [
  'client_id',
  'grant_id',
  'authorize_type',
  'kdt_id',
  'tid',
  'oid',
  'refund_id',
  'item_id',
  'sku_id',
  'page_no',
  'page_size',
  'status',
  'version'
]

/** Makes the context from the user's settings. */
export function createYouzanContext(given: YouzanSettings): YouzanContext {
  const settings = readYouzanSettings(given)
  const clock = given.clock ?? systemClock
  // One set of connections for all shops.
  const own = given.transport === undefined ? createUndiciTransport() : undefined
  const shared: YouzanSettings = own === undefined ? given : { ...given, transport: own }
  const platform: PlatformSettings = {
    service: 'youzan',
    defaultBaseUrl: YOUZAN_BASE_URL,
    checkReply: checkYouzanReply,
    publicFields: PUBLIC_FIELDS,
    secrets: settings.trusted
  }
  const open = createHttpClient(platform, shared)
  const store = given.tokenStore ?? createMemoryTokenStore(clock)
  const callMs = totalOf(given.timeout)
  const shops = new Map<string, ShopContext>()

  const openShop = (grantId: string): ShopContext => {
    const tokens = createShopTokens({ settings, open, clock }, { grantId, store, callMs })
    const http = createHttpClient({ ...platform, signer: createYouzanSigner(tokens) }, shared)
    return { grantId, http, open, fieldKeys: createFieldKeys({ settings, open, clock }, grantId) }
  }
  return {
    settings,
    clock,
    open,
    placeOf: (grantId) => ({
      store,
      clock,
      key: tokenKey(settings.clientId, grantId),
      leaseMs: tokenLeaseMs(callMs)
    }),
    shopOf(given) {
      const grantId = given === undefined ? settings.grantId : readGrantId('youzan.shop', given)
      if (grantId === undefined) throw noShop()
      // One for all who ask, so that they share a fetch.
      const known = shops.get(grantId) ?? openShop(grantId)
      shops.set(grantId, known)
      return known
    },
    async close() {
      await own?.close()
    }
  }
}

function noShop(): InputError {
  return new InputError({
    caller: 'youzan',
    field: 'grantId',
    rule: 'a shop to work for',
    received: 'nothing',
    hint: 'Give grantId to initYouzan, or take shop(grantId)'
  })
}

/** The longest that a call may take, in milliseconds. */
function totalOf(timeout: YouzanSettings['timeout']): number {
  return (typeof timeout === 'object' ? timeout.total : timeout) ?? 5000
}
