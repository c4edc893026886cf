import { expect, it } from 'vitest'
import { readExtra } from '../../../src/alipay/operations/read-extra.ts'

it('hands documented members on as they are', () => {
  const extra = { extend_params: { hb_fq_num: '3' } }
  expect(readExtra('payment.getOrderInfo', extra, ['subject'])).toBe(extra)
  expect(readExtra('payment.getOrderInfo', undefined, ['subject'])).toEqual({})
})

it('does not let a member replace a field that was checked', () => {
  expect(() => readExtra('payment.getOrderInfo', { total_amount: '0.01' }, ['total_amount'])).toThrow(
    'payment.getOrderInfo: "extra.total_amount" expected to be left out: this call has a field for it, got one'
  )
})

it('wants an object', () => {
  expect(() => readExtra('payment.refund', 'x', [])).toThrow(
    'payment.refund: "extra" expected an object, got text of 1 characters'
  )
})
