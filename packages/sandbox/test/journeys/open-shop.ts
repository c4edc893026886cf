import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  createMemoryOnceStore,
  initUtools,
  type PaymentNotify,
  type Utools,
  type UtoolsSettings
} from '@kaifang/utools'
import { onTestFinished } from 'vitest'
import type { Sandbox, SandboxOptions, UtoolsOrder } from '../../src/index.ts'
import { openSandbox } from '../support/open-sandbox.ts'

/** A developer's server: a client, and a callback address that writes down what it handles. */
export interface Shop {
  readonly sandbox: Sandbox
  readonly utools: Utools
  readonly handled: PaymentNotify[]
  /** Why deliveries were refused, oldest first. */
  readonly refusals: unknown[]
  /** What `handle` does with a payment. */
  work: (notify: PaymentNotify) => void
}

/** Starts a sandbox and a shop that hears its callbacks; both end with the test. */
export async function openShop(options: SandboxOptions = {}, settings: Partial<UtoolsSettings> = {}): Promise<Shop> {
  const sandbox = await openSandbox(options)
  const { baseUrl, pluginId, secret } = sandbox.utools
  const utools = initUtools({ baseUrl, pluginId, secret, clock: sandbox.clock, retry: false, ...settings })
  const shop: Shop = { sandbox, utools, handled: [], refusals: [], work: () => {} }
  const payments = utools.createPaymentNotifyHandler({
    onceStore: createMemoryOnceStore(sandbox.clock),
    onError: (error) => void shop.refusals.push(error),
    handle: (notify) => {
      shop.work(notify)
      shop.handled.push(notify)
    }
  })
  const server = createServer((request, response) => void payments.node(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    server.close()
    server.closeAllConnections()
    await utools.close()
  })
  sandbox.utools.setNotifyUrl(`http://127.0.0.1:${(server.address() as AddressInfo).port}/paid`)
  return shop
}

/** A buyer logs in, the shop makes goods for him, and the client side opens an order. */
export async function openOrder({ sandbox, utools }: Shop, outOrderId = 'order-1'): Promise<UtoolsOrder> {
  const { accessToken } = sandbox.utools.login()
  const { goodsId } = await utools.createGoods({ title: 'VIP * 1 ~ 年', totalFee: 1990, accessToken })
  return sandbox.utools.createOrder({ goodsId, outOrderId, accessToken, attach: '{"uid":7,"note":"a*b ~c"}' })
}
