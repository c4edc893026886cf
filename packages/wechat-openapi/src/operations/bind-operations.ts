import type { WeixinContext } from '../wechat-openapi-context.ts'
import { getDailyRetain } from './analysis/get-daily-retain.ts'
import { getDailySummary } from './analysis/get-daily-summary.ts'
import { getDailyVisitTrend } from './analysis/get-daily-visit-trend.ts'
import { getMonthlyRetain } from './analysis/get-monthly-retain.ts'
import { getMonthlyVisitTrend } from './analysis/get-monthly-visit-trend.ts'
import { getUserPortrait } from './analysis/get-user-portrait.ts'
import { getVisitDistribution } from './analysis/get-visit-distribution.ts'
import { getVisitPage } from './analysis/get-visit-page.ts'
import { getWeeklyRetain } from './analysis/get-weekly-retain.ts'
import { getWeeklyVisitTrend } from './analysis/get-weekly-visit-trend.ts'
import type { WeixinAnalysis } from './analysis/weixin-analysis.ts'
import { checkSession } from './auth/check-session.ts'
import { code2Session } from './auth/code2-session.ts'
import { getAccessToken } from './auth/get-access-token.ts'
import { getPaidUnionId } from './auth/get-paid-union-id.ts'
import { getStableAccessToken } from './auth/get-stable-access-token.ts'
import { resetUserSessionKey } from './auth/reset-user-session-key.ts'
import type { WeixinAuth } from './auth/weixin-auth.ts'
import { getTempMedia } from './customer-service-message/get-temp-media.ts'
import { send } from './customer-service-message/send.ts'
import { setTyping } from './customer-service-message/set-typing.ts'
import { uploadTempMedia } from './customer-service-message/upload-temp-media.ts'
import type { WeixinCustomerServiceMessage } from './customer-service-message/weixin-customer-service-message.ts'
import { aiCrop } from './img/ai-crop.ts'
import { scanQrCode } from './img/scan-qr-code.ts'
import { superresolution } from './img/superresolution.ts'
import type { WeixinImg } from './img/weixin-img.ts'
import { getPhoneNumber } from './phonenumber/get-phone-number.ts'
import type { WeixinPhonenumber } from './phonenumber/weixin-phonenumber.ts'
import { mediaCheckAsync } from './security/media-check-async.ts'
import { msgSecCheck } from './security/msg-sec-check.ts'
import type { WeixinSecurity } from './security/weixin-security.ts'
import { sendSubscribeMessage } from './subscribe-message/send-subscribe-message.ts'
import type { WeixinSubscribeMessage } from './subscribe-message/weixin-subscribe-message.ts'
import { generateUrlLink } from './urllink/generate-url-link.ts'
import type { WeixinUrllink } from './urllink/weixin-urllink.ts'
import { generateScheme } from './urlscheme/generate-scheme.ts'
import type { WeixinUrlscheme } from './urlscheme/weixin-urlscheme.ts'
import { createQrCode } from './wxacode/create-qr-code.ts'
import { getCode } from './wxacode/get-code.ts'
import { getUnlimited } from './wxacode/get-unlimited.ts'
import type { WeixinWxacode } from './wxacode/weixin-wxacode.ts'

/** The operations, by the namespaces of the platform's documents. */
export interface WeixinNamespaces {
  /** Logins and tokens (登录, 接口调用凭据). */
  readonly auth: WeixinAuth
  /** Figures of the mini program (数据分析). */
  readonly analysis: WeixinAnalysis
  /** Messages to users who wrote or came (客服消息). */
  readonly customerServiceMessage: WeixinCustomerServiceMessage
  /** Codes that open the mini program (小程序码与二维码). */
  readonly wxacode: WeixinWxacode
  /** Work on pictures (图像处理). */
  readonly img: WeixinImg
  /** Checks of what users make (内容安全). */
  readonly security: WeixinSecurity
  /** Messages that users subscribed to (订阅消息). */
  readonly subscribeMessage: WeixinSubscribeMessage
  /** Phone numbers (手机号). */
  readonly phonenumber: WeixinPhonenumber
  /** Schemes that open the mini program (URL Scheme). */
  readonly urlscheme: WeixinUrlscheme
  /** Links that open the mini program (URL Link). */
  readonly urllink: WeixinUrllink
}

/** Binds every operation to a client. What an operation throws at once rejects like everything else. */
export function bindOperations(context: WeixinContext): WeixinNamespaces {
  return {
    auth: Object.freeze<WeixinAuth>({
      code2Session: async (input, options) => code2Session(context, input, options),
      getAccessToken: async (options) => getAccessToken(context, options),
      getStableAccessToken: async (input, options) => getStableAccessToken(context, input, options),
      getPaidUnionId: async (input, options) => getPaidUnionId(context, input, options),
      checkSession: async (input, options) => checkSession(context, input, options),
      resetUserSessionKey: async (input, options) => resetUserSessionKey(context, input, options)
    }),
    analysis: Object.freeze<WeixinAnalysis>({
      getDailyRetain: async (input, options) => getDailyRetain(context, input, options),
      getWeeklyRetain: async (input, options) => getWeeklyRetain(context, input, options),
      getMonthlyRetain: async (input, options) => getMonthlyRetain(context, input, options),
      getDailySummary: async (input, options) => getDailySummary(context, input, options),
      getDailyVisitTrend: async (input, options) => getDailyVisitTrend(context, input, options),
      getWeeklyVisitTrend: async (input, options) => getWeeklyVisitTrend(context, input, options),
      getMonthlyVisitTrend: async (input, options) => getMonthlyVisitTrend(context, input, options),
      getUserPortrait: async (input, options) => getUserPortrait(context, input, options),
      getVisitDistribution: async (input, options) => getVisitDistribution(context, input, options),
      getVisitPage: async (input, options) => getVisitPage(context, input, options)
    }),
    customerServiceMessage: Object.freeze<WeixinCustomerServiceMessage>({
      getTempMedia: async (input, options) => getTempMedia(context, input, options),
      send: async (input, options) => send(context, input, options),
      setTyping: async (input, options) => setTyping(context, input, options),
      uploadTempMedia: async (input, options) => uploadTempMedia(context, input, options)
    }),
    wxacode: Object.freeze<WeixinWxacode>({
      createQRCode: async (input, options) => createQrCode(context, input, options),
      get: async (input, options) => getCode(context, input, options),
      getUnlimited: async (input, options) => getUnlimited(context, input, options)
    }),
    img: Object.freeze<WeixinImg>({
      aiCrop: async (input, options) => aiCrop(context, input, options),
      scanQRCode: async (input, options) => scanQrCode(context, input, options),
      superresolution: async (input, options) => superresolution(context, input, options)
    }),
    security: Object.freeze<WeixinSecurity>({
      msgSecCheck: async (input, options) => msgSecCheck(context, input, options),
      mediaCheckAsync: async (input, options) => mediaCheckAsync(context, input, options)
    }),
    subscribeMessage: Object.freeze<WeixinSubscribeMessage>({
      send: async (input, options) => sendSubscribeMessage(context, input, options)
    }),
    phonenumber: Object.freeze<WeixinPhonenumber>({
      getPhoneNumber: async (input, options) => getPhoneNumber(context, input, options)
    }),
    urlscheme: Object.freeze<WeixinUrlscheme>({
      generate: async (input, options) => generateScheme(context, input, options)
    }),
    urllink: Object.freeze<WeixinUrllink>({
      generate: async (input, options) => generateUrlLink(context, input, options)
    })
  }
}
