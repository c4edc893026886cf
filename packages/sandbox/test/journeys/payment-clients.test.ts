import type { AlipayPageOrder } from '@kaifang/payment'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { type Sandbox, startSandbox } from '../../src/index.ts'
import { openAlipayShop, openWeixinPayShop } from './open-payment-shop.ts'

const subject = '年度会员 a+b %20 *~'
// One for all tests, since keys and certificates are the dearest part of it.
let sandbox: Sandbox
let tests = 0
let outTradeNo: string
let order: { readonly outTradeNo: string; readonly totalFee: number; readonly subject: string; readonly body: string }

beforeAll(async () => {
  sandbox = await startSandbox({ seed: 'clients', startTime: Date.UTC(2026, 0, 2, 3, 4, 5), frozen: true })
})
beforeEach(() => {
  outTradeNo = `order_${++tests}`
  order = { outTradeNo, totalFee: 1990, subject, body: subject }
})
afterAll(() => sandbox.close())

describe.each(['MD5', 'HMAC-SHA256'] as const)('every client of WeChat Pay, signed with %s', (signType) => {
  it.each(['mp-weixin', 'jsapi', 'app', 'app-plus', 'native', 'h5'] as const)('%s', async (clientType) => {
    const shop = await openWeixinPayShop(sandbox, { signType })
    onTestFinished(() => shop.close())
    const { payment } = shop.client
    const info = await payment.getOrderInfo({
      ...{ ...order, clientType, notifyUrl: shop.notifyUrl, openid: sandbox.weixinPay.createOpenid() },
      clientIp: '127.0.0.1',
      sceneInfo: { h5_info: { type: 'Wap', wap_url: 'https://shop.example', wap_name: '小店' } }
    })
    // What the buyer's side has in hand, and nothing else, leads to the order.
    const text = JSON.stringify(info)
    const reference = /"(?:codeUrl|mwebUrl|prepayid)":"([^"]+)"/.exec(text)?.[1] ?? /prepay_id=([^"]+)/.exec(text)?.[1]
    expect((await sandbox.weixinPay.pay(reference ?? '').firstDelivery)?.accepted).toBe(true)
    expect(shop.paid).toMatchObject([{ outTradeNo, totalFee: 1990 }])
    expect(await payment.orderQuery({ outTradeNo })).toMatchObject({ paid: true, totalFee: 1990 })
  })

  it('a service provider for its merchant', async () => {
    const { subMchId, subAppId } = sandbox.weixinPay.subMerchant
    const shop = await openWeixinPayShop(sandbox, { signType, subMchId, subAppId })
    onTestFinished(() => shop.close())
    const { payment } = shop.client
    const subOpenid = sandbox.weixinPay.createOpenid()
    await payment.getOrderInfo({ ...order, notifyUrl: shop.notifyUrl, subOpenid })
    await sandbox.weixinPay.pay(outTradeNo).firstDelivery
    expect(shop.paid).toHaveLength(1)
    await payment.refund({ outTradeNo, outRefundNo: `R_${outTradeNo}`, totalFee: 1990, refundFee: 1990 })
    await sandbox.weixinPay.settleRefund(`R_${outTradeNo}`).firstDelivery
    expect(shop.refusals).toEqual([])
    expect(shop.refunded).toMatchObject([{ outRefundNo: `R_${outTradeNo}`, refundFee: 1990, refundStatus: 'SUCCESS' }])
  })
})

describe.each(['a key', 'certificates'] as const)('every client of Alipay, with %s', (mode) => {
  const open = async () => {
    const { app, alipay, root } = await sandbox.alipay.certificates()
    const settings = mode === 'a key' ? {} : { certificates: { app, alipay, root }, alipayPublicKey: undefined }
    const shop = await openAlipayShop(sandbox, settings)
    onTestFinished(() => shop.close())
    return { shop, payment: shop.client.payment }
  }

  it('mp-alipay: the number of a trade', async () => {
    const { shop, payment } = await open()
    const openid = sandbox.alipay.createUser().openId
    const tradeNo = await payment.getOrderInfo({ ...order, notifyUrl: shop.notifyUrl, openid })
    await sandbox.alipay.pay({ tradeNo }).firstDelivery
    expect(shop.paid).toMatchObject([{ outTradeNo, totalFee: 1990, openid }])
  })

  it.each(['app', 'app-plus'] as const)('%s: a text that the cashier opens', async (clientType) => {
    const { shop, payment } = await open()
    const text = await payment.getOrderInfo({ ...order, clientType, notifyUrl: shop.notifyUrl })
    await expect(payment.orderQuery({ outTradeNo })).rejects.toMatchObject({ errCode: 'ACQ.TRADE_NOT_EXIST' })
    await sandbox.alipay.openOrderString(text)
    expect(await payment.orderQuery({ outTradeNo })).toMatchObject({ paid: false, totalFee: 1990 })
    await sandbox.alipay.pay(outTradeNo).firstDelivery
    expect(shop.paid).toMatchObject([{ outTradeNo, totalFee: 1990 }])
  })

  it.each([
    ['page', 'url'],
    ['page', 'form'],
    ['wap', 'url'],
    ['wap', 'form']
  ] as const)('%s: a page, by its %s', async (clientType, way) => {
    const { shop, payment } = await open()
    const returnUrl = 'https://shop.example/thanks'
    const page: AlipayPageOrder = await payment.getOrderInfo({
      ...{ ...order, clientType, notifyUrl: shop.notifyUrl, returnUrl }
    })
    await sandbox.alipay.openPage(page[way])
    const paid = sandbox.alipay.pay(outTradeNo)
    await paid.firstDelivery
    expect(shop.paid).toMatchObject([{ outTradeNo, totalFee: 1990 }])
    expect(await shop.client.alipay.verifyReturn(paid.returnUrl ?? '')).toMatchObject({ outTradeNo })
  })
})

it('a service provider for its merchant on Alipay', async () => {
  const { appAuthToken, sellerId } = sandbox.alipay.authorize()
  const shop = await openAlipayShop(sandbox, { appAuthToken, sellerId })
  onTestFinished(() => shop.close())
  const { payment } = shop.client
  const openid = sandbox.alipay.createUser().openId
  await payment.getOrderInfo({ ...order, notifyUrl: shop.notifyUrl, openid })
  await sandbox.alipay.pay(outTradeNo).firstDelivery
  await payment.refund({ outTradeNo, outRefundNo: 'R_1', refundFee: 1990 })
  await sandbox.clock.advance('1s')
  expect(shop.refusals).toEqual([])
  expect(shop.paid).toMatchObject([{ outTradeNo, sellerId }])
  expect(shop.refunded).toMatchObject([{ outTradeNo, outRefundNo: 'R_1', sellerId }])
})

it("Alipay's certificate is exchanged for another while the shop runs", async () => {
  const { app, alipay, root } = await sandbox.alipay.certificates()
  const certificates = { app, alipay, root }
  const shop = await openAlipayShop(sandbox, { certificates, alipayPublicKey: undefined })
  onTestFinished(() => shop.close())
  const openid = sandbox.alipay.createUser().openId
  await shop.payment.getOrderInfo({ ...order, notifyUrl: shop.notifyUrl, openid })
  await sandbox.alipay.rotateCertificate()
  expect(await shop.payment.orderQuery({ outTradeNo })).toMatchObject({ paid: false })
  await sandbox.alipay.pay(outTradeNo).firstDelivery
  expect(shop.refusals).toEqual([])
  expect(shop.paid).toHaveLength(1)
})
