import { describe, expect, it } from 'vitest'
import { Transformer } from 'wechatpay-axios-plugin'
import type { WeixinPayNotifyAttack } from '../../../../src/index.ts'
import { openReceiver } from '../../../support/open-receiver.ts'
import { openWeixinPay, type SignType, signV2 } from '../../../support/open-weixin-pay.ts'

const taken = '<xml><return_code><![CDATA[SUCCESS]]></return_code><return_msg><![CDATA[OK]]></return_msg></xml>'

async function open(signType: SignType = 'MD5', options = {}) {
  const receiver = await openReceiver((response) => response.end(taken))
  const opened = await openWeixinPay(options)
  await opened.place({ notify_url: receiver.url, attach: 'x' }, { signType })
  const paid = opened.weixinPay.pay('order_0001')
  await paid.firstDelivery
  const last = () => receiver.received.at(-1)!.body
  return { ...opened, receiver, last, fields: () => Transformer.toObject(last()) as unknown as Record<string, string> }
}

describe('the payment notification', () => {
  it.each(['MD5', 'HMAC-SHA256'] as const)('tells what was paid, signed with %s as the order was', async (signType) => {
    const { fields, receiver, weixinPay } = await open(signType)
    expect(receiver.received).toMatchObject([{ method: 'POST', headers: { 'content-type': 'text/xml' } }])
    const { transactionId, openid } = weixinPay.order('order_0001')
    expect(fields()).toEqual({
      return_code: 'SUCCESS',
      result_code: 'SUCCESS',
      appid: weixinPay.appId,
      mch_id: weixinPay.mchId,
      nonce_str: expect.stringMatching(/^\w{32}$/),
      ...(signType === 'MD5' ? {} : { sign_type: signType }),
      openid,
      is_subscribe: 'N',
      trade_type: 'APP',
      bank_type: 'OTHERS',
      total_fee: '100',
      fee_type: 'CNY',
      cash_fee: '100',
      transaction_id: transactionId,
      out_trade_no: 'order_0001',
      attach: 'x',
      time_end: '20260102110405',
      sign: signV2(fields(), weixinPay.key, signType)
    })
  })

  it('leaves sign_type out, if told so', async () => {
    const { fields, weixinPay } = await open('HMAC-SHA256', { weixinPay: { notifySignType: false } })
    expect([fields().sign_type, fields().sign]).toEqual([undefined, signV2(fields(), weixinPay.key, 'HMAC-SHA256')])
  })

  it('names the sub-merchant and his app', async () => {
    const receiver = await openReceiver((response) => response.end(taken))
    const { place, weixinPay } = await openWeixinPay()
    const { subMchId, subAppId } = weixinPay.subMerchant
    const own = { sub_mch_id: subMchId, sub_appid: subAppId, sub_openid: 'oSub', trade_type: 'JSAPI' }
    await place({ ...own, notify_url: receiver.url })
    await weixinPay.pay('order_0001').firstDelivery
    expect(Transformer.toObject(receiver.received[0]!.body)).toMatchObject({
      sub_mch_id: subMchId,
      sub_appid: subAppId,
      sub_openid: 'oSub',
      sub_is_subscribe: 'N',
      openid: expect.stringMatching(/^o\w{27}$/)
    })
  })
})

describe('attacks on it', () => {
  const right = (fields: Record<string, string>, key: string, type: SignType = 'MD5') =>
    signV2(fields, key, type) === fields.sign

  it.each<[WeixinPayNotifyAttack, object]>([
    ['bad-signature', { signed: false }],
    ['other-key', { signed: false }],
    ['bad-padding', { signed: false }],
    ['wrong-merchant', { signed: true, merchant: false }],
    ['wrong-app', { signed: true, app: false }],
    ['md5-for-hmac', { signed: false, other: true }],
    ['lower-case-sign', { signed: false, lower: true }],
    ['unsigned', { unsigned: true }]
  ])('%s', async (attack, expected) => {
    const { weixinPay, fields } = await open()
    await weixinPay.deliver('order_0001', { attack })
    const { key, mchId, appId } = weixinPay
    const seen = fields()
    expect({
      signed: right(seen, key),
      other: right(seen, key, 'HMAC-SHA256'),
      lower: seen.sign === signV2(seen, key).toLowerCase(),
      unsigned: seen.sign === undefined,
      merchant: seen.mch_id === mchId,
      app: seen.appid === appId
    }).toMatchObject(expected)
  })

  it.each(['doctype-xml', 'entity-bomb-xml'] as const)('%s: declares entities', async (attack) => {
    const { weixinPay, last } = await open()
    await weixinPay.deliver('order_0001', { attack })
    expect(last()).toMatch(
      /^<\?xml version="1\.0"\?><!DOCTYPE xml \[<!ENTITY [\s\S]*\]><xml>[\s\S]*<attach>&\w+;<\/attach>[\s\S]*<\/xml>$/
    )
  })

  it('duplicate-element: the signed amount, then another', async () => {
    const { weixinPay, last } = await open()
    await weixinPay.deliver('order_0001', { attack: 'duplicate-element' })
    expect(last().match(/<total_fee>\d+/g)).toEqual(['<total_fee>100', '<total_fee>1'])
  })

  it('cross-type: a refund notification of the same order', async () => {
    const { weixinPay, fields } = await open()
    await weixinPay.deliver('order_0001', { attack: 'cross-type' })
    expect([fields().req_info === undefined, fields().sign]).toEqual([false, undefined])
  })

  it('changes any field after signing, or before, and takes fields away', async () => {
    const { weixinPay, fields } = await open()
    const genuine = fields()
    for (const field of Object.keys(genuine)) {
      await weixinPay.deliver('order_0001', { tamper: { field, value: 'tampered' } })
      expect(fields()).toEqual({ ...genuine, [field]: 'tampered' })
    }
    await weixinPay.deliver('order_0001', { tamper: { field: 'total_fee', value: '1', resign: true } })
    expect([fields().total_fee, right(fields(), weixinPay.key)]).toEqual(['1', true])
    await weixinPay.deliver('order_0001', { tamper: { field: 'mch_id', resign: true } })
    expect([fields().mch_id, right(fields(), weixinPay.key)]).toEqual([undefined, true])
  })
})
