import {
  ApiError,
  createTokenSource,
  InputError,
  ServiceError,
  type StoredToken,
  type TokenStore
} from '@kaifang/http-core'
import { toStoredToken } from './access-token.ts'
import { requestToken, type TokenContext } from './request-token.ts'

/** The managed token of one shop. */
export interface ShopTokens {
  /** The token for a call. */
  get(): Promise<string>
  /** A token other than `dead`, which was just refused; `dead` itself where the platform has no other. */
  renew(dead: string): Promise<string>
}

/** What {@link createShopTokens} needs besides the context. */
export interface ShopTokensOptions {
  readonly grantId: string
  readonly store: TokenStore
  /** Longest time of one call to the token endpoint, in milliseconds. */
  readonly callMs: number
}

/** How long before its end a token is renewed, in milliseconds. */
export const REFRESH_AHEAD_MS = 600_000

/** Account that a token belongs to: one (application, shop) pair. */
export function tokenKey(clientId: string, grantId: string): string {
  return `youzan:${clientId}:${grantId}`
}

/** Longest time that one process may hold the right to fetch, in milliseconds: two calls, the second one by force. */
export function tokenLeaseMs(callMs: number): number {
  return 2 * callMs + 1000
}

/**
 * Makes the managed token of a shop: any number of concurrent calls cost one fetch, also across processes where they share
 * a store; what was fetched is stored before it is used.
 *
 * Without refresh tokens (`silent`, `certificate`) the current token is asked for, which costs nobody theirs and also
 * finds the one whose answer a crash has lost. Only where that one was refused, or ends within 10 minutes, a new one is.
 * With refresh tokens (tool apps) the stored one is spent; after a crash in the middle the next process spends it once
 * more, which gives the same pair within an hour.
 *
 * @see Youzan, "API 调用指南", 刷新令牌 (docs/sources.md#youzan-cloud)
 */
export function createShopTokens(context: TokenContext, { grantId, store, callMs }: ShopTokensOptions): ShopTokens {
  const { settings, clock } = context
  const key = tokenKey(settings.clientId, grantId)
  let refused: string | undefined

  const askForCurrent = async (refresh: boolean): Promise<StoredToken> => {
    const issuedAtMs = clock.now()
    return toStoredToken(await requestToken(context, { kind: 'shop', grantId, refresh }), issuedAtMs)
  }
  const lasts = (token: StoredToken, ms: number): boolean =>
    token.value !== refused && token.expiresAtMs - ms > clock.now()

  const fetchByShop = async (previous: StoredToken | undefined): Promise<StoredToken> => {
    const current = await askForCurrent(false)
    if (lasts(current, REFRESH_AHEAD_MS)) return current
    try {
      return await askForCurrent(true)
    } catch (error) {
      // The answer was lost, and perhaps the old token with it: the current one is the new one then.
      if (ServiceError.isInstance(error) && error.outcome === 'unknown') return askForCurrent(false)
      if (current.value !== previous?.value && lasts(current, 0)) return current
      throw error
    }
  }

  const fetchByRefreshToken = async (previous: StoredToken | undefined): Promise<StoredToken> => {
    if (previous?.refreshValue === undefined) throw noRefreshToken(grantId)
    const issuedAtMs = clock.now()
    const grant = { kind: 'refresh', refreshToken: previous.refreshValue } as const
    try {
      const next = toStoredToken(await requestToken(context, grant), issuedAtMs)
      // Where the platform rotates nothing the old one is still good.
      return { refreshValue: previous.refreshValue, ...next }
    } catch (error) {
      if (!ApiError.isInstance(error)) throw error
      // Spent by a process that was faster, after our lease had ended: its token is in the store.
      const stored = await store.read(key)
      if (stored === undefined || stored.value === previous.value) throw error
      return stored
    }
  }

  const source = createTokenSource({
    key,
    store,
    clock,
    fetchToken: settings.appType === 'tool' ? fetchByRefreshToken : fetchByShop,
    refreshAheadMs: REFRESH_AHEAD_MS,
    leaseMs: tokenLeaseMs(callMs)
  })
  return {
    get: () => source.get(),
    renew(dead) {
      refused = dead
      return source.renew(dead)
    }
  }
}

function noRefreshToken(grantId: string): InputError {
  return new InputError({
    caller: 'youzan.shop',
    field: 'tokenStore',
    rule: `a token of shop ${grantId} with its refresh token`,
    received: 'none',
    hint: 'Let the merchant authorise, and give the code to auth.getTokenByCode; or give a refresh token to auth.refreshToken'
  })
}
