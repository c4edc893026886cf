import { describe, expect, it } from 'vitest'
import { platformSign } from '../support/platform-sign.ts'
import { failureOf, KEY, repliesOf, startWeixin } from '../support/start-weixin.ts'

const input = { outTradeNo: '1415757673', outRefundNo: '1415701182', totalFee: 100, refundFee: 60 }
const accepted = {
  transaction_id: '1008450740201411110005820873',
  out_trade_no: '1415757673',
  out_refund_no: '1415701182',
  refund_id: '2008450740201411110000174436',
  refund_channel: '',
  refund_fee: '60',
  total_fee: '100',
  cash_fee: '80',
  cash_refund_fee: '50',
  coupon_refund_fee: '10',
  coupon_refund_count: '1',
  coupon_type_0: 'CASH',
  coupon_refund_fee_0: '10',
  coupon_refund_id_0: '123'
}

describe('refund', () => {
  it('sends the documented fields', async () => {
    const { payment, server, sent } = await startWeixin(repliesOf().ok(accepted))
    await payment.refund({
      ...input,
      refundFeeType: 'CNY',
      refundDesc: '商品已售完',
      refundAccount: 'REFUND_SOURCE_RECHARGE_FUNDS',
      notifyUrl: 'https://example.com/refund'
    })
    expect(server.requests[0]?.path).toBe('/secapi/pay/refund')
    const { appid, mch_id, nonce_str, sign, ...fields } = sent()
    expect(fields).toEqual({
      out_trade_no: '1415757673',
      out_refund_no: '1415701182',
      total_fee: '100',
      refund_fee: '60',
      refund_fee_type: 'CNY',
      refund_desc: '商品已售完',
      refund_account: 'REFUND_SOURCE_RECHARGE_FUNDS',
      notify_url: 'https://example.com/refund'
    })
    expect(sign).toBe(platformSign(sent(), KEY))
  })

  it('gives what was accepted, and never calls it done', async () => {
    const { payment } = await startWeixin(repliesOf().ok(accepted))
    const { raw, ...result } = await payment.refund(input)
    expect(result).toEqual({
      errCode: 0,
      errMsg: 'ok',
      outTradeNo: '1415757673',
      transactionId: '1008450740201411110005820873',
      outRefundNo: '1415701182',
      refundId: '2008450740201411110000174436',
      refundFee: 60,
      settlementRefundFee: 60,
      totalFee: 100,
      cashRefundFee: 50,
      couponRefundFee: 10,
      couponList: [{ couponType: 'CASH', couponRefundId: '123', couponRefundFee: 10 }],
      refundStatus: 'PROCESSING'
    })
    expect(raw).toMatchObject({ cash_fee: '80' })
  })

  it('is repeated with unchanged numbers while the platform is busy', async () => {
    const { payment, server, sent } = await startWeixin(() => ({
      body: server.requests.length < 3 ? repliesOf().refused('BIZERR_NEED_RETRY') : repliesOf().ok(accepted)
    }))
    await payment.refund(input)
    const numbers = [0, 1, 2].map((index) => [sent(index).out_refund_no, sent(index).refund_fee, sent(index).total_fee])
    expect(numbers).toEqual(Array(3).fill(['1415701182', '60', '100']))
    expect(new Set([0, 1, 2].map((index) => sent(index).nonce_str)).size).toBe(3)
  })

  it('does not know the outcome when the connection is lost, and names the call that tells', async () => {
    const { payment, server } = await startWeixin(((_request: unknown, response: { destroy(): void }) => {
      response.destroy()
      return undefined
    }) as never)
    const error = await failureOf(payment.refund(input))
    expect(server.requests).toHaveLength(3)
    expect(error).toMatchObject({
      code: 'ERR_HTTP_NETWORK',
      outcome: 'unknown',
      settleBy: { operation: 'refundQuery', input: { outRefundNo: '1415701182' } }
    })
    expect(error.message).toContain('call refundQuery({"outRefundNo":"1415701182"}) before you repeat it')
  })

  it.each([
    ['SYSTEMERROR', 'ERR_PAYMENT_WEIXIN_SYSTEM', 'unknown', 3],
    ['BIZERR_NEED_RETRY', 'ERR_PAYMENT_WEIXIN_SYSTEM', 'unknown', 3],
    ['FREQUENCY_LIMITED', 'ERR_PAYMENT_WEIXIN_RATE_LIMIT', 'rejected', 3],
    ['INVALID_REQ_TOO_MUCH', 'ERR_PAYMENT_WEIXIN_RATE_LIMIT', 'rejected', 1],
    ['ERROR', 'ERR_PAYMENT_WEIXIN_BUSINESS', 'unknown', 1],
    ['NOTENOUGH', 'ERR_PAYMENT_WEIXIN_BALANCE', 'rejected', 1],
    ['TRADE_OVERDUE', 'ERR_PAYMENT_WEIXIN_REFUND_TOO_LATE', 'rejected', 1],
    ['USER_ACCOUNT_ABNORMAL', 'ERR_PAYMENT_WEIXIN_USER_ACCOUNT', 'rejected', 1],
    ['REFUND_FEE_MISMATCH', 'ERR_PAYMENT_WEIXIN_REFUND_CONFLICT', 'rejected', 1],
    ['CERT_ERROR', 'ERR_PAYMENT_WEIXIN_CERTIFICATE', 'rejected', 1],
    // Not in the document: nobody can say that nothing was done.
    ['BRAND_NEW', 'ERR_API', 'unknown', 1]
  ])('refused with %s is %s, %s, after %i calls', async (vendorCode, code, outcome, calls) => {
    const { payment, server } = await startWeixin(repliesOf().refused(vendorCode))
    expect(await failureOf(payment.refund(input))).toMatchObject({ code, outcome, vendorCode })
    expect(server.requests).toHaveLength(calls)
  })

  // Reference, section 15: a refund that fails without a business code is unknown, not failed.
  it('whose call fails as such has an unknown outcome', async () => {
    const body = '<xml><return_code>FAIL</return_code><return_msg>系统繁忙，请稍后再试</return_msg></xml>'
    const { payment, server } = await startWeixin(body)
    expect(await failureOf(payment.refund(input))).toMatchObject({
      code: 'ERR_PAYMENT_WEIXIN_RETURN',
      outcome: 'unknown'
    })
    expect(server.requests).toHaveLength(1)
  })

  it.each(['out_trade_no', 'out_refund_no', 'refund_fee'])(
    'is not believed where the reply is about another %s',
    async (name) => {
      const { payment } = await startWeixin(repliesOf().ok({ ...accepted, [name]: '7' }))
      expect(await failureOf(payment.refund(input))).toMatchObject({
        code: 'ERR_SIGNATURE_BINDING',
        outcome: 'unknown'
      })
    }
  )

  it.each([
    [{ outRefundNo: undefined }, '"outRefundNo" expected text of 1 to 64 characters, got nothing'],
    [{ outRefundNo: 'a'.repeat(65) }, '"outRefundNo" expected text of 1 to 64 characters, got text of 65 characters'],
    [{ outRefundNo: 'a b' }, '"outRefundNo" expected 1 to 64 letters, digits and _ - | * @'],
    [{ outTradeNo: undefined }, '"outTradeNo" expected text (or "transactionId" instead)'],
    [{ totalFee: 0 }, '"totalFee" expected an amount in fen'],
    [{ refundFee: 101 }, '"refundFee" expected an amount in fen, an integer from 1 to 100'],
    [{ refundFee: 0.6 }, 'Given in yuan by mistake? 1 yuan is 100 fen'],
    [{ refundFee: Number.NaN }, '"refundFee" expected an amount in fen'],
    [{ refundFee: '60' }, '"refundFee" expected an amount in fen'],
    [{ refundFee: -1 }, '"refundFee" expected an amount in fen'],
    [{ refundDesc: 'a'.repeat(81) }, '"refundDesc" expected text of 1 to 80 characters'],
    [{ refundDesc: 'a\0b' }, '"refundDesc" expected text without control characters'],
    [{ refundAccount: 'BALANCE' }, '"refundAccount" expected one of REFUND_SOURCE_UNSETTLED_FUNDS'],
    [
      { notifyUrl: 'https://example.com/?a=1' },
      '"notifyUrl" expected an absolute http or https address without a query'
    ],
    [{ amount: 1 }, '"amount" expected one of the known fields']
  ])('refuses %j before it is sent', async (wrong, message) => {
    const { payment, server } = await startWeixin('')
    const error = await failureOf(payment.refund({ ...input, ...wrong } as never))
    expect(error.message).toContain('payment.refund: ')
    expect(error.message).toContain(message)
    expect(server.requests).toHaveLength(0)
  })
})
