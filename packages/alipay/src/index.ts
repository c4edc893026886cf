/**
 * Client of Alipay's open platform (支付宝开放平台): login, any method of the gateway, App and page payments, notifications.
 *
 * Follows the platform's pages on signatures and notifications. Refuses replies and notifications that Alipay has not
 * signed; that can't be switched off.
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
  OpenReply
} from '@kaifang/http-core'
export {
  ApiError,
  createMemoryOnceStore,
  createUndiciTransport,
  DecodeError,
  HttpStatusError,
  InputError,
  ServiceError,
  SignatureError
} from '@kaifang/http-core'
export { ALIPAY_ERROR_CODES, ALIPAY_GATEWAY_CODES, alipayErrorOf, matchesSubCode } from './alipay-error-codes.ts'
export type { AlipayNode } from './alipay-reply.ts'
export type { AlipaySettings, KeyInput } from './alipay-settings.ts'
export { formatAlipayTime, readAlipayTime } from './alipay-time.ts'
export type { AlipayCertificates, CertificateInput } from './certificates/certificate-set.ts'
export type { AlipayErrorCode, AlipayErrorMeaning } from './error-group.ts'
export { type Alipay, initAlipay } from './init-alipay.ts'
export type { SignType } from './keys/check-rsa-key.ts'
export type { KeyType } from './keys/read-private-key.ts'
export type { AlipayNotifyHandlerOptions } from './notify/create-alipay-notify-handler.ts'
export type { MessageFields } from './notify/read-signed-form.ts'
export {
  ALIPAY_NOTIFY_REPLY,
  type AlipayNotify,
  type NotifyBase,
  type OpenMessage,
  type TradeNotify
} from './notify/verify-notify.ts'
export type { AlipayReturn, ReturnInput } from './notify/verify-return.ts'
export type { AlipayAuth } from './operations/auth/alipay-auth.ts'
export type { Code2SessionInput } from './operations/auth/code2-session.ts'
export type { AlipaySession } from './operations/auth/read-session.ts'
export type { RefreshTokenInput } from './operations/auth/refresh-token.ts'
export type { AlipayReply, ExecuteOptions } from './operations/execute.ts'
export type { OpenOptions } from './operations/open-file.ts'
export type { AlipayParams } from './operations/read-params.ts'
export type { UploadFile, UploadInput } from './operations/upload.ts'
