/**
 * Client of the uTools server API (uTools 服务端 API): user info, payment records, goods, payment notifications.
 *
 * Follows the platform's page "服务端 API". Refuses replies and notifications whose signature does not match; that
 * can't be switched off.
 *
 * @module
 */
export type {
  CallOptions,
  CommonSettings,
  NotifyHandler,
  NotifyInput,
  NotifyReply,
  OnceStore
} from '@kaifang/http-core'
export {
  ApiError,
  createMemoryOnceStore,
  createUndiciTransport,
  DecodeError,
  InputError,
  ServiceError,
  SignatureError
} from '@kaifang/http-core'
export { initUtools, type Utools } from './init-utools.ts'
export type { PaymentNotifyHandlerOptions } from './notify/create-payment-notify-handler.ts'
export { PAYMENT_NOTIFY_REPLY, type PaymentNotify } from './notify/verify-payment-notify.ts'
export type { UtoolsCall } from './operations/call.ts'
export type { CreateGoodsInput, CreateGoodsResult } from './operations/create-goods.ts'
export type { BaseInfo, GetBaseInfoInput } from './operations/get-base-info.ts'
export type { GetPaymentRecordInput, PaymentRecordResult } from './operations/get-payment-record.ts'
export type { PaymentRecord } from './payment-record.ts'
export type { Resource } from './resource.ts'
export { UTOOLS_ERROR_CODES, type UtoolsErrorCode, type UtoolsErrorMeaning } from './utools-error-codes.ts'
export type { UtoolsSettings } from './utools-settings.ts'
