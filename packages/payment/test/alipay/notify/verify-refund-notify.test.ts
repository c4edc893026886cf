import { expect, it } from 'vitest'
import { failureOf, signedForm, startGateway } from '../start-gateway.ts'
import { PAID_FIELDS } from '../trade-fields.ts'

const refund = {
  ...PAID_FIELDS,
  total_amount: '88.88',
  refund_fee: '19.99',
  gmt_refund: '2023-12-21 17:26:43.320',
  out_biz_no: 'HZ01RF001'
}

it('verifies a refund and reads it in fen', async () => {
  const { payment } = await startGateway()
  expect(await payment.verifyRefundNotify({ body: signedForm(refund) })).toEqual({
    platform: 'alipay',
    kind: 'refund',
    totalFee: 8888,
    refundFee: 1999,
    outTradeNo: '1703147160',
    transactionId: '2023122122001499160501589436',
    outRefundNo: 'HZ01RF001',
    refundStatus: 'SUCCESS',
    appId: '9021000122682882',
    sellerId: '2088721003899159',
    tradeState: 'SUCCESS',
    refundTime: '2023-12-21 17:26:43.320',
    notifyId: '2023122101222162644199160501632046',
    raw: refund,
    successReply: { status: 200, contentType: 'text/plain; charset=utf-8', body: 'success' }
  })
})

it('refuses a payment', async () => {
  const { payment } = await startGateway()
  const error = await failureOf(payment.verifyRefundNotify({ body: signedForm(PAID_FIELDS) }))
  expect(error).toMatchObject({ code: 'ERR_SIGNATURE_BINDING', operation: 'verifyRefundNotify' })
  expect(error.message).toContain('reports a payment, not a refund')
})

it('refuses what is neither', async () => {
  const { payment } = await startGateway()
  const error = await failureOf(
    payment.verifyRefundNotify({ body: signedForm({ ...PAID_FIELDS, trade_status: 'TRADE_CLOSED' }) })
  )
  expect(error.message).toContain('with the state TRADE_CLOSED (no refund)')
})

it('refuses a refund that was tampered with', async () => {
  const { payment } = await startGateway()
  const body = signedForm(refund).replace('refund_fee=19.99', 'refund_fee=88.88')
  expect(await failureOf(payment.verifyRefundNotify({ body }))).toMatchObject({ code: 'ERR_SIGNATURE_MISMATCH' })
})
