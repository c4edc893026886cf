import { createHmac } from 'node:crypto'
import type { Sandbox } from '../../src/index.ts'

/** A call to the played Tianyi H5. */
export interface TianyiCall {
  readonly authorizationToken?: string
  readonly family?: 'X-H5' | 'X-H5App'
  readonly timestamp?: string
  /** Replaces the headers. */
  readonly headers?: Readonly<Record<string, string>>
  /** Makes the signature from the right text. */
  readonly sign?: (text: string) => string
}

/** HMAC-SHA1, upper-case hex, as working mini-program code signs (Tianyi reference 3.1). */
export function signTianyi(text: string, secret: string): string {
  return createHmac('sha1', secret).update(text).digest('hex').toUpperCase()
}

/** Completes, signs and sends `authorizeUserInfo`. */
export async function callTianyi({ tianyiH5, clock }: Sandbox, call: TianyiCall) {
  const { authorizationToken = '', family = 'X-H5', timestamp = String(clock.now()) } = call
  const text = `${family}-ID=${tianyiH5.appId}&${family}-Timestamp=${timestamp}&authorizationToken=${authorizationToken}`
  const headers = call.headers ?? {
    [`${family}-ID`]: tianyiH5.appId,
    [`${family}-Timestamp`]: timestamp,
    [`${family}-Signature`]: call.sign?.(text) ?? signTianyi(text, tianyiH5.appSecret)
  }
  const path = '/platform/h5auth/api/open/oauth2/authorizeUserInfo'
  const response = await fetch(`${tianyiH5.baseUrl}${path}?authorizationToken=${authorizationToken}`, { headers })
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    ...((await response.json()) as { code: number; msg: string; data: { encryptedData: string } | null })
  }
}
