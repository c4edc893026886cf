import type { ApiError, Fields, RequestDescription, Signer } from '@kaifang/http-core'
import type { AccessTokens } from './access-tokens.ts'

/**
 * Refusals that mean "this token is no good": not the latest or of another app, malformed or retired, expired. The
 * platform checks the token first, so the refused call has not acted.
 *
 * @see WeChat server API, "全局错误码" (docs/sources.md#wechat-server-api)
 */
const DEAD_TOKEN: ReadonlySet<unknown> = new Set([40001, 40014, 42001])

/** Puts the token into the query. In the body it would break `wxacode` with 47001. */
function withToken(description: RequestDescription, token: string): RequestDescription {
  return { ...description, query: { ...(description.query as Fields | undefined), access_token: token } }
}

/**
 * Makes the signer: adds `access_token` to the query of a call that was not given one. A managed token that is refused
 * is renewed, and the call sent once more; up to three times when the next ones die on the way too. A given one is the
 * caller's, and its refusal is passed on.
 */
export function createWeixinSigner(tokens: AccessTokens): Signer {
  const managed = new WeakSet<RequestDescription>()
  const sign = (description: RequestDescription, token: string): RequestDescription => {
    const signed = withToken(description, token)
    managed.add(signed)
    return signed
  }
  return {
    recoverLimit: 3,
    signParams(description) {
      if ((description.query as Fields | undefined)?.access_token !== undefined) return description
      const token = tokens.get()
      return typeof token === 'string' ? sign(description, token) : token.then((value) => sign(description, value))
    },
    recover(error: ApiError, signed) {
      if (!managed.has(signed) || !DEAD_TOKEN.has(error.vendorCode)) return false
      return tokens.renew((signed.query as { readonly access_token: string }).access_token)
    }
  }
}
