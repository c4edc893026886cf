import { InputError } from '@kaifang/http-core'
import { describe, expect, it } from 'vitest'
import { opensslDigest } from '../support/openssl-digest.ts'
import { platformSign } from '../support/platform-sign.ts'
import { APP_ID, failureOf, KEY, MCH_ID, NOW_MS, repliesOf, startWeixin } from '../support/start-weixin.ts'

const order = {
  openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o',
  body: '腾讯充值中心-QQ会员充值',
  outTradeNo: '20150806125346',
  totalFee: 88,
  notifyUrl: 'https://example.com/notify'
}
const prepaid = { trade_type: 'JSAPI', prepay_id: 'wx201411101639507cbf6ffd8b0779950874' }
const SECONDS = String(NOW_MS / 1000)

describe('an order of a mini program', () => {
  it('goes out as signed XML with the documented fields', async () => {
    const { payment, server, sent } = await startWeixin(repliesOf().ok(prepaid))
    await payment.getOrderInfo(order)
    const [request] = server.requests
    expect([request?.method, request?.path]).toEqual(['POST', '/pay/unifiedorder'])
    expect(request?.headers['content-type']).toBe('text/xml; charset=utf-8')
    const { nonce_str: nonce, sign, ...fields } = sent()
    expect(fields).toEqual({
      appid: APP_ID,
      mch_id: MCH_ID,
      body: order.body,
      out_trade_no: order.outTradeNo,
      total_fee: '88',
      notify_url: order.notifyUrl,
      trade_type: 'JSAPI',
      spbill_create_ip: '127.0.0.1',
      openid: order.openid
    })
    expect(nonce).toMatch(/^[\da-f]{32}$/)
    expect(sign).toBe(platformSign(sent(), KEY))
  })

  it('gives what wx.requestPayment takes, signed a second time', async () => {
    const { payment } = await startWeixin(repliesOf().ok(prepaid))
    const info = await payment.getOrderInfo(order)
    const { paySign, ...signed } = info
    expect(signed).toEqual({
      appId: APP_ID,
      timeStamp: SECONDS,
      nonceStr: expect.stringMatching(/^[\da-f]{32}$/),
      package: `prepay_id=${prepaid.prepay_id}`,
      signType: 'MD5'
    })
    const text = `appId=${APP_ID}&nonceStr=${info.nonceStr}&package=${info.package}&signType=MD5&timeStamp=${SECONDS}&key=${KEY}`
    expect(paySign).toBe(opensslDigest('md5', text))
  })

  it('names and uses HMAC-SHA256 throughout where that is configured', async () => {
    const { payment, sent } = await startWeixin(repliesOf(KEY, 'HMAC-SHA256').ok(prepaid), { signType: 'HMAC-SHA256' })
    const info = await payment.getOrderInfo({ ...order, clientType: 'jsapi' })
    expect(sent()).toMatchObject({ sign_type: 'HMAC-SHA256', sign: platformSign(sent(), KEY, 'HMAC-SHA256') })
    expect(info.signType).toBe('HMAC-SHA256')
    const text = `appId=${APP_ID}&nonceStr=${info.nonceStr}&package=${info.package}&signType=HMAC-SHA256&timeStamp=${SECONDS}&key=${KEY}`
    expect(info.paySign).toBe(opensslDigest('sha256', text, KEY))
  })

  it('gives each order a nonce of its own', async () => {
    const { payment, sent } = await startWeixin(repliesOf().ok(prepaid))
    const [first, second] = [await payment.getOrderInfo(order), await payment.getOrderInfo(order)]
    expect(new Set([first.nonceStr, second.nonceStr, sent(0).nonce_str, sent(1).nonce_str]).size).toBe(4)
  })
})

