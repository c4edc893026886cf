import { canonicalQuery, type Params, type Secret, signParams, verifyParams } from '@kaifang/hmac-sign'
import type { RequestDescription, Signer } from '@kaifang/http-core'

/**
 * Makes the signer: adds `plugin_id`, `timestamp` (秒) and `sign`, which covers every parameter that is sent.
 *
 * A GET carries them in its query, a POST in a JSON body. The signed text is PHP's `http_build_query` of the sorted
 * parameters, so a `*` is `%2A`; `URLSearchParams` would leave it and the platform would answer 401.
 *
 * @see uTools server API, "签名算法" (docs/sources.md#utools-server-api)
 */
export function createUtoolsSigner(pluginId: string, secret: Secret): Signer {
  return {
    signParams(description: RequestDescription, { nowMs }): RequestDescription {
      const { body, query } = description
      const timestamp = Math.floor(nowMs / 1000)
      if (body?.kind === 'json') {
        const params = { ...(body.value as Params), plugin_id: pluginId, timestamp }
        return { ...description, body: { kind: 'json', value: { ...params, sign: signParams(params, secret) } } }
      }
      const params = { ...(query as Params), plugin_id: pluginId, timestamp }
      return { ...description, query: `${canonicalQuery(params)}&sign=${signParams(params, secret)}` }
    }
  }
}

/**
 * Verifies `resource` as the platform signed it: over every key received, so that a new field does not break it.
 *
 * @param resource - The parsed object. Integers past 2^53 must have kept their digits as text.
 * @param sign - What came as its signature.
 * @param trusted - Secrets, in order; the first one that fits counts.
 * @returns `false` for a mismatch and for values that no PHP server can have signed.
 */
export function verifyResource(resource: object, sign: unknown, trusted: readonly Secret[]): boolean {
  if (typeof sign !== 'string' || !/^[0-9a-f]{64}$/.test(sign)) return false
  try {
    // Nothing is left out: whatever is returned was signed.
    return verifyParams(resource as Params, sign, trusted, { omit: [] })
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return false
    throw error
  }
}
