import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { PAID, paidBody, refundBody, sealedBody } from '../support/notify-samples.ts'
import { opensslDigest } from '../support/openssl-digest.ts'
import { platformXml } from '../support/platform-sign.ts'
import { failureOf, KEY, startWeixin } from '../support/start-weixin.ts'

async function verifier(settings: object = {}) {
  const { payment } = await startWeixin('', settings)
  return (body: string) => payment.verifyPaymentNotify({ body })
}

describe('a payment notification', () => {
  it('gives the payment, amounts in fen', async () => {
    const verify = await verifier()
    const { raw, successReply, ...notify } = await verify(paidBody())
    expect(notify).toEqual({
      platform: 'weixin',
      kind: 'payment',
      appId: 'wxd930ea5d5a258f4f',
      mchId: '10000100',
      outTradeNo: '1409811653',
      transactionId: '1004400740201409030005092168',
      totalFee: 1,
      settlementTotalFee: 1,
      cashFee: 1,
      feeType: 'CNY',
      openid: 'oUpF8uMEb4qRXf22hE3X68TekukE',
      timeEnd: '20140903131540',
      tradeType: 'JSAPI',
      bankType: 'CFT',
      attach: '支付测试\n第二行',
      couponFee: undefined,
      couponList: []
    })
    expect(raw).toMatchObject(PAID)
    expect(successReply.body).toContain('SUCCESS')
  })

  it('is verified as the program openssl would sign it, with coupons and fields that nobody knows', async () => {
    const fields: Record<string, string> = {
      ...PAID,
      ...{ coupon_fee: '3', coupon_count: '1', coupon_fee_0: '3', coupon_id_0: '10000', coupon_type_0: 'CASH' },
      ...{ settlement_total_fee: '98', total_fee: '101', brand_new: 'x' }
    }
    const text = `${Object.keys(fields)
      .sort()
      .map((name) => `${name}=${fields[name]}`)
      .join('&')}&key=${KEY}`
    const verify = await verifier({ signType: 'HMAC-SHA256' })
    const notify = await verify(platformXml({ ...fields, sign: opensslDigest('sha256', text, KEY) }))
    expect(notify).toMatchObject({ totalFee: 101, settlementTotalFee: 98, couponFee: 3 })
    expect(notify.couponList).toEqual([{ couponId: '10000', couponType: 'CASH', couponFee: 3 }])
  })

  it('has the currency CNY where it names none', async () => {
    const verify = await verifier()
    expect((await verify(paidBody({ fee_type: '' }))).feeType).toBe('CNY')
  })

  it('is taken from every kind of receiver', async () => {
    const { payment } = await startWeixin('')
    const body = paidBody()
    const node = Object.assign(Readable.from([Buffer.from(body)]), { headers: {} })
    const inputs = [
      new Request('http://localhost/', { method: 'POST', body }),
      node as never,
      { headers: {}, body: Buffer.from(body) },
      { headers: {}, body: Buffer.from(body).toString('base64'), isBase64Encoded: true }
    ]
    for (const input of inputs) expect((await payment.verifyPaymentNotify(input)).outTradeNo).toBe('1409811653')
  })

  it('is believed with the old key while it is being replaced', async () => {
    const verify = await verifier({ key: ['n'.repeat(32), KEY] })
    expect((await verify(paidBody())).totalFee).toBe(1)
  })

  it('is believed with HMAC-SHA256 though MD5 is configured, and never the other way round', async () => {
    const hmac = paidBody({}, KEY, 'HMAC-SHA256')
    expect((await (await verifier())(hmac)).totalFee).toBe(1)
    expect(await failureOf((await verifier({ signType: 'HMAC-SHA256' }))(paidBody()))).toMatchObject({
      code: 'ERR_SIGNATURE_MISMATCH',
      shortMessage: 'refused a notification that is signed with MD5 though HMAC-SHA256 is configured'
    })
  })
})

