import { describe, expect, it } from 'vitest'
import { readAlipayOrder } from '../../../src/alipay/operations/read-alipay-order.ts'

const settings = {
  appId: '9021000122682882',
  clientType: 'mp-alipay',
  sellerIds: [],
  productCode: 'JSAPI_PAY',
  legacyRefundStatus: false,
  retryLimit: 2,
  client: { appId: '9021000122682882', privateKey: '' }
} as const

const order = {
  openid: '2088722003899169',
  subject: '订单标题',
  outTradeNo: '1703141270',
  totalFee: 57,
  notifyUrl: 'https://example.com/notify'
}

const read = (input: object, given: Partial<typeof settings> | object = {}) =>
  readAlipayOrder('payment.getOrderInfo', input, { ...settings, ...given })

describe('a mini program', () => {
  it('pays under JSAPI_PAY, in itself, the amount in yuan', () => {
    expect(read({ ...order, body: '说明' })).toEqual({
      clientType: 'mp-alipay',
      outTradeNo: '1703141270',
      notifyUrl: 'https://example.com/notify',
      returnUrl: undefined,
      bizContent: {
        out_trade_no: '1703141270',
        total_amount: '0.57',
        subject: '订单标题',
        body: '说明',
        product_code: 'JSAPI_PAY',
        buyer_id: '2088722003899169',
        op_app_id: '9021000122682882'
      }
    })
  })

  it('is told apart by the shape of who pays: a user id or an open id', () => {
    // The open id is the sample of the reference; a user id has 16 digits and begins with 2088.
    const openId = '074a1CcTG1LelxKe4xQC0zgNdId0nxi95b5lsNpazWYoCo5'
    expect(read({ ...order, openid: openId }).bizContent).toMatchObject({ buyer_open_id: openId })
    expect(read({ ...order, openid: '20887220038991690' }).bizContent).toHaveProperty('buyer_open_id')
    expect(read(order).bizContent).not.toHaveProperty('buyer_open_id')
  })

  it('of an older contract names no mini program', () => {
    expect(read(order, { productCode: 'FACE_TO_FACE_PAYMENT' }).bizContent).toMatchObject({
      product_code: 'FACE_TO_FACE_PAYMENT',
      op_app_id: undefined
    })
    expect(read({ ...order, productCode: 'FACE_TO_FACE_PAYMENT', opAppId: '2021' }).bizContent.op_app_id).toBe('2021')
  })
})

it.each([
  ['app', 'QUICK_MSECURITY_PAY'],
  ['app-plus', 'QUICK_MSECURITY_PAY'],
  ['page', 'FAST_INSTANT_TRADE_PAY'],
  ['wap', 'QUICK_WAP_WAY']
])('%s pays under %s and names no buyer', (clientType, product) => {
  const { bizContent } = read({ ...order, clientType })
  expect(bizContent.product_code).toBe(product)
  expect(bizContent).not.toHaveProperty('buyer_id')
})

it('carries what else the platform documents', () => {
  const given = read({
    ...order,
    clientType: 'wap',
    timeExpire: '2026-01-31 20:00:00',
    timeoutExpress: '90m',
    passbackParams: 'merchantBizType%3d3C',
    returnUrl: 'https://example.com/return?a=1',
    quitUrl: 'https://example.com/cart',
    extra: { extend_params: { hb_fq_num: '3' } }
  })
  expect(given.returnUrl).toBe('https://example.com/return?a=1')
  expect(given.bizContent).toMatchObject({
    time_expire: '2026-01-31 20:00:00',
    timeout_express: '90m',
    passback_params: 'merchantBizType%3d3C',
    quit_url: 'https://example.com/cart',
    extend_params: { hb_fq_num: '3' }
  })
})

it('takes a time as WeChat Pay writes it', () => {
  expect(read({ ...order, timeExpire: '20260131200000' }).bizContent.time_expire).toBe('2026-01-31 20:00:00')
})

it('does not change what the caller gave', () => {
  const given = Object.freeze({ ...order, extra: Object.freeze({ goods_detail: Object.freeze([]) }) })
  expect(() => read(given)).not.toThrow()
})

describe('refused before anything is sent', () => {
  it.each([
    [
      'a fraction of fen',
      { totalFee: 0.57 },
      '"totalFee" expected an amount in fen, an integer from 1 to 10000000000, got a number with a fraction. Given in yuan by mistake? 1 yuan is 100 fen'
    ],
    ['no title', { subject: '' }, '"subject" expected text of 1 to 256 characters, got empty text'],
    [
      'a title with a slash',
      { subject: 'A/B' },
      '"subject" expected text without "/", "=" and "&", which the platform refuses in a title'
    ],
    ['nobody to pay', { openid: undefined }, '"openid" expected text of 1 to 128 characters, got nothing'],
    ['no order number', { outTradeNo: undefined }, '"outTradeNo" expected text of 1 to 64 characters, got nothing'],
    ['no address', { notifyUrl: undefined }, '"notifyUrl" expected text of 1 to 256 characters, got nothing'],
    [
      'a path',
      { notifyUrl: '/notify' },
      '"notifyUrl" expected a whole address, https://… or http://…, got text of 7 characters'
    ],
    ['another protocol', { notifyUrl: 'ftp://example.com' }, '"notifyUrl" expected a whole address'],
    ['a blank in the address', { notifyUrl: 'https://example.com/ a' }, '"notifyUrl" expected a whole address'],
    [
      'a time of another form',
      { timeExpire: '2026-01-31' },
      '"timeExpire" expected a time like 20260131200000 or 2026-01-31 20:00:00'
    ],
    [
      'a duration of another form',
      { timeoutExpress: '90' },
      '"timeoutExpress" expected a duration like 30m, 2h, 1d or 1c'
    ],
    [
      'a client of WeChat',
      { clientType: 'mp-weixin' },
      '"clientType" expected one of mp-alipay, app, app-plus, page, wap, got text of 9 characters'
    ],
    ['a field of another client', { returnUrl: 'https://example.com' }, '"returnUrl" expected one of the known fields'],
    ['a second buyer', { extra: { buyer_open_id: 'x' } }, '"extra.buyer_open_id" expected to be left out'],
    ['a field over a checked one', { extra: { total_amount: '0.01' } }, '"extra.total_amount" expected to be left out']
  ])('is %s', (_what, change, message) => {
    expect(() => read({ ...order, ...change })).toThrow(message)
  })

  it.each([[null], ['x'], [undefined]])('is %j in place of an order', (given) => {
    expect(() => readAlipayOrder('payment.getOrderInfo', given, settings)).toThrow(
      'payment.getOrderInfo: "input" expected an object'
    )
  })
})
