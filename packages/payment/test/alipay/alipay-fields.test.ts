import { describe, expect, it } from 'vitest'
import { alipayFailures } from '../../src/alipay/alipay-failures.ts'
import {
  readCompactTime,
  readFenOf,
  readListOf,
  readTextOf,
  requireFen,
  requireText
} from '../../src/alipay/alipay-fields.ts'

const { shape } = alipayFailures({ operation: 'orderQuery', outcome: 'rejected' })

describe('a text', () => {
  it('is undefined when it is missing, empty or no text', () => {
    expect(readTextOf({}, 'body')).toBeUndefined()
    expect(readTextOf({ body: '' }, 'body')).toBeUndefined()
    expect(readTextOf({ body: null }, 'body')).toBeUndefined()
    expect(readTextOf({ body: {} }, 'body')).toBeUndefined()
  })

  it('may come as a number', () => {
    expect(readTextOf({ expires_in: 300 }, 'expires_in')).toBe('300')
  })

  it('that must be there is named when it is not', () => {
    expect(requireText({ trade_no: '1' }, 'trade_no', shape)).toBe('1')
    expect(() => requireText({}, 'trade_no', shape)).toThrow(
      'sent a reply whose "trade_no" is not text that is not empty'
    )
  })
})

describe('an amount', () => {
  it('is read as fen, without rounding', () => {
    // 19.99 * 100 is 1998.9999999999998.
    expect(readFenOf({ total_amount: '19.99' }, 'total_amount', shape)).toBe(1999)
    // A number is read by its shortest digits.
    expect(readFenOf({ total_amount: 4.35 }, 'total_amount', shape)).toBe(435)
  })

  it('is undefined when the reply has none, never NaN', () => {
    expect(readFenOf({}, 'settle_amount', shape)).toBeUndefined()
    expect(readFenOf({ settle_amount: '' }, 'settle_amount', shape)).toBeUndefined()
  })

  it('that is none is an error', () => {
    expect(() => readFenOf({ total_amount: '1e2' }, 'total_amount', shape)).toThrow(
      'sent a reply whose "total_amount" is not an amount in yuan with up to two decimals'
    )
    expect(() => requireFen({}, 'refund_fee', shape)).toThrow('"refund_fee" is not an amount in yuan')
  })
})

describe('a list', () => {
  it('is empty when it is missing', () => {
    expect(readListOf({}, 'refund_royaltys', shape)).toEqual([])
    expect(readListOf({ refund_royaltys: null }, 'refund_royaltys', shape)).toEqual([])
  })

  it('of anything but objects is an error', () => {
    expect(() => readListOf({ refund_royaltys: 'x' }, 'refund_royaltys', shape)).toThrow('is not a list of objects')
    expect(() => readListOf({ refund_royaltys: [1] }, 'refund_royaltys', shape)).toThrow('is not a list of objects')
  })
})

it.each([
  ['2023-12-21 16:26:43', '20231221162643'],
  ['2015-04-28 15:45:57.320', '20150428154557'],
  ['2023-12-21T16:26:43Z', undefined],
  ['', undefined]
])('rewrites the time %j as %j', (text, compact) => {
  expect(readCompactTime({ gmt_payment: text }, 'gmt_payment')).toBe(compact)
})
