import { describe, expect, it } from 'vitest'
import { platformSign, platformXml } from './support/platform-sign.ts'
import { APP_ID, failureOf, KEY, MCH_ID, repliesOf, startWeixin } from './support/start-weixin.ts'

const order = { outTradeNo: '20150806125346' }
const unpaid = { trade_state: 'NOTPAY', out_trade_no: order.outTradeNo }

/** What orderQuery throws for a reply. */
async function failureFor(body: unknown, settings: object = {}) {
  const { payment } = await startWeixin(body, settings)
  return failureOf(payment.orderQuery(order, { retry: false }))
}

describe('a reply', () => {
  it('is believed with every field that it has, also unknown ones', async () => {
    const { payment } = await startWeixin(repliesOf().ok({ ...unpaid, brand_new_1: 'x' }))
    expect((await payment.orderQuery(order)).raw).toMatchObject({ brand_new_1: 'x' })
  })

  it('is believed when the platform signs with the stronger algorithm, or with a key that is being replaced', async () => {
    const stronger = await startWeixin(repliesOf(KEY, 'HMAC-SHA256').ok(unpaid))
    expect((await stronger.payment.orderQuery(order)).tradeState).toBe('NOTPAY')
    const older = await startWeixin(repliesOf(KEY).ok(unpaid), { key: ['n'.repeat(32), KEY] })
    expect((await older.payment.orderQuery(order)).tradeState).toBe('NOTPAY')
  })

  it('is not believed without a signature', async () => {
    const fields = { return_code: 'SUCCESS', result_code: 'SUCCESS', appid: APP_ID, mch_id: MCH_ID, ...unpaid }
    const error = await failureFor(platformXml(fields))
    expect(error).toMatchObject({ code: 'ERR_SIGNATURE_MISMATCH', shortMessage: 'sent a reply that has no signature' })
  })

  it('is not believed with another key, and says which keys there are to confuse', async () => {
    const error = await failureFor(repliesOf('x'.repeat(32)).ok(unpaid))
    expect(error.code).toBe('ERR_SIGNATURE_MISMATCH')
    expect(error.message).toContain(
      'check that key is the APIv2 key of this mchId (not the AppSecret, not the APIv3 key) and was not replaced since'
    )
  })

  it('is not believed with MD5 where HMAC-SHA256 is configured', async () => {
    const error = await failureFor(repliesOf(KEY, 'MD5').ok(unpaid), { signType: 'HMAC-SHA256' })
    expect(error).toMatchObject({
      code: 'ERR_SIGNATURE_MISMATCH',
      shortMessage: 'sent a reply that is signed with MD5 though HMAC-SHA256 is configured'
    })
  })

  it('is not believed when somebody has changed or added a field', async () => {
    const whole = repliesOf().ok(unpaid)
    expect(await failureFor(whole.replace('NOTPAY', 'SUCCESS'))).toMatchObject({ code: 'ERR_SIGNATURE_MISMATCH' })
    expect(await failureFor(whole.replace('</xml>', '<total_fee>1</total_fee></xml>'))).toMatchObject({
      code: 'ERR_SIGNATURE_MISMATCH'
    })
  })

  it('is not believed when it is for another app or merchant', async () => {
    for (const other of [{ appid: 'wx2' }, { mch_id: '10000101' }]) {
      const error = await failureFor(repliesOf().ok({ ...unpaid, ...other }))
      expect(error.code).toBe('ERR_SIGNATURE_BINDING')
    }
  })

  it('is not believed when it refuses without a signature: that would be a proof', async () => {
    const fields = {
      return_code: 'SUCCESS',
      result_code: 'FAIL',
      err_code: 'ORDERNOTEXIST',
      appid: APP_ID,
      mch_id: MCH_ID
    }
    expect(await failureFor(platformXml(fields))).toMatchObject({ code: 'ERR_SIGNATURE_MISMATCH' })
  })

  it('that fails before its business was looked at gives the text as a hint only', async () => {
    const error = await failureFor(
      '<xml><return_code><![CDATA[FAIL]]></return_code><return_msg><![CDATA[签名错误]]></return_msg></xml>'
    )
    expect(error).toMatchObject({
      code: 'ERR_PAYMENT_WEIXIN_RETURN',
      vendorCode: 'FAIL',
      vendorMessage: '签名错误',
      retryable: false
    })
  })

  it('with a code that is not known keeps it', async () => {
    const error = await failureFor(repliesOf().refused('BRAND_NEW', '新'))
    expect(error).toMatchObject({ code: 'ERR_API', vendorCode: 'BRAND_NEW', vendorMessage: '新' })
  })

  it('that is about another order is not taken for the one that was asked for', async () => {
    const error = await failureFor(repliesOf().ok({ ...unpaid, out_trade_no: '20150806125347' }))
    expect(error).toMatchObject({
      code: 'ERR_SIGNATURE_BINDING',
      shortMessage: 'sent a reply about another out_trade_no'
    })
  })

  it.each([
    ['nothing', '', 'sent an empty body instead of XML'],
    ['a page', '<!DOCTYPE html><html></html>', 'sent an HTML page instead of XML'],
    ['JSON', '{"code":"SUCCESS"}', 'sent a body that has no root element "xml"'],
    [
      'a DTD',
      '<!DOCTYPE xml [<!ENTITY a "b">]><xml></xml>',
      'sent a body that has a document type or an entity (DTD), which WeChat Pay never sends'
    ],
    ['bytes that are not UTF-8', Buffer.from('<xml><a>\xff</a></xml>', 'latin1'), 'sent a body that is not UTF-8']
  ])('that is %s is an error of its own', async (_, body, shortMessage) => {
    expect(await failureFor(body)).toMatchObject({ code: 'ERR_HTTP_DECODE', shortMessage })
  })

  it('without the two codes is no reply', async () => {
    expect(await failureFor('<xml></xml>')).toMatchObject({ code: 'ERR_REPLY_SHAPE' })
    const signed = { return_code: 'SUCCESS', appid: APP_ID, mch_id: MCH_ID, result_code: 'MAYBE' }
    const error = await failureFor(platformXml({ ...signed, sign: platformSign(signed, KEY) }))
    expect(error.shortMessage).toContain('"result_code" is not SUCCESS or FAIL')
  })

  it('with another status is a failure of HTTP, and followed nowhere', async () => {
    const { payment, server } = await startWeixin('')
    for (const [status, retryable] of [
      [502, true],
      [302, false],
      [404, false]
    ] as const) {
      server.answer({ status, headers: { location: server.url }, body: repliesOf().ok(unpaid) })
      const error = await failureOf(payment.orderQuery(order, { retry: false }))
      expect(error).toMatchObject({ code: 'ERR_HTTP_STATUS', status, retryable })
    }
    expect(server.requests).toHaveLength(3)
  })

  it('larger than any of the platform is cut off', async () => {
    expect(await failureFor(repliesOf().ok({ ...unpaid, attach: 'a'.repeat(1_048_576) }))).toMatchObject({
      code: 'ERR_HTTP_BODY_TOO_LARGE'
    })
  })
})
