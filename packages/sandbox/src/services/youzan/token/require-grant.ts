import { YouzanRefusal } from '../youzan-refusal.ts'
import type { StoredApp, StoredGrant, YouzanState } from '../youzan-state.ts'

/** Lets an application into a shop, or finds that it is in. */
export function grantOf(state: YouzanState, app: StoredApp, grantId: string): StoredGrant {
  const key = `${app.clientId} ${grantId}`
  const known = state.grants.get(key)
  if (known !== undefined) return known
  const grant: StoredGrant = { app, grantId, on: true, issued: 0, pair: undefined, previous: undefined }
  state.grants.set(key, grant)
  return grant
}

/** Finds what an application may do in a shop that authorised it. */
export function requireGrant(state: YouzanState, app: StoredApp, grantId: string): StoredGrant {
  const grant = state.grants.get(`${app.clientId} ${grantId}`)
  if (grant?.on) return grant
  const why = state.shops.has(grantId)
    ? 'the shop has not authorised this application, or has switched it off'
    : 'there is no shop of that grant_id'
  throw new YouzanRefusal('token', 1103, '应用与店铺没有授权关系', why)
}
