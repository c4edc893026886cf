import { createVerify } from 'node:crypto'
import { createFixedClock } from '@kaifang/http-core/testing'
import { describe, expect, it } from 'vitest'
import { initAlipay } from '../../../src/index.ts'
import { PUBLISHED } from '../published-order.ts'
import { done, failureOf, merchant, ORDER_MS, refused, startGateway } from '../start-gateway.ts'
import { SANDBOX_PUBLIC_KEY } from '../trade-fields.ts'

const order = {
  openid: '2088722003899169',
  subject: '测试 - 1+1',
  outTradeNo: '1703141270',
  totalFee: 1999,
  notifyUrl: 'https://example.com/alipay/notify'
}

describe('for a mini program', () => {
  it('creates the trade and gives its number as text', async () => {
    const { payment, answer, calls } = await startGateway()
    answer(done({ trade_no: '2023122122001499160501586202', out_trade_no: '1703141270' }))
    expect(await payment.getOrderInfo(order)).toBe('2023122122001499160501586202')
    expect(calls()).toMatchObject([
      {
        method: 'alipay.trade.create',
        params: { notify_url: 'https://example.com/alipay/notify' },
        bizContent: {
          out_trade_no: '1703141270',
          total_amount: '19.99',
          subject: '测试 - 1+1',
          product_code: 'JSAPI_PAY',
          buyer_id: '2088722003899169',
          op_app_id: '9021000122682882'
        }
      }
    ])
  })

  it('sends no member that nobody gave', async () => {
    const { payment, answer, calls } = await startGateway()
    answer(done({ trade_no: 'T1', out_trade_no: '1703141270' }))
    await payment.getOrderInfo({ ...order, productCode: 'FACE_TO_FACE_PAYMENT', extra: { store_id: 'NJ_001' } })
    expect(Object.keys(calls()[0]!.bizContent).sort()).toEqual([
      'buyer_id',
      'out_trade_no',
      'product_code',
      'store_id',
      'subject',
      'total_amount'
    ])
  })

  it('repeats an order whose reply was lost: the same number gives the same trade', async () => {
    const { payment, answer, calls } = await startGateway()
    answer(refused('isp.unknow-error', '20000'), done({ trade_no: 'T1', out_trade_no: '1703141270' }))
    expect(await payment.getOrderInfo(order)).toBe('T1')
    expect(calls().map(({ bizContent }) => bizContent.out_trade_no)).toEqual(['1703141270', '1703141270'])
  })

  it('says how to learn what became of an order of unknown outcome', async () => {
    const { payment, answer } = await startGateway()
    answer(refused('ACQ.SYSTEM_ERROR'))
    expect(await failureOf(payment.getOrderInfo(order, { retry: false }))).toMatchObject({
      code: 'ERR_ALIPAY_UNAVAILABLE',
      outcome: 'unknown',
      retryable: true,
      settleBy: { operation: 'orderQuery', input: { outTradeNo: '1703141270' } }
    })
  })

  it('refuses a number that exists with another amount', async () => {
    const { payment, answer, calls } = await startGateway()
    answer(refused('ACQ.CONTEXT_INCONSISTENT'))
    expect(await failureOf(payment.getOrderInfo(order))).toMatchObject({
      code: 'ERR_ALIPAY_CONFLICT',
      outcome: 'rejected'
    })
    expect(calls()).toHaveLength(1)
  })

  it('refuses a reply without a number of the trade', async () => {
    const { payment, answer } = await startGateway()
    answer(done({ out_trade_no: '1703141270' }))
    expect(await failureOf(payment.getOrderInfo(order))).toMatchObject({
      code: 'ERR_REPLY_SHAPE',
      outcome: 'unknown',
      settleBy: { operation: 'orderQuery' }
    })
  })
})

describe('for an App', () => {
  it('gives the published order string, byte for byte, and sends nothing', async () => {
    const { payment } = initAlipay({
      appId: PUBLISHED.appId,
      privateKey: PUBLISHED.privateKeyPkcs1,
      keyType: 'PKCS1',
      alipayPublicKey: SANDBOX_PUBLIC_KEY,
      clientType: 'app-plus',
      clock: createFixedClock(ORDER_MS)
    })
    const info: string = await payment.getOrderInfo({
      subject: '测试 - 1+1',
      outTradeNo: '1703141270',
      totalFee: 1,
      notifyUrl: 'https://example.com/alipay/notify'
    })
    expect(info).toBe(PUBLISHED.orderString)
  })

  it('is asked for by a call too', async () => {
    const { payment, server } = await startGateway()
    const info: string = await payment.getOrderInfo({ ...order, clientType: 'app' })
    expect(new URLSearchParams(info).get('method')).toBe('alipay.trade.app.pay')
    expect(server.requests).toHaveLength(0)
  })
})

describe('for a browser', () => {
  it.each([
    ['page', 'alipay.trade.page.pay', 'FAST_INSTANT_TRADE_PAY'],
    ['wap', 'alipay.trade.wap.pay', 'QUICK_WAP_WAY']
  ] as const)('%s gives an address and a form, signed', async (clientType, method, product) => {
    const { payment, server } = await startGateway()
    const info = await payment.getOrderInfo({ ...order, clientType, returnUrl: 'https://example.com/return' })
    expect(server.requests).toHaveLength(0)
    const url = new URL(info.url)
    const params = Object.fromEntries(url.searchParams)
    expect(params).toMatchObject({ method, return_url: 'https://example.com/return' })
    expect(JSON.parse(params.biz_content ?? '')).toMatchObject({ product_code: product, total_amount: '19.99' })
    const { sign = '', ...signed } = params
    const text = Object.keys(signed)
      .sort()
      .map((name) => `${name}=${signed[name]}`)
      .join('&')
    expect(createVerify('RSA-SHA256').update(text).verify(merchant.publicKey, sign, 'base64')).toBe(true)
    expect(info.form).toContain('<form')
    expect(info.form).toContain(method)
  })
})
