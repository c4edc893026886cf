import { InputError, SignatureError } from '@kaifang/http-core'
import { describe, expect, it } from 'vitest'
import { initAlipay } from '../../../src/index.ts'
import { APP_ID, failureOf, merchant, signedForm, startGateway } from '../start-gateway.ts'
import { PAID_FIELDS, PAID_SIGN, SANDBOX_PUBLIC_KEY } from '../trade-fields.ts'

/** The published notification, as the platform posted it. */
const published = (): string => new URLSearchParams({ ...PAID_FIELDS, sign: PAID_SIGN, sign_type: 'RSA2' }).toString()
const { payment } = initAlipay({
  appId: APP_ID,
  privateKey: merchant.privateKey,
  alipayPublicKey: SANDBOX_PUBLIC_KEY,
  sellerId: '2088721003899159'
})

describe('the published notification', () => {
  it('is verified and read', async () => {
    expect(await payment.verifyPaymentNotify({ body: published() })).toMatchObject({
      totalFee: 1,
      cashFee: 1,
      feeType: 'CNY',
      outTradeNo: '1703147160',
      transactionId: '2023122122001499160501589436',
      timeEnd: '20231221162643',
      openid: '2088722003899169',
      successReply: { status: 200, body: 'success' }
    })
  })

  it.each([
    ['a Fetch Request', () => new Request('https://example.com/notify', { method: 'POST', body: published() })],
    ['bytes', () => ({ body: Buffer.from(published()) })],
    [
      'the event of a cloud function',
      () => ({ body: Buffer.from(published()).toString('base64'), isBase64Encoded: true })
    ]
  ])('may come as %s', async (_what, input) => {
    expect((await payment.verifyPaymentNotify(input())).outTradeNo).toBe('1703147160')
  })

  it.each(Object.keys(PAID_FIELDS))('is refused once its "%s" was changed', async (field) => {
    const body = new URLSearchParams(published())
    body.set(field, `${body.get(field)}1`)
    const error = await failureOf(payment.verifyPaymentNotify({ body: body.toString() }))
    expect(SignatureError.isInstance(error)).toBe(true)
    expect(JSON.stringify(error)).not.toContain(PAID_SIGN.slice(0, 20))
  })
})

it('refuses a refund, which has the same type and state', async () => {
  const gateway = await startGateway()
  const body = signedForm({ ...PAID_FIELDS, refund_fee: '0.01', gmt_refund: '2023-12-21 17:00:00', out_biz_no: 'R1' })
  const error = await failureOf(gateway.payment.verifyPaymentNotify({ body }))
  expect(error).toMatchObject({ code: 'ERR_SIGNATURE_BINDING' })
  expect(error.message).toMatchInlineSnapshot(`
    "alipay.verifyPaymentNotify refused a notification that reports a refund, not a payment
      What to do: both come to the same address: createNotifyHandler tells them apart
      Docs: https://github.com/kaifang-js/kaifang/blob/main/docs/errors.md#err_signature_binding"
  `)
})

it.each(['WAIT_BUYER_PAY', 'TRADE_CLOSED'])('refuses an order that is not paid: %s', async (trade_status) => {
  const gateway = await startGateway()
  const error = await failureOf(
    gateway.payment.verifyPaymentNotify({ body: signedForm({ ...PAID_FIELDS, trade_status }) })
  )
  expect(error.message).toContain(`refused a notification with the state ${trade_status} (not paid)`)
})

it('refuses a body that is parsed already', async () => {
  const error = await failureOf(payment.verifyPaymentNotify({ body: { ...PAID_FIELDS } as never }))
  expect(InputError.isInstance(error)).toBe(true)
  expect(error.message).toContain('got a body that is already parsed')
})
