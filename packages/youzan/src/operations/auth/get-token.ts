import { type CallOptions, describeValue, InputError, readInput } from '@kaifang/http-core'
import { type GrantId, readGrantId } from '../../read-grant-id.ts'
import { toStoredToken } from '../../tokens/access-token.ts'
import { keepToken, withLease } from '../../tokens/keep-token.ts'
import { requestToken } from '../../tokens/request-token.ts'
import type { YouzanContext } from '../../youzan-context.ts'
import { type TokenResult, toTokenResult } from './token-result.ts'

/** Input of {@link YouzanAuth.getToken}. */
export interface GetTokenInput {
  /**
   * `true`: a new token, although the current one lives; the old one may die at once. `false`: the current one, whose life
   * is not made longer.
   *
   * @default the platform's, which is false
   */
  readonly refresh?: boolean
  /** Shop (店铺 id, kdt_id), or mchId. @default the client's */
  readonly grantId?: GrantId
}

/** The wire call of {@link YouzanAuth.getToken}. */
export async function getToken(
  context: YouzanContext,
  input: GetTokenInput = {},
  options?: CallOptions
): Promise<TokenResult> {
  const caller = 'youzan.auth.getToken'
  const { refresh, grantId: given } = readInput(caller, input, ['refresh', 'grantId'])
  if (refresh !== undefined && typeof refresh !== 'boolean') {
    // As text, what "false" means there is not documented.
    throw new InputError({ caller, field: 'refresh', rule: 'true or false', received: describeValue(refresh) })
  }
  if (context.settings.appType === 'tool') {
    throw new InputError({
      caller,
      field: 'appType',
      rule: 'an application that may ask for a token by its shop alone',
      received: "'tool'",
      hint: 'Tool apps take auth.getTokenByCode, then auth.refreshToken'
    })
  }
  const grantId = given === undefined ? context.shopOf().grantId : readGrantId(caller, given)
  const place = context.placeOf(grantId)
  return withLease(
    place,
    async (lease) => {
      const issuedAtMs = context.clock.now()
      const token = await requestToken(context, { kind: 'shop', grantId, refresh }, options)
      return toTokenResult(token, await keepToken(place, toStoredToken(token, issuedAtMs), lease))
    },
    options?.signal
  )
}
