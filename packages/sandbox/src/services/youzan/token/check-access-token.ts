import { refuseAtGateway } from '../youzan-refusal.ts'
import type { StoredGrant, YouzanState } from '../youzan-state.ts'

/** Checks the `access_token` of a call. */
export function checkAccessToken(
  state: YouzanState,
  query: string,
  headers: Readonly<Record<string, string>>,
  nowMs: number
): StoredGrant {
  const value = new URLSearchParams(query).get('access_token')
  if (value === null || value === '') {
    const elsewhere = headers.authorization !== undefined || headers.access_token !== undefined
    throw refuseAtGateway(4201, {
      summary: 'the query has no access_token',
      likelyCause: elsewhere
        ? 'the token stands in a header; it belongs into the query'
        : 'the token was left out or stands in the body; it belongs into the query'
    })
  }
  const token = state.accessTokens.get(value)
  if (token === undefined) throw refuseAtGateway(4203, 'this platform never made that access_token')
  if (!token.grant.on) throw refuseAtGateway(4201, 'the shop has switched the application off')
  if (token.disowned) throw refuseAtGateway(4203, 'a fault made the gateway forget this access_token')
  if (token.endsAt > nowMs) return token.grant
  const seconds = Math.floor((nowMs - token.endsAt) / 1000)
  const how = token.endCode === 4202 ? 'expired' : 'was replaced or ended'
  throw refuseAtGateway(token.endCode, `the access_token ${how} ${seconds} seconds ago`)
}
