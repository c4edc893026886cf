import { createMemoryOnceStore } from '@kaifang/http-core'
import { describe, expect, it, vi } from 'vitest'
import { signedForm, startGateway } from './start-gateway.ts'
import { PAID_FIELDS } from './trade-fields.ts'

it('has the operations of both platforms and those of Alipay, and can not be changed', async () => {
  const { payment } = await startGateway()
  expect(Object.keys(payment)).toEqual([
    'platform',
    'getOrderInfo',
    'orderQuery',
    'closeOrder',
    'cancelOrder',
    'refund',
    'refundQuery',
    'openBill',
    'downloadBill',
    'verifyPaymentNotify',
    'verifyRefundNotify',
    'createNotifyHandler'
  ])
  expect(Object.isFrozen(payment)).toBe(true)
  expect(payment.platform).toBe('alipay')
})

it('refuses by its promise, and never by a throw', async () => {
  const { payment } = await startGateway()
  for (const call of [
    payment.getOrderInfo,
    payment.orderQuery,
    payment.closeOrder,
    payment.cancelOrder,
    payment.refund,
    payment.refundQuery,
    payment.openBill,
    payment.downloadBill,
    payment.verifyPaymentNotify,
    payment.verifyRefundNotify
  ]) {
    const outcome: unknown = (call as (input: unknown) => unknown)(null)
    expect(outcome).toBeInstanceOf(Promise)
    await expect(outcome).rejects.toMatchObject({ code: 'ERR_INPUT' })
  }
})

describe('the handler', () => {
  const refund = {
    ...PAID_FIELDS,
    refund_fee: '0.01',
    gmt_refund: '2023-12-21 17:00:00',
    out_biz_no: 'R1',
    notify_id: 'N2'
  }
  const post = (fields: Readonly<Record<string, string>>) =>
    new Request('https://example.com/notify', { method: 'POST', body: signedForm(fields) })

  it('takes payments and refunds at one address, each once, and answers success', async () => {
    const { payment } = await startGateway()
    const work = { onPayment: vi.fn(), onRefund: vi.fn(), onOther: vi.fn(), onError: vi.fn() }
    const handler = payment.createNotifyHandler({ ...work, onceStore: createMemoryOnceStore() })
    for (const fields of [
      PAID_FIELDS,
      refund,
      PAID_FIELDS,
      refund,
      { ...PAID_FIELDS, trade_status: 'TRADE_CLOSED', notify_id: 'N3' }
    ]) {
      const response = await handler.fetch(post(fields))
      expect([response.status, await response.text()]).toEqual([200, 'success'])
    }
    expect(work.onPayment).toHaveBeenCalledTimes(1)
    expect(work.onPayment).toHaveBeenCalledWith(expect.objectContaining({ outTradeNo: '1703147160', totalFee: 1 }))
    expect(work.onRefund).toHaveBeenCalledTimes(1)
    expect(work.onRefund).toHaveBeenCalledWith(expect.objectContaining({ outRefundNo: 'R1', refundFee: 1 }))
    expect(work.onOther).toHaveBeenCalledTimes(1)
    expect(work.onError).not.toHaveBeenCalled()
  })

  it('answers fail to a forgery, and does nothing', async () => {
    const { payment } = await startGateway()
    const work = { onPayment: vi.fn(), onRefund: vi.fn(), onError: vi.fn() }
    const handler = payment.createNotifyHandler({ ...work, onceStore: createMemoryOnceStore() })
    const reply = await handler.reply({
      body: signedForm(PAID_FIELDS).replace('total_amount=0.01', 'total_amount=0.02')
    })
    expect(reply.body).toBe('fail')
    expect(work.onPayment).not.toHaveBeenCalled()
    expect(work.onError).toHaveBeenCalledWith(expect.objectContaining({ code: 'ERR_SIGNATURE_MISMATCH' }))
  })
})
