import { assertBillTotals, readBill } from '@kaifang/bill-csv'
import type { AlipayPaymentClient, BillStream } from '@kaifang/payment'
import type { PaymentShop } from './open-payment-shop.ts'

/** Methods of the gateway, as a caller calls them; and the bill behind the address that the last but one gives. */
export const ALIPAY_CALLED = {
  'alipay.system.oauth.token': 'code2Session',
  'alipay.trade.create': 'getOrderInfo',
  'alipay.trade.query': 'orderQuery',
  'alipay.trade.close': 'closeOrder',
  'alipay.trade.cancel': 'cancelOrder',
  'alipay.trade.refund': 'refund',
  'alipay.trade.fastpay.refund.query': 'refundQuery',
  'alipay.data.dataservice.bill.downloadurl.query': 'openBill',
  downloadBill: "openBill's file"
} as const
export type AlipayOperation = keyof typeof ALIPAY_CALLED

/** A shop on Alipay. */
export type AlipayShop = PaymentShop & { readonly client: AlipayPaymentClient }

type Call = (options: { readonly timeout: number }) => Promise<unknown>

let numbers = 0

/** A new order, not paid. */
export async function placeOrder({ sandbox, payment, notifyUrl }: AlipayShop, options = {}): Promise<string> {
  const outTradeNo = `attack_${++numbers}`
  const order = { outTradeNo, totalFee: 100, subject: '年度会员', body: '年度会员', notifyUrl }
  await payment.getOrderInfo({ ...order, openid: sandbox.alipay.createUser().openId }, options)
  return outTradeNo
}

/** A new order, paid. */
export async function payOrder(shop: AlipayShop): Promise<string> {
  const outTradeNo = await placeOrder(shop)
  await shop.sandbox.alipay.pay(outTradeNo).firstDelivery
  return outTradeNo
}

/** Refunds a part of an order and returns the number of the refund. */
export async function refundOrder({ payment }: AlipayShop, outTradeNo: string, options = {}): Promise<string> {
  const outRefundNo = `R${outTradeNo}`
  await payment.refund({ outTradeNo, outRefundNo, totalFee: 100, refundFee: 10 }, options)
  return outRefundNo
}

/** Prepares what each operation is about; the call itself is made later. */
export function prepareAlipayCalls(billDate: string): Record<AlipayOperation, (shop: AlipayShop) => Promise<Call>> {
  const openBill = async (shop: AlipayShop): Promise<Call> => {
    return async (options) => readToEnd(await shop.payment.openBill({ billDate }, options))
  }
  return {
    'alipay.system.oauth.token': async ({ sandbox, client }) => {
      const { code } = sandbox.alipay.login()
      return (options) => client.alipay.auth.code2Session(code, options)
    },
    'alipay.trade.create': async (shop) => (options) => placeOrder(shop, options),
    'alipay.trade.query': async (shop) => {
      const outTradeNo = await payOrder(shop)
      return (options) => shop.payment.orderQuery({ outTradeNo }, options)
    },
    'alipay.trade.close': async (shop) => {
      const outTradeNo = await placeOrder(shop)
      return (options) => shop.payment.closeOrder({ outTradeNo }, options)
    },
    'alipay.trade.cancel': async (shop) => {
      const outTradeNo = await placeOrder(shop)
      return (options) => shop.client.payment.cancelOrder({ outTradeNo }, options)
    },
    'alipay.trade.refund': async (shop) => {
      const outTradeNo = await payOrder(shop)
      return (options) => refundOrder(shop, outTradeNo, options)
    },
    'alipay.trade.fastpay.refund.query': async (shop) => {
      const outTradeNo = await payOrder(shop)
      const outRefundNo = await refundOrder(shop, outTradeNo)
      return (options) => shop.payment.refundQuery({ outTradeNo, outRefundNo }, options)
    },
    'alipay.data.dataservice.bill.downloadurl.query': openBill,
    downloadBill: openBill
  }
}

async function readToEnd({ body }: BillStream): Promise<void> {
  const reader = readBill(body)
  for await (const _rows of reader);
  assertBillTotals(reader)
}
