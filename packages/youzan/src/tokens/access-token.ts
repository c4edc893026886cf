import type { ReplyView, StoredToken } from '@kaifang/http-core'
import { isRecord } from '@kaifang/http-core'
import type { YouzanReply } from '../youzan-reply.ts'

/** A token as the platform answers it (access_token). */
export interface AccessToken {
  /** Token for API calls, valid for 7 days; a secret. Its length and alphabet are not fixed. */
  readonly accessToken: string
  /** When it ends, in milliseconds since the epoch. */
  readonly expiresAt: number
  /** Permission packs (能力包), as the platform separates them: by blanks. */
  readonly scope: string
  /** Shop that it belongs to (authority_id, 店铺 id); `undefined` where the platform leaves it out. */
  readonly authorityId: string | undefined
  /** Token that fetches the next one (刷新令牌), valid for 28 days and once; not every app type gets one. A secret. */
  readonly refreshToken: string | undefined
  /** The platform's id of the exchange, for its support. */
  readonly requestId: string | undefined
}

function readOptionalText(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** Absolute, in milliseconds. The old platform's seconds, and its `expires_in`, would end or begin in 1970. */
function readExpiry(value: unknown, reply: ReplyView): number {
  const number = typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : value
  if (typeof number === 'number' && Number.isSafeInteger(number) && number > 100_000_000_000) return number
  throw reply.fail.shape('data.expires', 'a time in milliseconds')
}

/** Reads the answer of the token endpoint, whatever the grant. */
export function readAccessToken({ data, requestId }: YouzanReply, reply: ReplyView): AccessToken {
  const fields = isRecord(data) ? data : {}
  const accessToken = fields.access_token
  // One that goes into a query: anything else would be stored and fail every call.
  if (typeof accessToken !== 'string' || !/^[\x21-\x7e]+$/.test(accessToken)) {
    throw reply.fail.shape('data.access_token', 'text without white space')
  }
  return {
    accessToken,
    expiresAt: readExpiry(fields.expires, reply),
    scope: readOptionalText(fields.scope) ?? '',
    authorityId: readOptionalText(fields.authority_id),
    refreshToken: readOptionalText(fields.refresh_token),
    requestId
  }
}

/** A token as it is stored. Its age counts from before the call, so that it never seems younger than it is. */
export function toStoredToken({ accessToken, expiresAt, refreshToken }: AccessToken, issuedAtMs: number): StoredToken {
  const token = { value: accessToken, issuedAtMs, expiresAtMs: expiresAt }
  return refreshToken === undefined ? token : { ...token, refreshValue: refreshToken }
}
