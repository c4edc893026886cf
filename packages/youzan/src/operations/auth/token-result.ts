import type { AccessToken } from '../../tokens/access-token.ts'

/** Result of the calls that fetch a token. */
export interface TokenResult extends AccessToken {
  /** Always 0: everything else throws. */
  readonly errCode: 0
  /** Always `ok`. */
  readonly errMsg: 'ok'
  /**
   * Whether the token is in the token store, where the calls of its shop take it from. `false` when the store could not be
   * reached after the platform had answered: keep the tokens yourself, the platform may not give them again.
   */
  readonly stored: boolean
}

/** Makes the result of a fetch. */
export function toTokenResult(token: AccessToken, stored: boolean): TokenResult {
  return { errCode: 0, errMsg: 'ok', ...token, stored }
}
