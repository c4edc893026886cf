import {
  type Clock,
  createTokenSource,
  type HttpClient,
  InputError,
  type StoredToken,
  type TokenStore
} from '@kaifang/http-core'
import { fetchAccessToken } from './fetch-access-token.ts'
import type { ReadWeixinSettings } from './wechat-openapi-settings.ts'

/** Where the calls of a client get their access token (接口调用凭证). */
export interface AccessTokens {
  /** The token for a call. */
  get(): string | Promise<string>
  /** Renews a token that was refused. Returns whether there is another one now. */
  renew(dead: string): Promise<boolean>
}

/** What {@link createAccessTokens} needs. */
export interface AccessTokensOptions {
  readonly settings: ReadWeixinSettings
  readonly open: HttpClient
  readonly clock: Clock
  readonly store: TokenStore
  /** Longest time of one call, in milliseconds. */
  readonly callMs: number
}

/**
 * How long before its end a token is renewed, in milliseconds. The stable endpoint gives a new one in the last five
 * minutes only, the plain one at any time; both let the old one live for about five minutes beside the new one.
 */
const REFRESH_AHEAD_MS = { stable: 240_000, plain: 300_000 }

/**
 * Makes the token source of a client: the token that the settings give, never renewed, or managed ones. Any number of
 * concurrent calls cost one fetch, also across processes where they share a store.
 */
export function createAccessTokens(options: AccessTokensOptions): AccessTokens {
  const { settings, open, clock, store, callMs } = options
  const { accessToken, secret, appId, tokenMode, forceTokenRefresh } = settings
  if (accessToken !== undefined) return { get: () => accessToken, renew: async () => false }
  if (secret === undefined) {
    return {
      get: () => {
        throw new InputError({
          caller: 'wechat-openapi',
          field: 'accessToken',
          rule: 'an access token, since the client has none',
          received: 'nothing',
          hint: 'Give secret to initWeixin for managed tokens, or accessToken to it or to the call'
        })
      },
      renew: async () => false
    }
  }
  let refused: string | undefined

  const fetchToken = async (): Promise<StoredToken> => {
    const token = await fetchAccessToken({ settings, open, clock }, false)
    // In its normal mode the stable endpoint gives the same token until that is about to end.
    const disobeyed = forceTokenRefresh && tokenMode === 'stable' && token.value === refused
    return disobeyed ? fetchAccessToken({ settings, open, clock }, true) : token
  }
  const source = createTokenSource({
    key: `wechat-openapi:${tokenMode}:${appId}`,
    store,
    clock,
    fetchToken,
    refreshAheadMs: REFRESH_AHEAD_MS[tokenMode],
    // When the process dies that fetches, the calls that wait for its token must still find the time for one of their own.
    // A second fetch is harmless: stable it gives the same token, and a plain token outlives its successor's birth.
    leaseMs: Math.max(1000, callMs / 2)
  })
  return {
    // A promise, and the time limit of waiting for it, would cost each call a twentieth.
    get: () => source.peek() ?? source.get(),
    async renew(dead) {
      refused = dead
      // Some tokens are refused and handed out again all the same.
      return (await source.renew(dead)) !== dead
    }
  }
}
