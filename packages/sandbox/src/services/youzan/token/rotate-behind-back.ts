import type { ServiceRequest } from '../../../engine/service.ts'
import type { YouzanState } from '../youzan-state.ts'
import { issueTokens } from './issue-tokens.ts'

/**
 * Plays somebody else who uses the refresh token of a request, and then the one that he got, before the request is
 * handled; whether there was one to use.
 */
export function rotateBehindBack({ body }: Pick<ServiceRequest, 'body'>, state: YouzanState, nowMs: number): boolean {
  const refreshToken = /"refresh_token"\s*:\s*"(kfsandbox[0-9a-f]+)"/.exec(body.toString('utf8'))?.[1]
  const grant = [...state.grants.values()].find(({ pair }) => pair?.refreshToken === refreshToken)
  if (refreshToken === undefined || grant === undefined) return false
  issueTokens(state, grant, true, nowMs)
  issueTokens(state, grant, true, nowMs)
  return true
}