describe('an order of another client', () => {
  it('gives the App what its SDK takes', async () => {
    const { payment, sent } = await startWeixin(
      repliesOf().ok({ trade_type: 'APP', prepay_id: 'WX1217752501201407033233368018' })
    )
    const info = await payment.getOrderInfo({ ...order, openid: undefined, clientType: 'app' })
    expect(sent().trade_type).toBe('APP')
    expect(Object.keys(info)).toEqual(['appid', 'partnerid', 'prepayid', 'package', 'noncestr', 'timestamp', 'sign'])
    expect(info).toMatchObject({ appid: APP_ID, partnerid: MCH_ID, package: 'Sign=WXPay', timestamp: SECONDS })
    const { sign: _, ...signed } = info
    expect(info.sign).toBe(platformSign({ ...signed }, KEY))
  })

  it('treats app-plus as the App', async () => {
    const { payment } = await startWeixin(repliesOf().ok({ prepay_id: 'x' }), { clientType: 'app-plus' as never })
    expect(await payment.getOrderInfo(order)).toMatchObject({ prepayid: 'x' })
  })

  it('gives a browser the address of the cashier', async () => {
    const mwebUrl = 'https://wx.tenpay.com/cgi-bin/mmpayweb-bin/checkmweb?prepay_id=wx2016&package=3456576571'
    const { payment, sent } = await startWeixin(repliesOf().ok({ prepay_id: 'x', mweb_url: mwebUrl }))
    const sceneInfo = { h5_info: { type: 'Wap', wap_url: 'https://example.com', wap_name: '商城' } }
    const info = await payment.getOrderInfo({
      ...order,
      openid: undefined,
      clientType: 'h5',
      clientIp: '14.23.150.211',
      sceneInfo
    })
    expect(info).toEqual({ mwebUrl })
    expect(sent()).toMatchObject({
      trade_type: 'MWEB',
      spbill_create_ip: '14.23.150.211',
      scene_info: '{"h5_info":{"type":"Wap","wap_url":"https://example.com","wap_name":"商城"}}'
    })
  })

  it('gives a till the text of the QR code', async () => {
    const codeUrl = 'weixin://wxpay/bizpayurl?pr=mA2oFH9'
    const { payment, sent } = await startWeixin(repliesOf().ok({ prepay_id: 'x', code_url: codeUrl }))
    expect(await payment.getOrderInfo({ ...order, openid: undefined, clientType: 'native' })).toEqual({ codeUrl })
    expect(sent()).toMatchObject({ trade_type: 'NATIVE', product_id: order.outTradeNo })
  })

  it('goes to the sub-merchant of a service provider', async () => {
    const body = repliesOf().ok({ ...prepaid, sub_mch_id: '1900000109', sub_appid: 'wx8888888888888888' })
    const { payment, sent } = await startWeixin(body, { subMchId: '1900000109', subAppId: 'wx8888888888888888' })
    const info = await payment.getOrderInfo({ ...order, openid: undefined, subOpenid: 'oUpF8uN95' })
    expect(sent()).toMatchObject({ sub_mch_id: '1900000109', sub_appid: 'wx8888888888888888', sub_openid: 'oUpF8uN95' })
    expect(info.appId).toBe('wx8888888888888888')
  })
})

describe('an order that fails', () => {
  it('says what the platform said, and that the number can be asked for', async () => {
    const { payment, server } = await startWeixin(repliesOf().refused('SYSTEMERROR', '系统超时'))
    const error = await failureOf(payment.getOrderInfo(order))
    // Repeated with the same number, since the platform allows that.
    expect(server.requests).toHaveLength(3)
    expect(error.message).toBe(
      `payment.getOrderInfo was refused: SYSTEMERROR 系统超时 (WeChat Pay failed or was too slow)
  Request: POST ${server.url}/pay/unifiedorder
  Reply: status 200, text/plain, ${server.requests.length === 3 ? (error.reply as { bodyBytes: number }).bodyBytes : 0} bytes
  Outcome: unknown, the platform may have done it; call orderQuery({"outTradeNo":"20150806125346"}) before you repeat it
  What to do: call again with unchanged numbers, or query first; a new number can pay or refund twice
  Docs: https://github.com/kaifang-js/kaifang/blob/main/docs/errors.md#err_payment_weixin_system`
    )
    expect(error).toMatchObject({
      code: 'ERR_PAYMENT_WEIXIN_SYSTEM',
      vendorCode: 'SYSTEMERROR',
      outcome: 'unknown',
      retryable: true
    })
  })

  it('is not repeated where the platform refuses it for good', async () => {
    const { payment, server } = await startWeixin(repliesOf().refused('INVALID_REQUEST', '201 商户订单号重复'))
    const error = await failureOf(payment.getOrderInfo(order))
    expect(error).toMatchObject({ code: 'ERR_PAYMENT_WEIXIN_ORDER_CONFLICT', outcome: 'rejected', retryable: false })
    expect(server.requests).toHaveLength(1)
  })

  it('is no success without what the client needs', async () => {
    const { payment } = await startWeixin(repliesOf().ok({ trade_type: 'JSAPI' }))
    const error = await failureOf(payment.getOrderInfo(order))
    expect(error).toMatchObject({ code: 'ERR_REPLY_SHAPE', outcome: 'unknown' })
  })

  it('is found before it is sent where the input is wrong', async () => {
    const { payment, server } = await startWeixin('')
    const error = await failureOf(payment.getOrderInfo({ ...order, totalFee: 0.88 }))
    expect(InputError.isInstance(error)).toBe(true)
    expect(server.requests).toHaveLength(0)
  })
})