describe('what is no payment of ours', () => {
  const provider = { subMchId: '1900000109' }
  it.each([
    ['without a signature', () => platformXml(PAID), 'ERR_SIGNATURE_MISMATCH', 'that has no signature'],
    [
      'with an empty signature',
      () => platformXml({ ...PAID, sign: '' }),
      'ERR_SIGNATURE_MISMATCH',
      'that has no signature'
    ],
    [
      'with a signature in small letters',
      () => paidBody().replace(/[A-F\d]{32}(?=\]\]><\/sign>)/, (sign) => sign.toLowerCase()),
      'ERR_SIGNATURE_MISMATCH',
      'whose signature is in small letters'
    ],
    [
      'with another key',
      () => paidBody({}, 'x'.repeat(32)),
      'ERR_SIGNATURE_MISMATCH',
      'whose signature does not match'
    ],
    [
      'with a changed amount',
      () => paidBody().replace('<total_fee>1<', '<total_fee>100<'),
      'ERR_SIGNATURE_MISMATCH',
      'whose signature does not match'
    ],
    [
      'with an added field',
      () => paidBody().replace('</xml>', '<coupon_fee>1</coupon_fee></xml>'),
      'ERR_SIGNATURE_MISMATCH',
      'whose signature does not match'
    ],
    [
      'that names its own algorithm',
      () => paidBody({ sign_type: 'NONE' }, ''),
      'ERR_SIGNATURE_MISMATCH',
      'whose signature does not match'
    ],
    [
      'for another app',
      () => paidBody({ appid: 'wx0000000000000000' }),
      'ERR_SIGNATURE_BINDING',
      'for another app (appid)'
    ],
    [
      'for another merchant',
      () => paidBody({ mch_id: '10000101' }),
      'ERR_SIGNATURE_BINDING',
      'for another merchant (mch_id)'
    ],
    [
      'of a refund',
      () => refundBody(),
      'ERR_SIGNATURE_BINDING',
      'refused a refund notification, which reports no payment'
    ],
    [
      'of a refund, signed as if it were a payment',
      () => paidBody({ req_info: 'x' }),
      'ERR_SIGNATURE_BINDING',
      'refused a refund notification'
    ],
    [
      'of a payment that failed',
      () => paidBody({ result_code: 'FAIL', err_code: 'SYSTEMERROR' }),
      'ERR_SIGNATURE_BINDING',
      'whose result_code is not SUCCESS'
    ],
    // Signed with the same key, so that only their content tells.
    [
      'a reply to orderQuery about an unpaid order',
      () => paidBody({ trade_state: 'NOTPAY' }),
      'ERR_SIGNATURE_BINDING',
      'refused a message with "trade_state", which is a reply to a call'
    ],
    [
      'a reply to orderQuery about a paid order',
      () => paidBody({ trade_state: 'SUCCESS' }),
      'ERR_SIGNATURE_BINDING',
      '"trade_state"'
    ],
    ['a reply to getOrderInfo', () => paidBody({ prepay_id: 'wx1' }), 'ERR_SIGNATURE_BINDING', '"prepay_id"'],
    ['a reply to refund', () => paidBody({ refund_id: '5' }), 'ERR_SIGNATURE_BINDING', '"refund_id"'],
    [
      'without the number of the payment',
      () => paidBody({ transaction_id: '' }),
      'ERR_REPLY_SHAPE',
      '"transaction_id" is not text'
    ],
    [
      'without an amount',
      () => paidBody({ total_fee: '' }),
      'ERR_REPLY_SHAPE',
      '"total_fee" is not a number in digits'
    ],
    [
      'with an amount in yuan',
      () => paidBody({ total_fee: '0.01' }),
      'ERR_REPLY_SHAPE',
      '"total_fee" is not a number in digits'
    ]
  ])('is refused, with its own reason: %s', async (_, body, code, reason) => {
    const error = await failureOf((await verifier())(body()))
    expect(error.code).toBe(code)
    expect(error.message).toContain(reason)
    expect(error.message).toContain('What to do: ')
  })

  it("is one of another sub-merchant, signed with the service provider's key", async () => {
    const verify = await verifier(provider)
    expect((await verify(paidBody({ sub_mch_id: '1900000109' }))).totalFee).toBe(1)
    for (const other of [{ sub_mch_id: '1900000110' }, {}]) {
      expect(await failureOf(verify(paidBody(other as Record<string, string>)))).toMatchObject({
        code: 'ERR_SIGNATURE_BINDING'
      })
    }
  })

  it('is not opened before it is told apart', async () => {
    expect(await failureOf((await verifier())(sealedBody('<root></root>')))).toMatchObject({
      code: 'ERR_SIGNATURE_BINDING'
    })
  })
})
