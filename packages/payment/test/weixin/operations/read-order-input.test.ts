import { describe, expect, it } from 'vitest'
import { readOrderInput } from '../../../src/weixin/operations/read-order-input.ts'
import { readWeixinSettings, type WeixinSettings } from '../../../src/weixin/weixin-settings.ts'
import { APP_ID, KEY, MCH_ID } from '../support/start-weixin.ts'

const settings = (more: Partial<WeixinSettings> = {}) =>
  readWeixinSettings({ appId: APP_ID, mchId: MCH_ID, key: KEY, ...more } as WeixinSettings)
const least = {
  openid: 'oUpF8',
  body: '会员',
  outTradeNo: '123456',
  totalFee: 1,
  notifyUrl: 'https://example.com/notify'
}
const read = (more: object = {}, given = settings()) =>
  readOrderInput('payment.getOrderInfo', { ...least, ...more }, given)

describe('an order', () => {
  it('has each field under its wire name', () => {
    const { fields, clientType } = read({
      ...{ subject: '标题', attach: 'a=1', detail: { goods_detail: [] }, deviceInfo: 'WEB', clientIp: '2001:db8::1' },
      ...{ feeType: 'CNY', timeStart: '20091225091010', timeExpire: '20091227091010', goodsTag: 'WXG' },
      ...{ limitPay: 'no_credit', receipt: true, profitSharing: true, sceneInfo: '{"store_info":{"id":"1"}}' }
    })
    expect(clientType).toBe('mp-weixin')
    expect(JSON.parse(JSON.stringify(fields))).toEqual({
      ...{ body: '会员', out_trade_no: '123456', total_fee: 1, notify_url: 'https://example.com/notify' },
      ...{ trade_type: 'JSAPI', spbill_create_ip: '2001:db8::1', openid: 'oUpF8', device_info: 'WEB', attach: 'a=1' },
      ...{
        detail: '{"goods_detail":[]}',
        fee_type: 'CNY',
        time_start: '20091225091010',
        time_expire: '20091227091010'
      },
      ...{
        goods_tag: 'WXG',
        limit_pay: 'no_credit',
        receipt: 'Y',
        profit_sharing: 'Y',
        scene_info: '{"store_info":{"id":"1"}}'
      }
    })
  })

  it('says no to sharing and leaves the invoice out where that is asked for', () => {
    expect(read({ profitSharing: false, receipt: false }).fields).toMatchObject({
      profit_sharing: 'N',
      receipt: undefined
    })
  })

  it('takes a product for a QR code, and for nothing else', () => {
    expect(read({ clientType: 'native', productId: 'p1' }).fields.product_id).toBe('p1')
    expect(read({ clientType: 'native' }).fields.product_id).toBe('123456')
    expect(read({ productId: 'p1' }).fields.product_id).toBeUndefined()
  })

  it("takes the client of the settings, or the call's", () => {
    expect(read({}, settings({ clientType: 'app' })).clientType).toBe('app')
    expect(read({ clientType: 'native' }, settings({ clientType: 'app' })).fields.trade_type).toBe('NATIVE')
  })

  it('takes 127 bytes of description and no more, whatever their letters', () => {
    expect(read({ body: `${'年'.repeat(42)}a` }).fields.body).toHaveLength(43)
    expect(() => read({ body: `${'年'.repeat(42)}ab` })).toThrow(
      '"body" expected up to 127 bytes of UTF-8, got text of 128 bytes'
    )
  })

  it('may be paid under the app of a sub-merchant', () => {
    const provider = settings({ subMchId: '19', subAppId: 'wx8' })
    expect(read({ openid: undefined, subOpenid: 'o8' }, provider).fields.sub_openid).toBe('o8')
    expect(() => read({ subOpenid: 'o8' })).toThrow(
      '"subOpenid" expected to be left out, since initWeixin was given no subAppId'
    )
  })

  it.each([
    [{ openid: undefined }, '"openid" expected who pays, for a mini program or a page in WeChat, got nothing'],
    [{ openid: '' }, '"openid" expected text of 1 to 128 characters, got empty text'],
    [
      { clientType: 'h5' },
      `"clientIp" expected an IPv4 or IPv6 address, got nothing. H5 payments need the real address`
    ],
    [{ clientIp: 'localhost' }, '"clientIp" expected an IPv4 or IPv6 address, got text of 9 characters'],
    [{ clientType: 'web' }, '"clientType" expected one of mp-weixin'],
    [{ outTradeNo: '12345' }, '"outTradeNo" expected text of 6 to 32 characters, got text of 5 characters'],
    [{ outTradeNo: 'a'.repeat(33) }, '"outTradeNo" expected text of 6 to 32 characters'],
    [{ outTradeNo: '订单12345' }, '"outTradeNo" expected 6 to 32 letters, digits and _ - | * @'],
    [{ outTradeNo: 123456 }, '"outTradeNo" expected text of 6 to 32 characters'],
    [{ totalFee: 0 }, '"totalFee" expected an amount in fen, an integer from 1 to 10000000000'],
    [{ totalFee: -1 }, '"totalFee" expected an amount in fen'],
    [{ totalFee: 9.9 }, 'Given in yuan by mistake? 1 yuan is 100 fen'],
    [{ totalFee: Number.NaN }, '"totalFee" expected an amount in fen'],
    [{ totalFee: Number.POSITIVE_INFINITY }, '"totalFee" expected an amount in fen'],
    [{ totalFee: '1' }, '"totalFee" expected an amount in fen'],
    [{ totalFee: 1n }, '"totalFee" expected an amount in fen'],
    [{ totalFee: 10_000_000_001 }, '"totalFee" expected an amount in fen'],
    [{ body: '' }, '"body" expected text that is not empty'],
    [{ body: 'a\u0008b' }, '"body" expected text without control characters'],
    [{ body: '\ud800' }, '"body" expected well-formed Unicode text'],
    [{ subject: 1 }, '"subject" expected text'],
    [{ attach: 'a'.repeat(128) }, '"attach" expected text of 1 to 127 characters'],
    [{ detail: 7 }, '"detail" expected text of 1 to 6000 characters'],
    [{ detail: { a: 1n } }, '"detail" expected an object that JSON can write'],
    [{ sceneInfo: { a: 'a'.repeat(256) } }, '"sceneInfo" expected text of 1 to 256 characters'],
    [{ timeExpire: '20091332091010' }, '"timeExpire" expected a time as yyyyMMddHHmmss'],
    [{ limitPay: 'credit' }, '"limitPay" expected one of no_credit'],
    [{ receipt: 'Y' }, '"receipt" expected true or false'],
    [{ total_fee: 1 }, '"total_fee" expected one of the known fields']
  ])('is refused with %o', (wrong, message) => {
    expect(() => read(wrong)).toThrow(message)
  })
})
