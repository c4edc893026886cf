import { createSecret, type Params, signParams } from '@kaifang/hmac-sign'
import type { RequestDescription, Signer } from '@kaifang/http-core'
import type { ReadTianyiH5Settings } from './tianyi-h5-settings.ts'

/**
 * Makes the signer: adds the headers `X-H5-ID`, `X-H5-Timestamp` (毫秒) and `X-H5-Signature`, which covers the
 * parameters and the other two headers. Without `appId` nothing is added.
 *
 * Upper-case hex of HMAC-SHA1 over `name=value` pairs in ASCII order of the names. Whether the platform percent-encodes
 * values before it signs is not documented; every value seen is hex or digits, where both readings agree. Published
 * samples use a form encoder, and so does this.
 *
 * @see Tianyi H5 server API, "服务端 API" (docs/sources.md#tianyi-h5)
 */
export function createTianyiH5Signer(settings: ReadTianyiH5Settings): Signer {
  const { appId, headerPrefix } = settings
  if (appId === undefined) return {}
  const secret = createSecret(settings.appSecret)
  const idName = `${headerPrefix}ID`
  const timestampName = `${headerPrefix}Timestamp`
  return {
    signParams(description: RequestDescription, { nowMs }): RequestDescription {
      const fields = description.body?.kind === 'form' ? description.body.fields : description.query
      const timestamp = String(nowMs)
      const signed = { ...(fields as Params), [idName]: appId, [timestampName]: timestamp }
      const signature = signParams(signed, secret, { algorithm: 'hmac-sha1', letterCase: 'upper', omit: [] })
      const headers = {
        ...description.headers,
        [idName.toLowerCase()]: appId,
        [timestampName.toLowerCase()]: timestamp,
        [`${headerPrefix}Signature`.toLowerCase()]: signature
      }
      return { ...description, headers }
    }
  }
}
