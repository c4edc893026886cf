import type { StoredToken } from '@kaifang/http-core'
import { getAccessToken } from './operations/auth/get-access-token.ts'
import { getStableAccessToken } from './operations/auth/get-stable-access-token.ts'
import type { WeixinContext } from './wechat-openapi-context.ts'

/**
 * Fetches a token as it is stored, by the endpoint of the client's mode. Its life counts from before the call, so that it
 * never seems longer than it is.
 *
 * @param context - The part of a client that needs no token.
 * @param forceRefresh - Whether a stable token is replaced although it lives.
 */
export async function fetchAccessToken(
  context: Omit<WeixinContext, 'http' | 'close'>,
  forceRefresh: boolean
): Promise<StoredToken> {
  const issuedAtMs = context.clock.now()
  const plain = context.settings.tokenMode === 'plain'
  const { accessToken, expiresIn } = plain
    ? await getAccessToken(context)
    : await getStableAccessToken(context, { forceRefresh })
  return { value: accessToken, issuedAtMs, expiresAtMs: issuedAtMs + expiresIn * 1000 }
}
