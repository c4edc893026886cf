import { type CallOptions, InputError, readInput, readText } from '@kaifang/http-core'
import { type GrantId, readGrantId } from '../../read-grant-id.ts'
import { toStoredToken } from '../../tokens/access-token.ts'
import { keepToken, withLease } from '../../tokens/keep-token.ts'
import { requestToken } from '../../tokens/request-token.ts'
import type { YouzanContext } from '../../youzan-context.ts'
import { keepByAuthority } from './keep-by-authority.ts'
import { type TokenResult, toTokenResult } from './token-result.ts'

/** Input of {@link YouzanAuth.refreshToken}. */
export interface RefreshTokenInput {
  /** Refresh token (刷新令牌) of your own keeping; the result is kept under the shop that it names. @default the stored one */
  readonly refreshToken?: string
  /** Shop whose stored refresh token is spent. @default the client's */
  readonly grantId?: GrantId
}

/** The wire call of {@link YouzanAuth.refreshToken}. */
export async function refreshToken(
  context: YouzanContext,
  input: RefreshTokenInput = {},
  options?: CallOptions
): Promise<TokenResult> {
  const caller = 'youzan.auth.refreshToken'
  const { refreshToken: given, grantId: givenId } = readInput(caller, input, ['refreshToken', 'grantId'])
  if (given !== undefined) {
    if (givenId !== undefined) {
      const rule = 'to be left out when "refreshToken" is given'
      throw new InputError({ caller, field: 'grantId', rule, received: 'both' })
    }
    const own = readText(caller, 'refreshToken', given, { pattern: /^\S+$/, patternRule: 'text without white space' })
    return keepByAuthority(context, { kind: 'refresh', refreshToken: own }, options)
  }
  const grantId = givenId === undefined ? context.shopOf().grantId : readGrantId(caller, givenId)
  const place = context.placeOf(grantId)
  return withLease(
    place,
    async (lease) => {
      const spent = (await place.store.read(place.key))?.refreshValue
      if (spent === undefined) {
        const rule = `a refresh token of shop ${grantId}, since none is stored`
        throw new InputError({ caller, field: 'refreshToken', rule, received: 'nothing' })
      }
      const issuedAtMs = context.clock.now()
      const token = await requestToken(context, { kind: 'refresh', refreshToken: spent }, options)
      const next = { refreshValue: spent, ...toStoredToken(token, issuedAtMs) }
      return toTokenResult(token, await keepToken(place, next, lease))
    },
    options?.signal
  )
}
