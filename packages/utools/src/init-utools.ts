import type { CallOptions, NotifyHandler, NotifyInput } from '@kaifang/http-core'
import { createPaymentNotifyHandler, type PaymentNotifyHandlerOptions } from './notify/create-payment-notify-handler.ts'
import { type PaymentNotify, verifyPaymentNotify } from './notify/verify-payment-notify.ts'
import { call, type UtoolsCall } from './operations/call.ts'
import { type CreateGoodsInput, type CreateGoodsResult, createGoods } from './operations/create-goods.ts'
import { type BaseInfo, type GetBaseInfoInput, getBaseInfo } from './operations/get-base-info.ts'
import {
  type GetPaymentRecordInput,
  getPaymentRecord,
  type PaymentRecordResult
} from './operations/get-payment-record.ts'
import { createUtoolsContext } from './utools-context.ts'
import type { UtoolsSettings } from './utools-settings.ts'

/** The uTools server API (uTools 服务端 API). */
export interface Utools {
  /** Reads who a user is (获取用户基础信息). */
  getBaseInfo(input: GetBaseInfoInput, options?: CallOptions): Promise<BaseInfo>
  /** Reads one order (支付订单查询). */
  getPaymentRecord(input: GetPaymentRecordInput, options?: CallOptions): Promise<PaymentRecordResult>
  /** Creates goods with a price of your choice (创建商品). */
  createGoods(input: CreateGoodsInput, options?: CallOptions): Promise<CreateGoodsResult>
  /** Verifies a payment notification (用户支付成功回调). */
  verifyPaymentNotify(input: NotifyInput): Promise<PaymentNotify>
  /** Receives payment notifications and runs your work once per order. */
  createPaymentNotifyHandler(options: PaymentNotifyHandlerOptions): NotifyHandler
  /** Makes any signed call that is not modelled here. */
  call<T = Readonly<Record<string, unknown>>>(call: UtoolsCall, options?: CallOptions): Promise<T>
  /** Waits for calls under way and closes the connections. */
  close(): Promise<void>
}

/**
 * Makes a client of the uTools server API. Reads no environment, opens no connection before the first call.
 *
 * @param settings - `pluginId` and `secret` of the developer tool; the rest has defaults.
 * @throws {@link InputError} when a setting is wrong.
 * @example
 * ```ts
 * import { initUtools } from '@kaifang/utools'
 *
 * const utools = initUtools({ pluginId: 'zueadppw', secret: '0'.repeat(32) })
 * console.log(Object.keys(utools).length) // => 7
 * ```
 */
export function initUtools(settings: UtoolsSettings): Utools {
  const context = createUtoolsContext(settings)
  return Object.freeze<Utools>({
    getBaseInfo: async (input, options) => getBaseInfo(context, input, options),
    getPaymentRecord: async (input, options) => getPaymentRecord(context, input, options),
    createGoods: async (input, options) => createGoods(context, input, options),
    verifyPaymentNotify: (input) => verifyPaymentNotify(context, input),
    createPaymentNotifyHandler: (options) => createPaymentNotifyHandler(context, options),
    call: async (given, options) => call(context, given, options),
    close: () => context.http.close()
  })
}
