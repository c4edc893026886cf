import type { CallOptions } from '@kaifang/http-core'
import { toStoredToken } from '../../tokens/access-token.ts'
import { keepToken, withLease } from '../../tokens/keep-token.ts'
import { requestToken, type TokenGrant } from '../../tokens/request-token.ts'
import type { YouzanContext } from '../../youzan-context.ts'
import { type TokenResult, toTokenResult } from './token-result.ts'

/** Fetches a token and keeps it under the shop that the platform names: who asked knew only a code or a refresh token. */
export async function keepByAuthority(
  context: YouzanContext,
  grant: TokenGrant,
  options?: CallOptions
): Promise<TokenResult> {
  const issuedAtMs = context.clock.now()
  const token = await requestToken(context, grant, options)
  const { authorityId } = token
  if (authorityId === undefined) return toTokenResult(token, false)
  const place = context.placeOf(authorityId)
  const stored = await withLease(place, (lease) => keepToken(place, toStoredToken(token, issuedAtMs), lease)).catch(
    () => false
  )
  return toTokenResult(token, stored)
}
