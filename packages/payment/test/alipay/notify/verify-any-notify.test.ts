import { describe, expect, it } from 'vitest'
import { createAlipayContext } from '../../../src/alipay/alipay-context.ts'
import type { AlipayPaymentSettings } from '../../../src/alipay/alipay-settings.ts'
import { verifyAnyNotify } from '../../../src/alipay/notify/verify-any-notify.ts'
import { APP_ID, failureOf, merchant, platform, signedForm } from '../start-gateway.ts'
import { PAID_FIELDS } from '../trade-fields.ts'

const contextOf = (more: Partial<AlipayPaymentSettings> = {}) =>
  createAlipayContext({
    appId: APP_ID,
    privateKey: merchant.privateKey,
    alipayPublicKey: platform.publicKey,
    ...more
  } as AlipayPaymentSettings)
const verify = (fields: Readonly<Record<string, string>>, more: Partial<AlipayPaymentSettings> = {}) =>
  verifyAnyNotify(contextOf(more), { body: signedForm(fields) }, 'verifyPaymentNotify')

it('tells payments, refunds and other messages apart', async () => {
  expect((await verify(PAID_FIELDS)).kind).toBe('payment')
  expect((await verify({ ...PAID_FIELDS, refund_fee: '0.01', gmt_refund: '2023-12-21 17:00:00' })).kind).toBe('refund')
  expect((await verify({ ...PAID_FIELDS, trade_status: 'TRADE_CLOSED' })).kind).toBe('other')
})

it('takes a message of another type for another message, whatever it says of an order', async () => {
  expect(await verify({ ...PAID_FIELDS, notify_type: 'servicemarket_order_notify' })).toMatchObject({
    kind: 'other',
    state: 'servicemarket_order_notify',
    outTradeNo: undefined
  })
})

describe('the seller', () => {
  it('is not asked where none is known', async () => {
    expect((await verify({ ...PAID_FIELDS, seller_id: '2088000000000000' })).kind).toBe('payment')
  })

  it('must be one of those that are', async () => {
    const sellerId = ['2088721003899159', '2088721003899160']
    expect((await verify(PAID_FIELDS, { sellerId })).kind).toBe('payment')
    expect(await failureOf(verify({ ...PAID_FIELDS, seller_id: '2088000000000000' }, { sellerId }))).toMatchObject({
      code: 'ERR_SIGNATURE_BINDING',
      operation: 'verifyPaymentNotify'
    })
    const { seller_id: _, ...nameless } = PAID_FIELDS
    expect(await failureOf(verify(nameless, { sellerId }))).toMatchObject({ code: 'ERR_SIGNATURE_BINDING' })
  })
})

it('refuses a message for another application', async () => {
  expect(await failureOf(verify({ ...PAID_FIELDS, app_id: '2021000000000000' }))).toMatchObject({
    code: 'ERR_SIGNATURE_BINDING'
  })
})

it("refuses a message signed with the merchant's own key", async () => {
  const forged = verifyAnyNotify(contextOf(), { body: signedForm(PAID_FIELDS, merchant.privateKey) }, 'x')
  expect(await failureOf(forged)).toMatchObject({ code: 'ERR_SIGNATURE_MISMATCH' })
})
