import { giveStableToken, issuePlainToken } from '../check-access-token.ts'
import { spendPerUser } from '../spend-quota.ts'
import { signWithSession } from '../users/user-data.ts'
import { renewSession, sessionOf } from '../users/weixin-users.ts'
import { okReply } from '../weixin-answer.ts'
import {
  readField,
  readJsonBody,
  requireOpenid,
  type WeixinCall,
  type WeixinPlayer,
  type WeixinScene
} from '../weixin-call.ts'
import { WeixinRefusal } from '../weixin-refusal.ts'
import type { StoredSession, StoredToken } from '../weixin-state.ts'

/** "100 times a minute for each user" (每个用户每分钟 100 次). */
const loginsPerMinute = 100

/** Login, tokens and sessions (登录, 接口调用凭证). */
export const auth: Readonly<Record<string, WeixinPlayer>> = {
  'auth.code2Session': ({ operation, query }, scene) => {
    const { state, nowMs } = scene
    checkApp(query.get('appid'), query.get('secret'), scene)
    checkGrantType(query.get('grant_type'), 'authorization_code')
    const js = query.get('js_code')
    if (!js) throw new WeixinRefusal(41008, 'js_code is missing')
    const code = state.loginCodes.get(js)
    if (code === undefined) {
      throw new WeixinRefusal(40029, 'wx.login() of this mini program never gave that code')
    }
    spendPerUser(state, operation, code.openid, loginsPerMinute, nowMs)
    if (code.used) throw new WeixinRefusal(40163, 'the code was used before; a code works once')
    if (code.expiresAt <= nowMs) throw new WeixinRefusal(40029, 'the code is older than 5 minutes')
    code.used = true
    if (state.blocked.has(code.openid)) throw new WeixinRefusal(40226, 'the user is blocked as high-risk')
    const session = sessionOf(state, code.openid, nowMs) ?? renewSession(state, code.openid, nowMs)
    const { openid, unionid } = state.users.get(code.openid)!
    return { json: { session_key: session.key, openid, ...(unionid === undefined ? {} : { unionid }) } }
  },

  'auth.getAccessToken': ({ query }, scene) => {
    checkGrantType(query.get('grant_type'), 'client_credential')
    checkApp(query.get('appid'), query.get('secret'), scene, 40001)
    return tokenReply(issuePlainToken(scene.state, scene.nowMs), scene)
  },

  'auth.getStableAccessToken': (call, scene) => {
    const body = readJsonBody(call)
    checkGrantType(readField(body, 'grant_type', 'string'), 'client_credential')
    checkApp(readField(body, 'appid', 'string'), readField(body, 'secret', 'string'), scene)
    const forced = readField(body, 'force_refresh', 'boolean') ?? false
    return tokenReply(giveStableToken(scene.state, forced, scene.nowMs), scene)
  },

  'auth.getPaidUnionId': ({ query }, { state, nowMs }) => {
    const openid = requireOpenid(state, query.get('openid'))
    const [transactionId, mchId, outTradeNo] = ['transaction_id', 'mch_id', 'out_trade_no'].map((name) =>
      query.get(name)
    )
    if (!transactionId && !(mchId && outTradeNo)) {
      throw new WeixinRefusal(89300, 'neither transaction_id nor mch_id with out_trade_no came')
    }
    const trade = state.trades.find((entry) =>
      transactionId ? entry.transactionId === transactionId : entry.mchId === mchId && entry.outTradeNo === outTradeNo
    )
    if (trade === undefined || trade.openid !== openid) {
      throw new WeixinRefusal(89300, 'that user has no such payment')
    }
    if (trade.expiresAt <= nowMs) throw new WeixinRefusal(89300, 'the payment is older than 5 minutes')
    const { unionid } = state.users.get(openid)!
    if (unionid === undefined) throw new WeixinRefusal(89002, 'the app is not bound to an Open Platform account')
    return okReply({ unionid })
  },

  'auth.checkSession': (call, scene) => {
    checkSessionSignature(call, scene)
    return okReply()
  },

  'auth.resetUserSessionKey': (call, scene) => {
    const { openid, session } = checkSessionSignature(call, scene)
    const renewed = renewSession(scene.state, openid, scene.nowMs, session.expiresAt)
    return okReply({ openid, session_key: renewed.key })
  }
}

function tokenReply(token: StoredToken, { nowMs }: WeixinScene): { readonly json: Readonly<Record<string, unknown>> } {
  return { json: { access_token: token.value, expires_in: Math.ceil((token.expiresAt - nowMs) / 1000) } }
}

function checkGrantType(value: string | null | undefined, expected: string): void {
  if (value !== expected) throw new WeixinRefusal(40002, `grant_type must be ${expected}`)
}

/** `wrongSecret`: the plain token endpoint answers 40001 to a wrong AppSecret, the others 40125. */
function checkApp(
  appid: string | null | undefined,
  secret: string | null | undefined,
  { app, state }: WeixinScene,
  wrongSecret: 40001 | 40125 = 40125
): void {
  if (!appid) throw new WeixinRefusal(41002, 'the appid is missing')
  if (appid !== app.appId) throw new WeixinRefusal(40013, 'there is no mini program of that appid here')
  if (!secret) throw new WeixinRefusal(41004, 'the AppSecret is missing')
  if (secret === state.secret) return
  const around = secret.trim() === state.secret || secret === `"${state.secret}"`
  throw new WeixinRefusal(wrongSecret, {
    summary: 'that is not the AppSecret of this mini program',
    ...(around ? { likelyCause: 'the AppSecret has white space or quotation marks around it' } : {})
  })
}

function checkSessionSignature(
  { query }: WeixinCall,
  { state, nowMs }: WeixinScene
): { readonly openid: string; readonly session: StoredSession } {
  const openid = query.get('openid')
  const user = state.users.get(openid ?? '')
  if (query.get('sig_method') !== 'hmac_sha256') throw new WeixinRefusal(87008, 'sig_method must be hmac_sha256')
  if (openid === null || user === undefined)
    throw new WeixinRefusal(40003, 'no user of this mini program has that openid')
  const session = sessionOf(state, openid, nowMs)
  if (session === undefined) throw new WeixinRefusal(87007, 'the user has no session_key, or it has expired')
  const received = query.get('signature') ?? ''
  const expected = signWithSession('', session.key)
  if (received === expected) return { openid, session }
  throw new WeixinRefusal(87009, explainSessionSignature(received, expected, session.key))
}

function explainSessionSignature(received: string, expected: string, key: string): WeixinRefusal['explanation'] {
  const decoded = signWithSession('', Buffer.from(key, 'base64'))
  const likelyCause =
    received === decoded
      ? 'the session_key was decoded: its base64 text itself is the key'
      : received.toLowerCase() === expected
        ? 'the signature is in upper case: send lower-case hex'
        : 'it was made with another session_key (the user logged in again), or not over the empty text'
  return {
    summary: 'the signature does not belong to this session_key',
    stringToSign: '',
    expectedSignature: expected,
    receivedSignature: received,
    likelyCause
  }
}
