import { badlyCopiedSecrets } from '../../../engine/explain-signature.ts'
import type { ServiceRequest } from '../../../engine/service.ts'
import { countCall } from '../gateway/count-calls.ts'
import { parseExactJson, type WireObject } from '../wire/exact-json.ts'
import { refuseAtGateway, YouzanRefusal } from '../youzan-refusal.ts'
import type { StoredApp, TokenPair, YouzanState } from '../youzan-state.ts'
import { giveTokens, issueTokens, refreshTokens } from './issue-tokens.ts'
import { requireGrant } from './require-grant.ts'

/** What a token request works on. */
export interface TokenScene {
  readonly apps: readonly StoredApp[]
  readonly state: YouzanState
  readonly nowMs: number
}

/** Permission packs, from the guide's own sample. */
const scope =
  'coupon crm_advanced customer item item_category logistics points seller_refund shop storage trade trade_advanced user'

/** Which application may use which grant (Youzan reference 2.1). */
const grantsOfKind: Readonly<Record<StoredApp['kind'], readonly string[]>> = {
  'self-use': ['silent', 'refresh_token'],
  tool: ['authorization_code', 'refresh_token'],
  platform: ['certificate', 'refresh_token']
}

/** Answers `POST /auth/token` with the members of the envelope. */
export function answerTokenRequest(request: ServiceRequest, scene: TokenScene): WireObject {
  const { state, nowMs } = scene
  const fields = readFields(request)
  const type = requireText(fields, 'authorize_type')
  const app = findApp(scene.apps, requireText(fields, 'client_id'), requireText(fields, 'client_secret'))
  if (!grantsOfKind[app.kind].includes(type)) {
    const allowed = grantsOfKind[app.kind].join(' or ')
    throw refuse(1105, '该应用类型不支持此授权方式', `a ${app.kind} application uses ${allowed}, not "${type}"`)
  }
  const subject = `token ${app.clientId} ${String(fields.grant_id ?? '')}`
  if (!countCall(state, subject, state.settings.tokenCallsPerMinute, 60_000, nowMs)) {
    throw refuseAtGateway(4101, 'tokens are fetched too often: keep one until it is nearly expired')
  }
  if (type === 'refresh_token')
    return answer(state, refreshTokens(state, app, requireText(fields, 'refresh_token'), nowMs))
  if (type === 'authorization_code') return answer(state, takeCode(state, app, requireText(fields, 'code'), nowMs))
  const grant = requireGrant(state, app, readGrantId(fields.grant_id))
  const pair = giveTokens(state, grant, readRefresh(fields.refresh), nowMs)
  const { refresh_token, ...rest } = data(state, pair)
  return envelope(state.settings.silentRefreshToken ? { ...rest, refresh_token } : rest)
}

function takeCode(state: YouzanState, app: StoredApp, value: string, nowMs: number): TokenPair {
  const code = state.codes.get(value)
  const why =
    code === undefined || code.grant.app !== app
      ? 'this application never got that code'
      : code.used
        ? 'the code was used already; it works once'
        : code.expiresAt <= nowMs
          ? 'the code is older than 2 minutes'
          : undefined
  if (why !== undefined) throw refuse(1005, '授权码无效或已使用', why)
  const { grant } = code!
  code!.used = true
  return issueTokens(state, grant, grant.pair !== undefined, nowMs)
}

function answer(state: YouzanState, pair: TokenPair): WireObject {
  return envelope(data(state, pair))
}

function envelope(members: WireObject): WireObject {
  return { success: true, code: 200, data: members, message: null }
}

function data(state: YouzanState, { accessToken, expiresAt, refreshToken }: TokenPair): WireObject {
  const { grant } = state.accessTokens.get(accessToken)!
  return {
    expires: expiresAt,
    scope,
    access_token: accessToken,
    authority_id: grant.grantId,
    refresh_token: refreshToken
  }
}

function readFields({ headers, body }: ServiceRequest): WireObject {
  const type = headers['content-type'] ?? ''
  if (!/^application\/json\s*(?:;|$)/i.test(type)) {
    const message = `Content type '${type}' not supported, Please use 'application/json;charset=UTF-8'`
    throw refuse(1000, message, 'the token endpoint takes JSON only, a form is refused')
  }
  const fields = parseObject(body.toString('utf8'))
  if (fields === undefined) throw refuseAtGateway(4004, 'the body is no JSON object')
  return fields
}

function parseObject(text: string): WireObject | undefined {
  try {
    const value = parseExactJson(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as WireObject) : undefined
  } catch {
    return undefined
  }
}

function requireText(fields: WireObject, name: string): string {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined
  if (typeof value === 'string' && value !== '') return value
  throw refuse(1000, '参数错误', `"${name}" is missing, empty or not text`)
}

function readGrantId(value: WireObject[string]): string {
  if ((typeof value === 'string' && value !== '') || typeof value === 'number') return String(value)
  throw refuse(1000, '参数错误', '"grant_id" is missing, empty or not text')
}

function readRefresh(value: WireObject[string]): boolean {
  if (value === undefined || value === null) return false
  if (typeof value === 'boolean') return value
  if (value === 'true' || value === 'false') return value === 'true'
  throw refuse(1000, '参数错误', '"refresh" is declared Boolean')
}

function findApp(apps: readonly StoredApp[], clientId: string, secret: string): StoredApp {
  const app = apps.find((entry) => entry.clientId === clientId)
  if (app?.clientSecret === secret) return app
  const variant = app && badlyCopiedSecrets(app.clientSecret).find((entry) => entry.secret === secret)
  throw new YouzanRefusal('token', 1000, '应用信息或密钥错误', {
    summary: app ? 'the client_secret is not the one of this client_id' : 'there is no application of that client_id',
    ...(variant && { likelyCause: variant.cause })
  })
}

function refuse(code: number, message: string, why: string): YouzanRefusal {
  return new YouzanRefusal('token', code, message, why)
}
