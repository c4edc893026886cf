import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  type AlipayPaymentClient,
  createMemoryOnceStore,
  initAlipay,
  initWeixin,
  type OtherNotify,
  type Payment,
  type PaymentNotify,
  type RefundNotify,
  type WeixinPay
} from '@kaifang/payment'
import type { Sandbox } from '../../src/index.ts'

/** A merchant's server on one platform: its client, its address, and what it wrote down. */
export interface PaymentShop {
  readonly sandbox: Sandbox
  readonly payment: Payment
  readonly notifyUrl: string
  readonly paid: PaymentNotify[]
  readonly refunded: RefundNotify[]
  readonly others: OtherNotify[]
  /** Why deliveries were refused, oldest first. */
  readonly refusals: unknown[]
  /** What `onPayment` does besides writing down. */
  work: (notify: PaymentNotify) => void
  close(): Promise<void>
}

/** WeChat Pay with a certificate; refunds are reported to the shop's address. */
export async function openWeixinPayShop(
  sandbox: Sandbox,
  settings: Partial<Parameters<typeof initWeixin>[0]> = {}
): Promise<PaymentShop & { readonly client: WeixinPay }> {
  const { appId, mchId, key, secureBaseUrl } = sandbox.weixinPay
  const { pfx, ca } = await sandbox.weixinPay.certificate()
  const client = initWeixin({
    ...{ appId, mchId, key, pfx, ca, baseUrl: secureBaseUrl, clock: sandbox.clock, retry: false },
    ...(settings as object)
  })
  const shop = await openShop(sandbox, client.payment, () => client.close())
  sandbox.weixinPay.setNotifyUrl(shop.notifyUrl)
  return Object.assign(shop, { client })
}

/** Alipay in key mode, or with certificates. */
export async function openAlipayShop(
  sandbox: Sandbox,
  settings: Partial<Parameters<typeof initAlipay>[0]> = {}
): Promise<PaymentShop & { readonly client: AlipayPaymentClient }> {
  const { appId, gateway, sellerId } = sandbox.alipay
  const { privateKey, alipayPublicKey } = await sandbox.alipay.keys()
  const client = initAlipay({
    ...{ appId, privateKey, alipayPublicKey, sellerId, gateway, clock: sandbox.clock, retry: false },
    ...(settings as object)
  })
  return Object.assign(await openShop(sandbox, client.payment, () => client.close()), { client })
}

async function openShop(sandbox: Sandbox, payment: Payment, closeClient: () => Promise<void>): Promise<PaymentShop> {
  const [paid, refunded, others, refusals] = [[], [], [], []] as [
    PaymentNotify[],
    RefundNotify[],
    OtherNotify[],
    unknown[]
  ]
  const handler = payment.createNotifyHandler({
    onceStore: createMemoryOnceStore(sandbox.clock),
    onPayment: (notify) => {
      shop.work(notify)
      paid.push(notify)
    },
    onRefund: (notify) => void refunded.push(notify),
    onOther: (notify) => void others.push(notify),
    onError: (error) => refusals.push(error)
  })
  const server = createServer((request, response) => void handler.node(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const shop: PaymentShop = {
    ...{ sandbox, payment, paid, refunded, others, refusals },
    notifyUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/notify`,
    work: () => {},
    async close() {
      server.close()
      server.closeAllConnections()
      await closeClient()
    }
  }
  return shop
}
