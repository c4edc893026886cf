import { YouzanRefusal } from '../youzan-refusal.ts'
import {
  type StoredAccessToken,
  type StoredApp,
  type StoredGrant,
  sandboxMark,
  type TokenPair,
  type YouzanState
} from '../youzan-state.ts'

/** "Within 1 hour it can be fetched again" (在1个小时内仍可重新获取; guide of 2021-05-06). */
const refetchMs = 3_600_000

/** The tokens in force; with `refresh`, or when they are at their end, new ones. */
export function giveTokens(state: YouzanState, grant: StoredGrant, refresh: boolean, nowMs: number): TokenPair {
  const { pair } = grant
  const token = pair && state.accessTokens.get(pair.accessToken)
  if (pair === undefined || token === undefined || token.endsAt <= nowMs) return issueTokens(state, grant, false, nowMs)
  if (!refresh) return pair
  // The answer to an earlier refresh may have been lost.
  const lost = pair.replaced && nowMs - pair.issuedAt <= refetchMs && !token.disowned
  return lost ? pair : issueTokens(state, grant, true, nowMs)
}

/** Takes a refresh token: it works once, and again for an hour to fetch what the first use made. */
export function refreshTokens(state: YouzanState, app: StoredApp, refreshToken: string, nowMs: number): TokenPair {
  const grants = [...state.grants.values()].filter((grant) => grant.app === app && grant.on)
  for (const grant of grants) {
    const { pair, previous } = grant
    if (pair?.refreshToken === refreshToken) {
      if (pair.refreshExpiresAt <= nowMs) throw deadRefreshToken('the refresh token is older than its life (28 days)')
      return issueTokens(state, grant, true, nowMs)
    }
    if (pair !== undefined && previous?.refreshToken === refreshToken) {
      if (nowMs - previous.usedAt <= refetchMs) return pair
      const minutes = Math.floor((nowMs - previous.usedAt) / 60_000)
      throw deadRefreshToken(`the refresh token was used ${minutes} minutes ago; it can be repeated for 60`)
    }
  }
  throw deadRefreshToken('no authorised shop has this refresh token: it was replaced, cut, or is another application’s')
}

function deadRefreshToken(why: string): YouzanRefusal {
  return new YouzanRefusal('token', 1004, '授权已过期', why)
}

/** Makes a pair; the one before dies. */
export function issueTokens(state: YouzanState, grant: StoredGrant, replaced: boolean, nowMs: number): TokenPair {
  const { settings, mint } = state
  if (grant.pair !== undefined) {
    endAccessToken(state.accessTokens.get(grant.pair.accessToken), nowMs + settings.oldAccessTokenSeconds * 1000, 4203)
    grant.previous = { refreshToken: grant.pair.refreshToken, usedAt: nowMs }
  }
  const token = (): string => sandboxMark + mint.token.hex(32 - sandboxMark.length)
  const pair: TokenPair = Object.freeze({
    accessToken: token(),
    refreshToken: token(),
    issuedAt: nowMs,
    expiresAt: nowMs + settings.accessTokenSeconds * 1000,
    refreshExpiresAt: nowMs + settings.refreshTokenSeconds * 1000,
    replaced
  })
  grant.pair = pair
  grant.issued++
  state.accessTokens.set(pair.accessToken, { grant, endsAt: pair.expiresAt, endCode: 4202, disowned: false })
  return pair
}

/** Ends an access token, unless it ends sooner anyway. */
export function endAccessToken(
  token: StoredAccessToken | undefined,
  at: number,
  code: StoredAccessToken['endCode']
): void {
  if (token === undefined || token.endsAt <= at) return
  token.endsAt = at
  token.endCode = code
}
