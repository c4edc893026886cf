/**
 * Client of the WeChat mini program server API (微信小程序服务端接口): sessions, tokens, analysis, customer messages, codes,
 * images, content checks, links and message push.
 *
 * Follows the platform's documents, and the function names of the uniCloud plugin. Refuses pushed messages whose signature
 * does not match, and user data of another app; that can't be switched off.
 *
 * @module
 */
export type {
  CallOptions,
  CommonSettings,
  NotifyHandler,
  NotifyInput,
  NotifyReply,
  OnceStore,
  StoredToken,
  TokenStore
} from '@kaifang/http-core'
export {
  ApiError,
  createMemoryOnceStore,
  createMemoryTokenStore,
  createUndiciTransport,
  DecodeError,
  InputError,
  ServiceError,
  SignatureError
} from '@kaifang/http-core'
export type {
  DailySummaryResult,
  Portrait,
  PortraitEntry,
  RetainedUsers,
  RetainResult,
  UserPortraitResult,
  VisitDistributionResult,
  VisitPageResult,
  VisitTrendResult
} from './analysis-types.ts'
export type { CodeStyle, ColourPart } from './code-style.ts'
export { initWeixin, type Weixin } from './init-weixin.ts'
export type { LinkExpiry } from './link-expiry.ts'
export type { MessagePushHandlerOptions } from './notify/create-message-push-handler.ts'
export type { PushFormat, PushMessage } from './notify/push-message.ts'
export { MESSAGE_PUSH_REPLY, type PushReply } from './notify/push-reply.ts'
export type { MessagePush } from './notify/verify-message-push.ts'
export type { WeixinAnalysis } from './operations/analysis/weixin-analysis.ts'
export type { Code2SessionInput, Code2SessionResult } from './operations/auth/code2-session.ts'
export type { GetPaidUnionIdInput, GetPaidUnionIdResult, PaymentNumber } from './operations/auth/get-paid-union-id.ts'
export type { GetStableAccessTokenInput } from './operations/auth/get-stable-access-token.ts'
export type { ResetUserSessionKeyResult } from './operations/auth/reset-user-session-key.ts'
export type { WeixinAuth } from './operations/auth/weixin-auth.ts'
export type { WeixinNamespaces } from './operations/bind-operations.ts'
export type { WeixinCallOptions } from './operations/call.ts'
export type { GetTempMediaInput, TempMediaResult } from './operations/customer-service-message/get-temp-media.ts'
export type { CustomerMessage, SendMessageInput } from './operations/customer-service-message/send.ts'
export type { SetTypingInput } from './operations/customer-service-message/set-typing.ts'
export type {
  UploadTempMediaInput,
  UploadTempMediaResult
} from './operations/customer-service-message/upload-temp-media.ts'
export type { WeixinCustomerServiceMessage } from './operations/customer-service-message/weixin-customer-service-message.ts'
export type { AiCropInput, AiCropResult } from './operations/img/ai-crop.ts'
export type { ImagePoint, ScanQRCodeResult } from './operations/img/scan-qr-code.ts'
export type { SuperresolutionResult } from './operations/img/superresolution.ts'
export type { WeixinImg } from './operations/img/weixin-img.ts'
export type { GetPhoneNumberInput, GetPhoneNumberResult } from './operations/phonenumber/get-phone-number.ts'
export type { WeixinPhonenumber } from './operations/phonenumber/weixin-phonenumber.ts'
export type { MediaCheckAsyncInput, MediaCheckAsyncResult } from './operations/security/media-check-async.ts'
export type {
  CheckScene,
  CheckVerdict,
  MsgSecCheckInput,
  MsgSecCheckResult
} from './operations/security/msg-sec-check.ts'
export type { WeixinSecurity } from './operations/security/weixin-security.ts'
export type { SendSubscribeMessageInput } from './operations/subscribe-message/send-subscribe-message.ts'
export type { WeixinSubscribeMessage } from './operations/subscribe-message/weixin-subscribe-message.ts'
export type { CloudBase, GenerateUrlLinkInput, GenerateUrlLinkResult } from './operations/urllink/generate-url-link.ts'
export type { WeixinUrllink } from './operations/urllink/weixin-urllink.ts'
export type { GenerateSchemeInput, GenerateSchemeResult } from './operations/urlscheme/generate-scheme.ts'
export type { WeixinUrlscheme } from './operations/urlscheme/weixin-urlscheme.ts'
export type { CreateQRCodeInput } from './operations/wxacode/create-qr-code.ts'
export type { GetCodeInput } from './operations/wxacode/get-code.ts'
export type { GetUnlimitedInput } from './operations/wxacode/get-unlimited.ts'
export type { WeixinWxacode } from './operations/wxacode/weixin-wxacode.ts'
export type { AccessTokenReply } from './read-access-token-reply.ts'
export type { AnalysisInput } from './read-dates.ts'
export type { MediaResult } from './read-media.ts'
export type { WeixinResult } from './read-result.ts'
export type { CodeResult } from './send-code.ts'
export type { ImageInput, ImageSize } from './send-image.ts'
export type { SessionInput } from './session-query.ts'
export type { TokenInput } from './token-input.ts'
export type { UploadFile } from './upload-part.ts'
export type { DecryptUserDataInput, UserData } from './user-data/decrypt-user-data.ts'
export type { VerifyUserDataInput } from './user-data/verify-user-data.ts'
export { WEIXIN_ERROR_CODES, type WeixinErrorCode, type WeixinErrorMeaning } from './wechat-openapi-error-codes.ts'
export type { MessagePushSettings, TokenMode, WeixinSettings } from './wechat-openapi-settings.ts'
