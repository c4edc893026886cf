import { refuseAtGateway } from '../alipay-refusal.ts'
import type { AlipayUser } from '../alipay-types.ts'
import type { AlipayCall, AlipayScene, MethodRow } from '../gateway/alipay-scene.ts'
import { identify } from '../users/identify.ts'
import { chinaTime } from '../wire/china-time.ts'
import type { WireObject } from '../wire/exact-json.ts'

const [tokenSeconds, refreshSeconds] = [1_296_000, 2_592_000]

/** Exchanging an authorization code, or refreshing: parameters beside `biz_content`, answer without `code` and `msg`. */
export const oauthToken: MethodRow = {
  method: 'alipay.system.oauth.token',
  note: 'authorization_code (single use, 3 minutes) and refresh_token; open_id or user_id by the generation of the application',
  bare: true,
  play(call, scene) {
    const grantType = call.param('grant_type')
    if (grantType === 'authorization_code') return answerTokens(redeem(call, scene), scene)
    if (grantType === 'refresh_token') return answerTokens(refresh(call, scene), scene)
    throw refuseAtGateway(
      '40002',
      'isv.grant-type-invalid',
      'grant_type参数不正确',
      `grant_type must be authorization_code or refresh_token, beside biz_content and not in it`
    )
  }
}

function redeem(call: AlipayCall, { state, nowMs }: AlipayScene): AlipayUser {
  const known = state.codes.get(call.param('code') ?? '')
  const why =
    known === undefined
      ? 'there is no such code: take it from login()'
      : known.used
        ? 'the code was used before'
        : known.expiresAt <= nowMs
          ? `the code expired ${Math.floor((nowMs - known.expiresAt) / 1000)} seconds ago`
          : undefined
  if (why !== undefined) throw refuseAtGateway('40002', 'isv.code-invalid', '授权码code无效', why)
  known!.used = true
  return known!.user
}

function refresh(call: AlipayCall, { state, nowMs }: AlipayScene): AlipayUser {
  const token = call.param('refresh_token') ?? ''
  const known = state.refreshTokens.get(token)
  if (known === undefined) {
    throw refuseAtGateway(
      '40002',
      'isv.refresh-token-invalid',
      '刷新令牌refresh_token无效',
      'no such refresh token, or it was used'
    )
  }
  if (known.expiresAt <= nowMs) {
    throw refuseAtGateway(
      '40002',
      'isv.refresh-token-time-out',
      '刷新令牌refresh_token过期',
      'the refresh token expired'
    )
  }
  state.refreshTokens.delete(token)
  return known.user
}

function answerTokens(user: AlipayUser, { state, nowMs }: AlipayScene): WireObject {
  const { code: mint } = state.mint
  const [accessToken, refreshToken] = [`authusrB${mint.hex(32)}`, `authusrB${mint.hex(32)}`]
  state.refreshTokens.set(refreshToken, { user, expiresAt: nowMs + refreshSeconds * 1000 })
  const write = (seconds: number): string | number =>
    state.settings.tokenNumbers === 'text' ? String(seconds) : seconds
  return {
    access_token: accessToken,
    alipay_user_id: `2088${user.openId.slice(-28)}`,
    auth_start: chinaTime(nowMs),
    expires_in: write(tokenSeconds),
    ...identify(state, user, 'user_id'),
    re_expires_in: write(refreshSeconds),
    refresh_token: refreshToken
  }
}
