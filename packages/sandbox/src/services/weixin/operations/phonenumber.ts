import { phoneInfo } from '../users/share-user-data.ts'
import { okReply } from '../weixin-answer.ts'
import { readField, readJsonBody, type WeixinPlayer } from '../weixin-call.ts'
import { WeixinRefusal } from '../weixin-refusal.ts'

/** Phone number (手机号). */
export const phonenumber: Readonly<Record<string, WeixinPlayer>> = {
  'phonenumber.getPhoneNumber': (call, { app, state, nowMs }) => {
    const body = readJsonBody(call)
    const text = readField(body, 'code', 'string') ?? ''
    const openid = readField(body, 'openid', 'string')
    const code = state.phoneCodes.get(text)
    if (code === undefined) {
      throw new WeixinRefusal(40029, {
        summary: 'no getPhoneNumber button of this mini program gave that code',
        ...(state.loginCodes.has(text)
          ? { likelyCause: 'this is a code of wx.login(); the button has a code of its own' }
          : {})
      })
    }
    if (openid !== undefined && openid !== code.openid) {
      throw new WeixinRefusal(40003, 'the openid is not the one of the user who pressed the button')
    }
    if (code.used) throw new WeixinRefusal(40029, 'the code was used before; a code works once')
    if (code.expiresAt <= nowMs) throw new WeixinRefusal(40029, 'the code is older than 5 minutes')
    code.used = true
    const user = state.users.get(code.openid)!
    const watermark = { timestamp: Math.floor(nowMs / 1000), appid: app.appId }
    return okReply({ phone_info: { ...phoneInfo(user), watermark } })
  }
}
