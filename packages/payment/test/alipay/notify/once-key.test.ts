import { expect, it } from 'vitest'
import type { AlipayContext } from '../../../src/alipay/alipay-context.ts'
import { onceKey } from '../../../src/alipay/notify/once-key.ts'
import { readTradeNotify } from '../../../src/alipay/notify/read-trade-notify.ts'
import { PAID_FIELDS } from '../trade-fields.ts'

const context = { settings: { appId: '9021000122682882' } } as AlipayContext
const keyOf = (more: Readonly<Record<string, string>> = {}) => {
  const fields = { ...PAID_FIELDS, ...more }
  return onceKey(
    context,
    readTradeNotify('test', { notifyId: fields.notify_id as string, fields, successReply: {} as never })
  )
}
const refund = { refund_fee: '0.01', gmt_refund: '2023-12-21 17:26:43.320' }

it('is the order for a payment, whichever message reports it', () => {
  const key = 'alipay:9021000122682882:payment:2023122122001499160501589436'
  expect(keyOf()).toBe(key)
  expect(keyOf({ notify_id: 'another', trade_status: 'TRADE_FINISHED' })).toBe(key)
})

it('is the refund for a refund', () => {
  expect(keyOf({ ...refund, out_biz_no: 'R1' })).toBe('alipay:9021000122682882:refund:2023122122001499160501589436:R1')
  expect(keyOf({ ...refund, out_biz_no: 'R2' })).not.toBe(keyOf({ ...refund, out_biz_no: 'R1' }))
})

it('is the time and the total for a refund without a number', () => {
  expect(keyOf(refund)).toBe('alipay:9021000122682882:refund:2023122122001499160501589436:2023-12-21 17:26:43.320/1')
})

it('is the message for anything else', () => {
  expect(keyOf({ trade_status: 'WAIT_BUYER_PAY', notify_id: 'N1' })).toBe('alipay:9021000122682882:other:N1')
})
