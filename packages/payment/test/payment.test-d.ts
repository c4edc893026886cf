/**
 * What must and must not compile; checked by `tsc`. An expectation of an error that does not come is an error itself.
 */
import {
  type AlipayPayment,
  type AlipayPaymentNotify,
  initAlipay,
  initWeixin,
  type Payment,
  type WeixinPayment
} from '../src/index.ts'

const order = {
  openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o',
  subject: '订单标题',
  body: '商品描述',
  outTradeNo: '1703141270',
  totalFee: 1,
  notifyUrl: 'https://example.com/notify'
} as const
const { openid: _, ...nameless } = order

declare const weixin: WeixinPayment
declare const alipay: AlipayPayment

/** Code over the shared interface works with both, whatever client their settings name. */
export const both: readonly Payment[] = [
  weixin,
  alipay,
  initWeixin({ appId: '', mchId: '', key: '', clientType: 'native' }).payment,
  initAlipay({ appId: '', privateKey: '', alipayPublicKey: '', clientType: 'app' }).payment,
  initAlipay({ appId: '', privateKey: '', alipayPublicKey: '', clientType: 'page' }).payment
]

export async function shared(payment: Payment): Promise<void> {
  await payment.getOrderInfo(order)
  await payment.orderQuery({ outTradeNo: '1' })
  await payment.orderQuery({ transactionId: '1' })
  await payment.closeOrder({ outTradeNo: '1' })
  await payment.refund({ outTradeNo: '1', outRefundNo: '2', totalFee: 2, refundFee: 1 })
  await payment.refundQuery({ outTradeNo: '1', outRefundNo: '2' })
  const { content } = await payment.downloadBill({ billDate: '20260101' })
  // @ts-expect-error bytes on one platform and text on the other
  content satisfies string
  // @ts-expect-error Alipay alone undoes an order
  await payment.cancelOrder({ outTradeNo: '1' })
  // @ts-expect-error WeChat alone has a bill of movements
  await payment.downloadFundflow({ billDate: '20260101' })
  // @ts-expect-error WeChat does not take the platform number here
  await payment.closeOrder({ transactionId: '1' })
  // @ts-expect-error WeChat needs a number of the refund
  await payment.refund({ outTradeNo: '1', totalFee: 1, refundFee: 1 })
  // @ts-expect-error one of the two numbers
  await payment.orderQuery({})
  // @ts-expect-error amounts are numbers of fen
  await payment.refund({ outTradeNo: '1', outRefundNo: '2', totalFee: '2', refundFee: '1' })
}

/** What a client needs to pay follows the client. */
export async function clients(): Promise<void> {
  ;(await weixin.getOrderInfo(order)).paySign satisfies string
  ;(await weixin.getOrderInfo({ ...order, clientType: 'app' })).partnerid satisfies string
  ;(await weixin.getOrderInfo({ ...nameless, clientType: 'native' })).codeUrl satisfies string
  ;(await weixin.getOrderInfo({ ...nameless, clientType: 'h5', clientIp: '203.0.113.1' })).mwebUrl satisfies string
  ;(await alipay.getOrderInfo(order)) satisfies string
  ;(await alipay.getOrderInfo({ ...nameless, clientType: 'app' })) satisfies string
  ;(await alipay.getOrderInfo({ ...nameless, clientType: 'wap', quitUrl: 'https://example.com' })).form satisfies string
  const page = initAlipay({ appId: '', privateKey: '', alipayPublicKey: '', clientType: 'page' })
  ;(await page.payment.getOrderInfo(nameless)).url satisfies string
  const native = initWeixin({ appId: '', mchId: '', key: '', clientType: 'native' })
  ;(await native.payment.getOrderInfo(nameless)).codeUrl satisfies string

  // @ts-expect-error a mini program pays for somebody
  await weixin.getOrderInfo(nameless)
  // @ts-expect-error a mini program pays for somebody
  await alipay.getOrderInfo(nameless)
  // @ts-expect-error the browser of a phone has an address
  await weixin.getOrderInfo({ ...nameless, clientType: 'h5' })
  // @ts-expect-error Alipay shows a title
  await alipay.getOrderInfo({ ...nameless, clientType: 'app', subject: undefined })
  // @ts-expect-error a client of the other platform
  await alipay.getOrderInfo({ ...order, clientType: 'mp-weixin' })
  // @ts-expect-error a client of the other platform
  await weixin.getOrderInfo({ ...order, clientType: 'page' })
  // @ts-expect-error an App goes back nowhere
  await alipay.getOrderInfo({ ...nameless, clientType: 'app', returnUrl: 'https://example.com' })
  // @ts-expect-error text has no address
  ;(await alipay.getOrderInfo(order)).url
}

/** What one platform does not have is no property of it. */
export async function platforms(): Promise<void> {
  ;(await alipay.cancelOrder({ outTradeNo: '1' })).action satisfies 'close' | 'refund' | undefined
  ;(await weixin.downloadFundflow({ billDate: '20260101', accountType: 'Fees' })).content satisfies string
  ;(await alipay.downloadBill({ billDate: '202601', billType: 'signcustomer' })).content satisfies Uint8Array
  await alipay.refund({ transactionId: '1', refundFee: 1 })
  // @ts-expect-error WeChat can't undo an order
  await weixin.cancelOrder({ outTradeNo: '1' })
  // @ts-expect-error Alipay's bill of movements is a type of its bill: signcustomer
  await alipay.downloadFundflow({ billDate: '20260101' })
  // @ts-expect-error Alipay has no address for refunds
  await alipay.refund({ outTradeNo: '1', refundFee: 1, notifyUrl: 'https://example.com' })
  // @ts-expect-error Alipay finds a refund by your number
  await alipay.refundQuery({ outTradeNo: '1', refundId: '2' })
  // @ts-expect-error Alipay finds a refund by your number
  await alipay.refundQuery({ outTradeNo: '1' })
  // @ts-expect-error a bill of the other platform
  await weixin.downloadBill({ billDate: '20260101', billType: 'trade' })
  // @ts-expect-error Alipay lists no refunds of an order
  ;(await alipay.refundQuery({ outTradeNo: '1', outRefundNo: '2' })).refundList
  // @ts-expect-error WeChat has no shares in this reply
  ;(await weixin.refundQuery({ outTradeNo: '1' })).refundRoyaltys
  // @ts-expect-error Alipay names no account that a refund went to
  ;(await alipay.verifyRefundNotify({ body: '' })).refundRecvAccout
  // @ts-expect-error WeChat's certificate is no setting of Alipay's
  initAlipay({ appId: '', privateKey: '', alipayPublicKey: '', pfx: '' })
  // @ts-expect-error one of two ways to verify
  initAlipay({ appId: '', privateKey: '', alipayPublicKey: '', certificates: { app: '', alipay: '', root: '' } })
  // @ts-expect-error WeChat Pay has retired its sandbox
  initWeixin({ appId: '', mchId: '', key: '', sandbox: true })
}

/** A handler gets what its platform reports. */
alipay.createNotifyHandler({
  onPayment: (notify) => void (notify satisfies AlipayPaymentNotify),
  onRefund: ({ refundStatus }) => void (refundStatus satisfies 'SUCCESS'),
  onceStore: { begin: async () => ({ state: 'busy' }), complete: async () => true, abandon: async () => {} },
  onError: () => {}
})
