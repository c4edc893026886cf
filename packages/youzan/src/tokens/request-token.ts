import type { CallOptions, Effect } from '@kaifang/http-core'
import type { YouzanContext } from '../youzan-context.ts'
import type { YouzanReply } from '../youzan-reply.ts'
import { type AccessToken, readAccessToken } from './access-token.ts'

/** How a token is asked for (授予方式), by the fields that the grant needs. */
export type TokenGrant =
  | { readonly kind: 'shop'; readonly grantId: string; readonly refresh: boolean | undefined }
  | { readonly kind: 'code'; readonly code: string; readonly redirectUri: string | undefined }
  | { readonly kind: 'refresh'; readonly refreshToken: string }

/** The part of a context that the token endpoint needs. */
export type TokenContext = Pick<YouzanContext, 'settings' | 'open' | 'clock'>

/** The grant's own fields, its operation, and whether a repeat could spend something. */
function describeGrant(
  { settings }: TokenContext,
  grant: TokenGrant
): { readonly operation: string; readonly effect: Effect; readonly fields: object; readonly settleHint?: string } {
  switch (grant.kind) {
    case 'shop':
      return {
        operation: 'auth.getToken',
        effect: grant.refresh === true ? 'write' : 'read',
        fields: {
          authorize_type: settings.appType === 'platform' ? 'certificate' : 'silent',
          ...(settings.appType === 'youzanke' ? { grant_type: 'youzanke' } : {}),
          // Declared as text; a number is refused by some of the platform's Java bindings.
          grant_id: grant.grantId,
          // Left out and not `false` where nothing was said; never as text, whose meaning is not documented.
          refresh: grant.refresh
        },
        settleHint: 'ask again with refresh: false, which gives the current token'
      }
    case 'code':
      return {
        operation: 'auth.getTokenByCode',
        effect: 'write',
        fields: { authorize_type: 'authorization_code', code: grant.code, redirect_uri: grant.redirectUri },
        settleHint: 'a code is good once: let the merchant authorise again'
      }
    case 'refresh':
      return {
        operation: 'auth.refreshToken',
        // Within an hour the same refresh token gives the same pair again, so a repeat rotates nothing.
        effect: 'keyed-write',
        fields: { authorize_type: 'refresh_token', refresh_token: grant.refreshToken },
        settleHint: 'make the same call again within the hour: it gives the same tokens'
      }
  }
}

/**
 * Asks the token endpoint.
 *
 * Wire: POST /auth/token, JSON; the parameter is `authorize_type`, not OAuth's `grant_type`.
 *
 * @see Youzan, "API 调用指南" (docs/sources.md#youzan-cloud)
 */
export function requestToken(context: TokenContext, grant: TokenGrant, options?: CallOptions): Promise<AccessToken> {
  const { clientId, clientSecret } = context.settings
  const { fields, ...description } = describeGrant(context, grant)
  return context.open.send(
    {
      ...description,
      method: 'POST',
      path: '/auth/token',
      body: { kind: 'json', value: { client_id: clientId, client_secret: clientSecret, ...fields } }
    },
    (data, reply) => readAccessToken(data as YouzanReply, reply),
    options
  )
}
