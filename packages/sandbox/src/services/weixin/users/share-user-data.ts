import { readChoice, readInput } from '../../../engine/read-input.ts'
import { SandboxError } from '../../../engine/sandbox-error.ts'
import type { WeixinApp, WeixinState } from '../weixin-state.ts'
import { encryptUserData, signRawData } from './user-data.ts'
import type { WeixinShareAttack, WeixinSharedData, WeixinUser } from './user-types.ts'
import { findWeixinUser, mintBytes, sessionOf } from './weixin-users.ts'

const attacks: readonly WeixinShareAttack[] = [
  'wrong-appid',
  'stale-watermark',
  'tampered-ciphertext',
  'tampered-raw-data',
  'other-session'
]

/** How far a stale watermark lies back, in seconds. */
const staleSeconds = 86_400

/** What the mini program gets when its user shares a profile or a number: signed and encrypted with the session_key. */
export function shareUserData(state: WeixinState, app: WeixinApp, input: unknown, nowMs: number): WeixinSharedData {
  const { openid, kind = 'userInfo', attack } = readInput(input, 'input', ['openid', 'kind', 'attack'])
  const user = findWeixinUser(state, openid)
  const played = attack === undefined ? undefined : readChoice(attack, 'attack', attacks)
  const isProfile = readChoice(kind, 'kind', ['userInfo', 'phoneNumber']) === 'userInfo'
  const session = sessionOf(state, user.openid, nowMs)
  if (session === undefined) {
    throw new SandboxError('ERR_SANDBOX_STATE', 'the user has no session: login() first')
  }
  const key = played === 'other-session' ? mintBytes(state, 16).toString('base64') : session.key
  const watermark = {
    timestamp: Math.floor(nowMs / 1000) - (played === 'stale-watermark' ? staleSeconds : 0),
    appid: played === 'wrong-appid' ? otherAppId(app.appId) : app.appId
  }
  const iv = mintBytes(state, 16)
  const data = isProfile ? profile(user) : phoneInfo(user)
  const whole = isProfile ? { openId: user.openid, ...data, ...unionId(user), watermark } : { ...data, watermark }
  const encrypted = encryptUserData(JSON.stringify(whole), key, iv)
  const rawData = JSON.stringify(data)
  return Object.freeze({
    ...(isProfile
      ? {
          rawData: played === 'tampered-raw-data' ? rawData.replace('"gender":0', '"gender":1') : rawData,
          signature: signRawData(rawData, key)
        }
      : {}),
    encryptedData: played === 'tampered-ciphertext' ? flipBit(encrypted) : encrypted,
    iv: iv.toString('base64')
  })
}

/** The id of some other mini program. */
export function otherAppId(appId: string): string {
  return `wx${appId.startsWith('wx0') ? 'f' : '0'}${appId.slice(3)}`
}

/** Phone data as the platform writes them; also the answer of getPhoneNumber. */
export function phoneInfo({ phoneNumber }: WeixinUser): Readonly<Record<string, string>> {
  return { phoneNumber, purePhoneNumber: phoneNumber, countryCode: '86' }
}

/** The fields of `rawData`; since 2022 the platform leaves gender and place empty. */
function profile({ nickName, openid }: WeixinUser): Readonly<Record<string, unknown>> {
  const avatarUrl = `https://thirdwx.qlogo.cn/mmopen/vi_32/${openid}/132`
  return { nickName, gender: 0, language: '', city: '', province: '', country: '', avatarUrl }
}

function unionId({ unionid }: WeixinUser): { readonly unionId?: string } {
  return unionid === undefined ? {} : { unionId: unionid }
}

/** Flips one bit of base64 data, in the last block. */
export function flipBit(base64: string): string {
  const bytes = Buffer.from(base64, 'base64')
  const place = bytes.length - 17
  bytes[Math.max(0, place)]! ^= 1
  return bytes.toString('base64')
}
