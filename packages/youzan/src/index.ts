/**
 * Client of Youzan cloud (有赞云): tokens of many shops, API calls, uploads and messages.
 *
 * Follows the platform's "API 调用指南" and what its SDKs do. Refuses messages whose `Event-Sign` does not match; that can't be
 * switched off.
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
export type * from './apis/customer-types.ts'
export type * from './apis/encryption-types.ts'
export type * from './apis/item-types.ts'
export type * from './apis/logistics-types.ts'
export type * from './apis/refund-types.ts'
export type * from './apis/shop-types.ts'
export type * from './apis/trade-types.ts'
export type * from './apis/wire-types.ts'
export type {
  ApiData,
  ApiElement,
  ApiName,
  ApiParams,
  ApiVersion,
  NameIn,
  ShapeOf,
  VersionIn,
  YouzanApis
} from './apis/youzan-apis.ts'
export { initYouzan, type Youzan } from './init-youzan.ts'
export type { PushHandlerOptions } from './notify/create-push-handler.ts'
export type { AppMessage } from './notify/decrypt-message.ts'
export { PUSH_REPLY } from './notify/verify-push.ts'
export {
  type CustomerEventMessage,
  isPush,
  type PushType,
  type RefundMessage,
  type TradeCloseMessage,
  type TradeStateMessage,
  type YouzanPush,
  type YouzanPushMessages
} from './notify/youzan-push.ts'
export type { YouzanCallOptions, YouzanResult } from './operations/api-call.ts'
export type { GetTokenInput } from './operations/auth/get-token.ts'
export type { GetTokenByCodeInput } from './operations/auth/get-token-by-code.ts'
export type { RefreshTokenInput } from './operations/auth/refresh-token.ts'
export type { TokenResult } from './operations/auth/token-result.ts'
export type { YouzanAuth } from './operations/auth/youzan-auth.ts'
export { isEncryptedField } from './operations/decrypt-field.ts'
export type { PaginateOptions } from './operations/paginate.ts'
export type { UploadFile, UploadInput } from './operations/upload.ts'
export type { ApiArguments, YouzanShop } from './operations/youzan-shop.ts'
export type { GrantId } from './read-grant-id.ts'
export type { AccessToken } from './tokens/access-token.ts'
export { YOUZAN_ERROR_CODES, type YouzanErrorCode, type YouzanErrorMeaning } from './youzan-error-codes.ts'
export type { AppType, YouzanSettings } from './youzan-settings.ts'
export { formatYouzanTime, readYouzanTime } from './youzan-time.ts'
