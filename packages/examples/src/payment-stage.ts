/**
 * The two payment platforms behind one face: the client, which is the same to write for, and the sandbox's buyers and
 * network, which are not.
 * @module
 */
import { initAlipay, initWeixin, type Payment, type WeixinPayment } from '@kaifang/payment'
import type { DeliveryAttempt, OutboxMessage, Sandbox } from '@kaifang/sandbox'

/** A notification: of the payment, or of its refund with this number. */
export interface StageMessage {
  readonly outTradeNo: string
  readonly outRefundNo?: string | undefined
}

/** A platform with its buyers. */
export interface PaymentStage {
  readonly name: string
  /** Your client. Only addresses, certificate authority and clock differ from production. */
  readonly payment: Payment
  /** The same where the platform has fund-flow bills. */
  readonly fundflow: Pick<WeixinPayment, 'openFundflow'> | undefined
  /** Wire name of the amount in a payment notification. */
  readonly amountField: string
  /** A user of your mini program. */
  createBuyer(): string
  /** The buyer confirms; the first notification goes out. */
  pay(outTradeNo: string): Promise<DeliveryAttempt | undefined>
  /** The next notifications get lost. */
  drop(times: number): void
  /** Sends a notification by hand, as it is or with a field changed after signing. */
  deliver(
    message: StageMessage,
    options?: { readonly copies?: number; readonly tamper?: { readonly field: string; readonly value: string } }
  ): Promise<readonly DeliveryAttempt[]>
  outbox(): readonly OutboxMessage[]
  /** In the merchant platform: where refunds are reported that name no address. Alipay reports them where it reported the payment. */
  setRefundUrl(url: string | undefined): void
  close(): Promise<void>
}

/** WeChat Pay (API v2), with the merchant's certificate. */
export async function openWeixinStage(sandbox: Sandbox): Promise<PaymentStage> {
  const { weixinPay, clock } = sandbox
  const { appId, mchId, key, secureBaseUrl } = weixinPay
  const { pfx, ca } = await weixinPay.certificate()
  const weixin = initWeixin({ appId, mchId, key, pfx, ca, baseUrl: secureBaseUrl, clock })
  return {
    name: 'WeChat Pay 微信支付',
    payment: weixin.payment,
    fundflow: weixin.payment,
    amountField: 'total_fee',
    createBuyer: () => weixinPay.createOpenid(),
    pay: (outTradeNo) => weixinPay.pay(outTradeNo).firstDelivery,
    drop: (times) => weixinPay.drop({ times }),
    deliver: ({ outTradeNo, outRefundNo }, options) =>
      weixinPay.deliver(outRefundNo === undefined ? { outTradeNo } : { outRefundNo }, options),
    outbox: () => weixinPay.outbox(),
    setRefundUrl: (url) => weixinPay.setNotifyUrl(url),
    close: () => weixin.close()
  }
}

/** Alipay, in key mode. */
export async function openAlipayStage(sandbox: Sandbox): Promise<PaymentStage> {
  const { alipay: platform, clock } = sandbox
  const { privateKey, alipayPublicKey } = await platform.keys()
  const alipay = initAlipay({ appId: platform.appId, privateKey, alipayPublicKey, gateway: platform.gateway, clock })
  return {
    name: 'Alipay 支付宝',
    payment: alipay.payment,
    fundflow: undefined,
    amountField: 'total_amount',
    createBuyer: () => platform.createUser().openId,
    pay: (outTradeNo) => platform.pay(outTradeNo).firstDelivery,
    drop: (times) => platform.drop({ times }),
    deliver: ({ outTradeNo, outRefundNo }, options) =>
      platform.deliver({ outTradeNo, outRequestNo: outRefundNo }, options),
    outbox: () => platform.outbox(),
    setRefundUrl: () => {},
    close: () => alipay.close()
  }
}
