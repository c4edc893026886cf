import type { ApiError, RequestDescription, Signer } from '@kaifang/http-core'
import type { ShopTokens } from './tokens/shop-tokens.ts'

/**
 * Refusals that mean "this token is no good": missing or its authorisation switched off (4201), expired (4202), unknown
 * (4203), and the old gateway's word for it (40010). The gateway checks the token before the API runs, so the refused call
 * has not acted.
 */
const DEAD_TOKEN: ReadonlySet<number> = new Set([4201, 4202, 4203, 40010])

/**
 * Makes the signer of a shop: adds `access_token` to the query, the only place where the gateway takes it. A token that is
 * refused is renewed, and the call sent once more.
 *
 * @see Youzan, "API 调用指南" (docs/sources.md#youzan-cloud)
 */
export function createYouzanSigner(tokens: ShopTokens): Signer {
  return {
    async signParams(description: RequestDescription) {
      return { ...description, query: { access_token: await tokens.get() } }
    },
    async recover(error: ApiError, signed: RequestDescription) {
      if (!DEAD_TOKEN.has(Number(error.vendorCode))) return false
      const { access_token: dead } = signed.query as { readonly access_token: string }
      return (await tokens.renew(dead)) !== dead
    }
  }
}
