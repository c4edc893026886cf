import { createWeixinPayment } from './weixin/create-weixin-payment.ts'
import type { WeixinPayment } from './weixin/weixin-payment.ts'
import type { WeixinSettings } from './weixin/weixin-settings.ts'
import type { WeixinClientType } from './weixin/weixin-types.ts'

/** WeChat Pay as one merchant. */
export interface WeixinPay<Client extends WeixinClientType = 'mp-weixin'> {
  /** The operations. */
  readonly payment: WeixinPayment<Client>
  /** Waits for calls under way and closes the connections. */
  close(): Promise<void>
}

/**
 * Makes a client of WeChat Pay (微信支付), API v2. Reads no environment; opens no connection before the first call. Reads the
 * merchant certificate once, where its path is given.
 *
 * @param settings - `appId`, `mchId` and `key` of the merchant platform; `pfx` for refunds and fund-flow bills.
 * @throws {@link InputError} when a setting is wrong, a key with white space and a certificate that can't be opened included.
 * @example
 * ```ts
 * import { initWeixin } from '@kaifang/payment'
 *
 * const { payment, close } = initWeixin({ appId: 'wxd930ea5d5a258f4f', mchId: '10000100', key: '0'.repeat(32) })
 * console.log(payment.platform) // => weixin
 * await close()
 * ```
 */
export function initWeixin<Client extends WeixinClientType = 'mp-weixin'>(
  settings: WeixinSettings<Client>
): WeixinPay<Client> {
  return Object.freeze(createWeixinPayment(settings))
}
