import { describe, expect, it } from 'vitest'
import { openWeixinPay, signV2 } from '../../../support/open-weixin-pay.ts'

describe('unifiedorder', () => {
  it.each(['MD5', 'HMAC-SHA256'] as const)(
    'answers a prepay_id, signed with %s as the request was',
    async (signType) => {
      const { place, weixinPay } = await openWeixinPay()
      const { status, fields } = await place({}, { signType })
      expect([status, fields]).toEqual([
        200,
        {
          return_code: 'SUCCESS',
          return_msg: 'OK',
          appid: weixinPay.appId,
          mch_id: weixinPay.mchId,
          nonce_str: expect.stringMatching(/^\w{32}$/),
          result_code: 'SUCCESS',
          trade_type: 'APP',
          prepay_id: expect.stringMatching(/^wx20260102110405[0-9a-f]{10}\d{10}$/),
          sign: signV2(fields, weixinPay.key, signType)
        }
      ])
    }
  )

  it('answers what each way of paying needs', async () => {
    const { place, weixinPay } = await openWeixinPay()
    const native = await place({ out_trade_no: 'native_1', trade_type: 'NATIVE', product_id: 'p1' })
    expect(native.fields.code_url).toMatch(/^weixin:\/\/wxpay\/bizpayurl\?pr=\w+$/)
    const scene_info = '{"h5_info":{"type":"Wap","wap_url":"https://example.com","wap_name":"店"}}'
    const mweb = await place({ out_trade_no: 'mweb_1', trade_type: 'MWEB', scene_info })
    expect(mweb.fields.mweb_url).toContain(`prepay_id=${mweb.fields.prepay_id}&package=`)
    const jsapi = await place({ out_trade_no: 'jsapi_1', trade_type: 'JSAPI', openid: weixinPay.createOpenid() })
    expect([jsapi.fields.code_url, jsapi.fields.mweb_url]).toEqual([undefined, undefined])
    expect(weixinPay.orders().map(({ tradeType, tradeState }) => [tradeType, tradeState])).toEqual([
      ['NATIVE', 'NOTPAY'],
      ['MWEB', 'NOTPAY'],
      ['JSAPI', 'NOTPAY']
    ])
  })

  it('gives the same prepay_id for the same number and parameters, and a new one after two hours', async () => {
    const { place, sandbox } = await openWeixinPay()
    const first = (await place()).fields.prepay_id
    expect((await place({}, { signType: 'HMAC-SHA256' })).fields.prepay_id).toBe(first)
    await sandbox.clock.advance('2h')
    const later = (await place()).fields.prepay_id
    expect(later).not.toBe(first)
    expect((await place()).fields.prepay_id).toBe(later)
  })

  it('refuses the same number with other parameters, and says which', async () => {
    const { place, said, why } = await openWeixinPay()
    await place()
    const reply = await place({ total_fee: 101, attach: 'x' })
    expect([said(reply), reply.fields.err_code_des]).toEqual([
      ['SUCCESS', 'OK', 'FAIL', 'INVALID_REQUEST'],
      '201 商户订单号重复'
    ])
    expect(why()?.summary).toContain('with other parameters: attach, total_fee')
  })

  it('refuses a number that is paid or closed', async () => {
    const { place, paid, call } = await openWeixinPay()
    await paid()
    expect((await place()).fields.err_code).toBe('ORDERPAID')
    await place({ out_trade_no: 'order_0002' })
    await call('/pay/closeorder', { out_trade_no: 'order_0002' })
    expect((await place({ out_trade_no: 'order_0002' })).fields.err_code).toBe('ORDERCLOSED')
  })

  // WeChat Pay v2 reference, 4.1.
  it.each<[string, Record<string, string | number | undefined>, string]>([
    ['no number', { out_trade_no: undefined }, '缺少参数out_trade_no'],
    ['a short number', { out_trade_no: 'x1' }, 'invalid out_trade_no'],
    ['a number with other signs', { out_trade_no: 'order.0001' }, 'invalid out_trade_no'],
    ['a number of 33 characters', { out_trade_no: 'x'.repeat(33) }, 'invalid out_trade_no'],
    ['no description', { body: '' }, '缺少参数body'],
    ['a long description', { body: '字'.repeat(129) }, 'invalid body'],
    ['no amount', { total_fee: undefined }, '缺少参数total_fee'],
    ['yuan for fen', { total_fee: '1.00' }, 'invalid total_fee'],
    ['nothing to pay', { total_fee: 0 }, 'invalid total_fee'],
    ['another currency', { fee_type: 'USD' }, 'invalid fee_type'],
    ['an address that is none', { spbill_create_ip: 'localhost' }, 'invalid spbill_create_ip'],
    ['no notify_url', { notify_url: undefined }, '缺少参数notify_url'],
    ['a relative notify_url', { notify_url: '/notify' }, 'invalid notify_url'],
    ['a notify_url with a query', { notify_url: 'https://example.com/n?a=1' }, 'invalid notify_url'],
    ['a long notify_url', { notify_url: `https://example.com/${'n'.repeat(256)}` }, 'invalid notify_url'],
    ['another way of paying', { trade_type: 'jsapi' }, 'invalid trade_type'],
    ['JSAPI for nobody', { trade_type: 'JSAPI' }, '缺少参数openid'],
    ['NATIVE of nothing', { trade_type: 'NATIVE' }, '缺少参数product_id'],
    ['H5 without a scene', { trade_type: 'MWEB' }, '缺少参数scene_info'],
    ['H5 with another scene', { trade_type: 'MWEB', scene_info: '{"store_info":{}}' }, 'invalid scene_info'],
    ['a scene that is no JSON', { scene_info: 'x' }, 'invalid scene_info'],
    ['a long attach', { attach: 'x'.repeat(128) }, 'invalid attach'],
    ['a limit that is none', { limit_pay: 'credit' }, 'invalid limit_pay'],
    ['a time that is none', { time_start: '20260230000000' }, 'invalid time_start'],
    ['an end that is too near', { time_expire: '20260102110504' }, 'invalid time_expire'],
    ['a sub-openid without its app', { sub_openid: 'x' }, '缺少参数sub_appid'],
    ['a sub-app without its merchant', { sub_appid: 'wx1' }, '缺少参数sub_mch_id'],
    ['a stranger as sub-merchant', { sub_mch_id: '1' }, 'sub_mch_id不存在']
  ])('refuses %s', async (_, fields, text) => {
    const { place, said } = await openWeixinPay()
    expect(said(await place(fields))).toEqual(['FAIL', text, undefined, undefined])
  })

  it('takes an order that ends just in time, over IPv6', async () => {
    const { place } = await openWeixinPay()
    const reply = await place({ time_expire: '20260102110505', spbill_create_ip: '2001:db8::1' })
    expect(reply.fields.result_code).toBe('SUCCESS')
  })

  it('takes the fields of a service provider and gives them back', async () => {
    const { place, weixinPay, said } = await openWeixinPay()
    const { subMchId, subAppId } = weixinPay.subMerchant
    const own = { sub_mch_id: subMchId, sub_appid: subAppId, sub_openid: 'oSub', trade_type: 'JSAPI' }
    expect((await place(own)).fields).toMatchObject({ sub_mch_id: subMchId, sub_appid: subAppId })
    expect(weixinPay.order('order_0001')).toMatchObject({ subMchId, openid: 'oSub' })
    const wrong = await place({ ...own, sub_appid: weixinPay.appId, out_trade_no: 'order_0002' })
    expect(said(wrong)[1]).toBe('sub_mch_id与sub_appid不匹配')
  })
})
