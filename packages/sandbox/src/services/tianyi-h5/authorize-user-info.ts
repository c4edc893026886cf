import type { ActiveFault, ServiceAnswer, ServiceRequest } from '../../engine/service.ts'
import { checkSignedHeaders, type TianyiScene } from './check-signed-headers.ts'
import { TianyiRefusal, tianyiEnvelope } from './tianyi-envelope.ts'
import { encryptWithFault, type TianyiRecord } from './tianyi-h5-faults.ts'
import { tianyiCodes } from './tianyi-h5-settings.ts'
import type { StoredAuthorization } from './tianyi-h5-state.ts'
import { xxteaReference } from './xxtea-reference.ts'

/** `h5.authorizeUserInfo`, user info of an authorized login (网页应用授权登录用户信息). */
export function authorizeUserInfo(
  request: ServiceRequest,
  scene: TianyiScene,
  fault: ActiveFault | undefined
): ServiceAnswer {
  const params = Object.fromEntries(new URLSearchParams(request.query))
  checkSignedHeaders(params, request.headers, scene)
  const { openId, phoneNumber } = takeAuthorization(params.authorizationToken, scene)
  const { appId, appSecret } = scene.credentials
  const record: TianyiRecord = { openId, appId, phoneNumber, timestamp: scene.nowMs }
  const encrypt = (plain: TianyiRecord): string =>
    xxteaReference
      .encrypt(Buffer.from(JSON.stringify(plain)), Buffer.from(appSecret))
      .toString('hex')
      .toUpperCase()
  return tianyiEnvelope(0, '成功', { encryptedData: encryptWithFault(record, encrypt, fault) })
}

function takeAuthorization(token: string | undefined, { state, nowMs }: TianyiScene): StoredAuthorization {
  if (token === undefined || token.length === 0 || token.length > 255) {
    const summary = '"authorizationToken" is required, 1 to 255 characters'
    throw new TianyiRefusal(tianyiCodes.invalidParameter, '参数错误', { summary })
  }
  const authorization = state.authorizations.get(token)
  if (authorization === undefined) {
    const summary = 'no user authorized with this authorizationToken'
    throw new TianyiRefusal(tianyiCodes.unknownToken, '授权令牌无效', { summary })
  }
  if (authorization.expiresAt <= nowMs) {
    const seconds = Math.floor((nowMs - authorization.expiresAt) / 1000)
    const summary = `the authorizationToken expired ${seconds} seconds ago (setting tokenSeconds of the sandbox)`
    throw new TianyiRefusal(tianyiCodes.expiredToken, '登录凭证已过期', { summary })
  }
  if (authorization.used && state.settings.tokenSingleUse) {
    const summary = 'the authorizationToken was used already (setting tokenSingleUse of the sandbox)'
    throw new TianyiRefusal(tianyiCodes.expiredToken, '登录凭证已过期', { summary })
  }
  authorization.used = true
  return authorization
}
