import { createDecipheriv, createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { Transformer } from 'wechatpay-axios-plugin'
import { openReceiver } from '../../../support/open-receiver.ts'
import { openWeixinPay } from '../../../support/open-weixin-pay.ts'
import { hasOpenssl, runOpenssl } from '../../../support/run-openssl.ts'

type Fields = Record<string, string>
const read = (xml: string) => Transformer.toObject(xml) as unknown as Fields

async function open() {
  const receiver = await openReceiver((response) => response.end('<xml><return_code>SUCCESS</return_code></xml>'))
  const opened = await openWeixinPay()
  const { weixinPay } = opened
  await opened.paid()
  await opened.refund({ notify_url: receiver.url })
  const { firstDelivery } = weixinPay.settleRefund('back_1')
  expect((await firstDelivery)?.accepted).toBe(true)
  /** By the documents: the key is the hex text of the MD5 of the API key. */
  const unseal = (sealed: string) => {
    const key = createHash('md5').update(weixinPay.key).digest('hex')
    const decipher = createDecipheriv('aes-256-ecb', key, null)
    return Buffer.concat([decipher.update(sealed, 'base64'), decipher.final()]).toString()
  }
  const last = () => receiver.received.at(-1)!.body
  return {
    ...opened,
    receiver,
    unseal,
    last,
    outside: () => read(last()),
    inside: () => read(unseal(read(last()).req_info!))
  }
}

describe('the refund notification', () => {
  it('seals what became of the refund; the outside is not signed', async () => {
    const { outside, inside, weixinPay, unseal } = await open()
    expect(outside()).toEqual({
      return_code: 'SUCCESS',
      appid: weixinPay.appId,
      mch_id: weixinPay.mchId,
      nonce_str: expect.stringMatching(/^\w{32}$/),
      req_info: expect.any(String)
    })
    const { refundId, transactionId } = weixinPay.refund('back_1')
    expect(unseal(outside().req_info!)).toMatch(/^<root>\n<out_refund_no>/)
    expect(inside()).toEqual({
      out_refund_no: 'back_1',
      out_trade_no: 'order_0001',
      refund_account: 'REFUND_SOURCE_UNSETTLED_FUNDS',
      refund_fee: '10',
      refund_id: refundId,
      refund_recv_accout: '支付用户零钱',
      refund_request_source: 'API',
      refund_status: 'SUCCESS',
      settlement_refund_fee: '10',
      settlement_total_fee: '100',
      success_time: '2026-01-02 11:04:05',
      total_fee: '100',
      transaction_id: transactionId
    })
  })

  it.skipIf(!hasOpenssl)('opens with openssl', async () => {
    const { outside, unseal, weixinPay } = await open()
    const digest = runOpenssl(['dgst', '-md5', '-r'], weixinPay.key).toString().slice(0, 32)
    const argv = ['enc', '-d', '-aes-256-ecb', '-K', Buffer.from(digest).toString('hex')]
    const sealed = Buffer.from(outside().req_info!, 'base64')
    expect(runOpenssl(argv, sealed).toString()).toBe(unseal(outside().req_info!))
  })

  it('comes again when the bank turned it down first', async () => {
    const { paid, refund, weixinPay, inside, receiver } = await open()
    await paid({ out_trade_no: 'order_0002' })
    await refund({ out_trade_no: 'order_0002', out_refund_no: 'back_2', notify_url: receiver.url })
    await weixinPay.settleRefund('back_2', 'CHANGE').firstDelivery
    expect(inside()).toMatchObject({ refund_status: 'CHANGE', refund_recv_accout: '' })
    expect(inside().success_time).toBeUndefined()
    await weixinPay.settleRefund('back_2').firstDelivery
    expect(inside()).toMatchObject({ refund_status: 'SUCCESS' })
    expect(weixinPay.outbox().map(({ key }) => key)).toEqual([
      'payment order_0001',
      'refund back_1 SUCCESS',
      'payment order_0002',
      'refund back_2 CHANGE',
      'refund back_2 SUCCESS'
    ])
  })

  it('names the sub-merchant and his app outside', async () => {
    const { place, refund, weixinPay, receiver, outside } = await open()
    const { subMchId: sub_mch_id, subAppId: sub_appid } = weixinPay.subMerchant
    const own = { out_trade_no: 'order_0004', sub_mch_id, sub_appid }
    await place(own)
    await weixinPay.pay('order_0004').firstDelivery
    await refund({ ...own, out_refund_no: 'back_4', notify_url: receiver.url })
    await weixinPay.settleRefund('back_4').firstDelivery
    expect(outside()).toMatchObject({ sub_mch_id, sub_appid, mch_id: weixinPay.mchId })
  })

  it('says that it came from the merchant platform, and what coupons took', async () => {
    const { place, weixinPay, receiver, inside } = await open()
    await place({ out_trade_no: 'order_0003', notify_url: receiver.url })
    await weixinPay.pay('order_0003', { coupons: [{ type: 'NO_CASH', fee: 50 }] }).firstDelivery
    const { outRefundNo } = weixinPay.refundByHand('order_0003', 20)
    await weixinPay.settleRefund(outRefundNo).firstDelivery
    expect(inside()).toMatchObject({
      refund_request_source: 'VENDOR_PLATFORM',
      refund_fee: '20',
      settlement_refund_fee: '10',
      cash_refund_fee: '10',
      coupon_refund_fee: '10'
    })
  })
})

describe('attacks on it', () => {
  it.each(['other-key', 'bad-signature', 'bad-padding', 'lower-case-sign', 'md5-for-hmac'] as const)(
    '%s: does not open',
    async (attack) => {
      const { weixinPay, outside, unseal } = await open()
      await weixinPay.deliver({ outRefundNo: 'back_1' }, { attack })
      expect(() => {
        if (!unseal(outside().req_info!).endsWith('</root>')) throw new Error('it is no document')
      }).toThrow()
    }
  )

  it.each(['wrong-merchant', 'wrong-app', 'unsigned', 'cross-type'] as const)('%s', async (attack) => {
    const { weixinPay, outside } = await open()
    await weixinPay.deliver('back_1', { attack })
    const { mch_id, appid, req_info, total_fee } = outside()
    expect([mch_id === weixinPay.mchId, appid === weixinPay.appId, req_info === undefined, total_fee]).toEqual(
      {
        'wrong-merchant': [false, true, false, undefined],
        'wrong-app': [true, false, false, undefined],
        unsigned: [true, true, true, undefined],
        // The payment notification, rightly signed.
        'cross-type': [true, true, true, '100']
      }[attack]
    )
  })

  it.each([
    ['duplicate-element', /<refund_fee><!\[CDATA\[10\]\]><\/refund_fee>[\s\S]*<refund_fee>1<\/refund_fee>\n<\/root>$/],
    ['doctype-xml', /^<\?xml version="1\.0"\?><!DOCTYPE/],
    ['entity-bomb-xml', /<!ENTITY a9/]
  ] as const)('%s: inside', async (attack, pattern) => {
    const { weixinPay, outside, unseal } = await open()
    await weixinPay.deliver('back_1', { attack })
    expect(unseal(outside().req_info!)).toMatch(pattern)
  })

  it('changes what is outside, or inside', async () => {
    const { weixinPay, outside, inside } = await open()
    await weixinPay.deliver('back_1', { tamper: { field: 'mch_id', value: '1' } })
    expect([outside().mch_id, inside().refund_fee]).toEqual(['1', '10'])
    await weixinPay.deliver('back_1', { tamper: { field: 'refund_fee', value: '1', resign: true } })
    expect([outside().mch_id, inside().refund_fee]).toEqual([weixinPay.mchId, '1'])
    await weixinPay.deliver('back_1', { rawBody: 'x', contentType: 'text/plain' })
  })
})
