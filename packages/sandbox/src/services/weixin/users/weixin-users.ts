import { readInput, readInteger, readObject, readText } from '../../../engine/read-input.ts'
import { SandboxError } from '../../../engine/sandbox-error.ts'
import type { StoredSession, WeixinState } from '../weixin-state.ts'
import type { WeixinLogin, WeixinPhoneCode, WeixinTrade, WeixinUser } from './user-types.ts'

/** Codes of the mini program live 5 minutes (code 有效期五分钟). */
const codeLifeMs = 5 * 60_000
/** getPaidUnionId works so long after a payment (支付后的五分钟内有效). */
const tradeLifeMs = 5 * 60_000

/** They hold what encoders and databases disagree about. */
const nickNames = ['小明 *VIP*', '微信用户', '😀é "引号"', "O'Neil (老王)!", 'Band', '100% & <b>1</b>'] as const

/** Makes a user from unchecked input. */
export function addWeixinUser(state: WeixinState, input: unknown): WeixinUser {
  const { nickName, phoneNumber } = readInput(input, 'user', ['nickName', 'phoneNumber'])
  const random = state.mint.user
  const openid = `o${random.text(27)}`
  const unionid = `o${random.text(27)}`
  const name = random.pick(nickNames)
  const phone = `1${random.pick(['3', '5', '7', '8', '9'])}${random.digits(9)}`
  const user: WeixinUser = Object.freeze({
    openid,
    ...(state.settings.boundToOpenPlatform ? { unionid } : {}),
    nickName: nickName === undefined ? name : readText(nickName, 'nickName', 0, 100),
    phoneNumber: phoneNumber === undefined ? phone : readPhone(phoneNumber)
  })
  state.users.set(openid, user)
  return user
}

function readPhone(value: unknown): string {
  const text = readText(value, 'phoneNumber', 11, 11)
  if (/^1\d{10}$/.test(text)) return text
  throw new SandboxError('ERR_SANDBOX_INPUT', '"phoneNumber" expected 11 digits that begin with 1')
}

/** Finds a user by unchecked input. */
export function findWeixinUser(state: WeixinState, openid: unknown): WeixinUser {
  const user = state.users.get(readText(openid, 'openid', 1, 64))
  if (user === undefined) throw new SandboxError('ERR_SANDBOX_NOT_FOUND', 'there is no user of that openid')
  return user
}

/** `wx.login()`: a code, and the session that code2Session will give out; without `openid` the user is made first. */
export function logInWeixin(state: WeixinState, input: unknown, nowMs: number): WeixinLogin {
  const { openid, ...rest } = readObject(input, 'login')
  if (openid !== undefined && Object.keys(rest).length > 0) {
    const message = '"login" takes the openid of a user, or what a new user should be, not both'
    throw new SandboxError('ERR_SANDBOX_INPUT', message)
  }
  const user = openid === undefined ? addWeixinUser(state, rest) : findWeixinUser(state, openid)
  const session = sessionOf(state, user.openid, nowMs)
  if (session === undefined || state.settings.loginRenewsSessionKey) renewSession(state, user.openid, nowMs)
  state.lastSeen.set(user.openid, nowMs)
  const code = `0${state.mint.code.text(31)}`
  const expiresAt = nowMs + codeLifeMs
  state.loginCodes.set(code, { openid: user.openid, expiresAt, used: false })
  return Object.freeze({ code, openid: user.openid, unionid: user.unionid, expiresAt })
}

/** The session of a user, while it lives. */
export function sessionOf(state: WeixinState, openid: string, nowMs: number): StoredSession | undefined {
  const session = state.sessions.get(openid)
  return session !== undefined && session.expiresAt > nowMs ? session : undefined
}

/** Makes a new session_key; a reset keeps the old end of life. */
export function renewSession(state: WeixinState, openid: string, nowMs: number, expiresAt?: number): StoredSession {
  const session = {
    key: mintBytes(state, 16).toString('base64'),
    expiresAt: expiresAt ?? nowMs + state.settings.sessionSeconds * 1000
  }
  state.sessions.set(openid, session)
  return session
}

/** Bytes of the session stream. */
export function mintBytes({ mint }: WeixinState, length: number): Buffer {
  return Buffer.from(mint.session.hex(2 * length), 'hex')
}

/** The getPhoneNumber button: a code of its own. */
export function authorizePhone(state: WeixinState, input: unknown, nowMs: number): WeixinPhoneCode {
  const { openid } = readInput(input, 'input', ['openid'])
  const user = findWeixinUser(state, openid)
  state.lastSeen.set(user.openid, nowMs)
  const code = state.mint.code.hex(64)
  const expiresAt = nowMs + codeLifeMs
  state.phoneCodes.set(code, { openid: user.openid, expiresAt, used: false })
  return Object.freeze({ code, phoneNumber: user.phoneNumber, expiresAt })
}

/** A payment of the user, as getPaidUnionId asks for it. */
export function payWeixin(state: WeixinState, input: unknown, nowMs: number): WeixinTrade {
  const { openid, outTradeNo } = readInput(input, 'trade', ['openid', 'outTradeNo'])
  const user = findWeixinUser(state, openid)
  const random = state.mint.trade
  const trade: WeixinTrade = Object.freeze({
    openid: user.openid,
    transactionId: `42${random.digits(26)}`,
    mchId: `1${random.digits(9)}`,
    outTradeNo: outTradeNo === undefined ? random.digits(24) : readText(outTradeNo, 'outTradeNo', 1, 32),
    expiresAt: nowMs + tradeLifeMs
  })
  state.trades.push(trade)
  return trade
}

/** The user accepts messages of a template, so many of them. */
export function subscribeWeixin(state: WeixinState, input: unknown): void {
  const { openid, templateId, times = 1 } = readInput(input, 'input', ['openid', 'templateId', 'times'])
  const user = findWeixinUser(state, openid)
  const template = state.templates.get(readText(templateId, 'templateId', 1, 64))
  if (template === undefined) throw new SandboxError('ERR_SANDBOX_NOT_FOUND', 'there is no template of that templateId')
  const key = subscriptionKey(user.openid, template.templateId)
  state.subscriptions.set(key, (state.subscriptions.get(key) ?? 0) + readInteger(times, 'times', 1, 1000))
}

/** Under which accepted messages are counted. */
export function subscriptionKey(openid: string, templateId: string): string {
  return `${openid} ${templateId}`
}
