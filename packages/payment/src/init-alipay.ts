import type { Alipay } from '@kaifang/alipay'
import { createAlipayContext } from './alipay/alipay-context.ts'
import type { AlipayPayment } from './alipay/alipay-payment.ts'
import type { AlipayPaymentSettings } from './alipay/alipay-settings.ts'
import type { AlipayClientType } from './alipay/alipay-types.ts'
import { createAlipayPayment } from './alipay/create-alipay-payment.ts'

/** Payments through Alipay, and the client beneath them. */
export interface AlipayPaymentClient<Client extends AlipayClientType = 'mp-alipay'> {
  /** Orders, refunds, bills and notifications. */
  readonly payment: AlipayPayment<Client>
  /** The client of the gateway, for methods that payment does not model: `alipay.execute(method, { bizContent })`. */
  readonly alipay: Alipay
  /** Waits for calls under way and closes the connections. */
  close(): Promise<void>
}

/**
 * Makes payments through Alipay (支付宝). Reads no environment, opens no connection before the first call.
 *
 * @param settings - `appId`, `privateKey`, and `alipayPublicKey` or `certificates`; the rest has defaults.
 * @throws {@link InputError} when a setting is wrong.
 * @example
 * ```ts
 * import { initAlipay } from '@kaifang/payment'
 *
 * const { payment, close } = initAlipay({
 *   appId: '2021000000000000',
 *   privateKey: process.env.ALIPAY_PRIVATE_KEY ?? '',
 *   alipayPublicKey: process.env.ALIPAY_PUBLIC_KEY ?? ''
 * })
 * const { paid } = await payment.orderQuery({ outTradeNo: 'A20260101001' })
 * console.log(paid)
 * await close()
 * ```
 */
export function initAlipay<Client extends AlipayClientType = 'mp-alipay'>(
  settings: AlipayPaymentSettings<Client>
): AlipayPaymentClient<Client> {
  const context = createAlipayContext(settings)
  return Object.freeze<AlipayPaymentClient<Client>>({
    payment: createAlipayPayment<Client>(context),
    alipay: context.alipay,
    close: () => context.alipay.close()
  })
}
