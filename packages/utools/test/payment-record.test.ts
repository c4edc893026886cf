import { describe, expect, it } from 'vitest'
import { readPaymentRecord } from '../src/payment-record.ts'
import type { ShapeError } from '../src/resource.ts'
import { readFixture } from './read-fixture.ts'

const fail: ShapeError = (field, rule) => new Error(`${field}: ${rule}`)
const { resource } = readFixture('get-payment-record.paid').body

describe('readPaymentRecord', () => {
  it('maps every wire name of the document', () => {
    expect(readPaymentRecord(resource, fail)).toEqual({
      orderId: 'KMFSOZt5cMe5A0ClkdCAAyPasyXZJzP6',
      outOrderId: '123456',
      goodsId: '6n193s7P95p9gA13786YkwQ5oxHpVW4f',
      openId: 'a331127d654761ac91d086b942aae7b6',
      pluginId: 'FFFFFFFF',
      payFee: 1,
      status: 10,
      paid: true,
      attach: undefined,
      body: '会员1年',
      createdAt: '2021-06-18 16:42:16',
      paidAt: '2021-06-18 16:42:36',
      timestamp: 1624346603,
      raw: resource
    })
  })

  it.each([0, 1, 11, 20, -1, 100])('takes an order with status %i for unpaid', (status) => {
    expect(readPaymentRecord({ ...resource, status }, fail)).toMatchObject({ status, paid: false })
  })

  it.each(['attach', 'body', 'created_at', 'paid_at'])('does without "%s"', (field) => {
    const { [field]: _, ...rest } = resource
    const name = field.replace(/_a/, 'A') as 'attach'
    expect(readPaymentRecord(rest, fail)[name]).toBeUndefined()
    expect(readPaymentRecord({ ...resource, [field]: null }, fail)[name]).toBeUndefined()
  })

  it.each(['order_id', 'out_order_id', 'goods_id', 'open_id', 'plugin_id', 'pay_fee', 'status', 'timestamp'])(
    'does not do without "%s"',
    (field) => {
      const { [field]: _, ...rest } = resource
      expect(() => readPaymentRecord(rest, fail)).toThrow(`${field}: `)
      expect(() => readPaymentRecord({ ...resource, [field]: null }, fail)).toThrow(`${field}: `)
      expect(() => readPaymentRecord({ ...resource, [field]: {} }, fail)).toThrow(`${field}: `)
    }
  )

  it('reads the numbers that PHP put in quotes', () => {
    const quoted = { ...resource, pay_fee: '1', status: '10', timestamp: '1624346603', out_order_id: 123456 }
    expect(readPaymentRecord(quoted, fail)).toMatchObject({
      payFee: 1,
      status: 10,
      paid: true,
      timestamp: 1624346603,
      outOrderId: '123456'
    })
  })

  it.each([-1, 0.5, '0.01', 2 ** 53])('refuses the amount %j', (pay_fee) => {
    expect(() => readPaymentRecord({ ...resource, pay_fee }, fail)).toThrow('pay_fee: a')
  })

  it('keeps the order number whose digits no number could hold', () => {
    const record = readPaymentRecord({ ...resource, out_order_id: '12345678901234567890' }, fail)
    expect(record.outOrderId).toBe('12345678901234567890')
  })
})
