import { describe, expect, it } from 'vitest'
import { readBillEntry } from '../../src/reconcile/read-bill-entry.ts'

const wechatPay = {
  tradeTime: '2024-01-16 22:43:59',
  transactionId: '4200002086202401160745964084',
  outTradeNo: '1747268229775183872',
  tradeState: 'SUCCESS',
  totalFee: 2,
  settlementTotalFee: 1,
  refundFee: 0,
  refundId: undefined,
  outRefundNo: undefined
}
const payment = {
  side: 'bill',
  kind: 'payment',
  outTradeNo: '1747268229775183872',
  outRefundNo: '',
  amountFen: 2,
  position: 4,
  reference: '4200002086202401160745964084',
  refundId: '',
  time: '2024-01-16 22:43:59'
}
const wechatPayRefund = { tradeState: 'REFUND', totalFee: 0, refundFee: 1, refundId: '503', outRefundNo: 'R1' }
const refund = { kind: 'refund', outRefundNo: 'R1', refundId: '503', amountFen: 1 }

const alipay = {
  tradeNo: '2017083121001004720299453898',
  outTradeNo: 'P1',
  bizType: '交易',
  totalAmount: 1234,
  receiptAmount: 1000,
  finishTime: '2017-08-31 10:00:00',
  outRequestNo: undefined
}
const alipayPayment = {
  ...payment,
  outTradeNo: 'P1',
  amountFen: 1234,
  reference: '2017083121001004720299453898',
  time: '2017-08-31 10:00:00'
}

describe('readBillEntry', () => {
  it.each([
    // What was ordered, not what is settled after coupons.
    ['a payment', {}, {}],
    ['a refund', wechatPayRefund, refund],
    [
      'a reversal that says its amount',
      { ...wechatPayRefund, tradeState: 'REVOKED' },
      { ...refund, kind: 'reversal', outRefundNo: '' }
    ],
    ['a reversal of a whole order', { tradeState: 'REVOKED' }, { kind: 'reversal' }],
    ['a reversal in a SUCCESS bill', { tradeState: 'REVOKED', refundFee: undefined }, { kind: 'reversal' }],
    ['a word of tomorrow with a refund number', { ...wechatPayRefund, tradeState: 'TOMORROW' }, refund],
    [
      'a word of tomorrow with only our refund number',
      { ...wechatPayRefund, tradeState: 'X', refundId: undefined },
      { ...refund, refundId: '' }
    ],
    ['a word of tomorrow without one', { tradeState: 'TOMORROW' }, {}]
  ])('reads %s of WeChat Pay', (_, cells, expected) => {
    expect(readBillEntry({ ...wechatPay, ...cells }, 4)).toEqual({ ...payment, ...expected })
  })

  it.each([
    ['a payment', {}, {}],
    [
      'a refund, written with a minus sign',
      { bizType: '退款', totalAmount: -500, outRequestNo: 'R1' },
      { kind: 'refund', amountFen: 500, outRefundNo: 'R1' }
    ],
    // A synthetic fixture has it so; the business type decides.
    [
      'a refund, written without one',
      { bizType: '退款', totalAmount: 500, outRequestNo: 'R1' },
      { kind: 'refund', amountFen: 500, outRefundNo: 'R1' }
    ],
    ['a refund without a number', { bizType: '退款', totalAmount: -500 }, { kind: 'refund', amountFen: 500 }],
    ['a negative amount of another type', { bizType: '其它', totalAmount: -1 }, { kind: 'refund', amountFen: 1 }],
    ['a positive amount of another type', { bizType: '其它', finishTime: undefined }, { time: '' }]
  ])('reads %s of Alipay', (_, cells, expected) => {
    expect(readBillEntry({ ...alipay, ...cells }, 4)).toEqual({ ...alipayPayment, ...expected })
  })

  const noTradeBill =
    "row 4 is no row of a trade bill: reconcile takes WeChat Pay's trade bill (交易账单) or Alipay's business detail (业务明细), with the columns named in its documentation"

  it.each<[string, unknown, string]>([
    ['a fund-flow row', { fundFlowId: '1', amount: 1, bizType: '退款' }, noTradeBill],
    ['null', null, noTradeBill],
    ['text', 'SUCCESS', noTradeBill],
    ['a row without its state', { ...wechatPay, tradeState: undefined }, noTradeBill],
    [
      'a payment without its amount',
      { ...wechatPay, totalFee: undefined },
      'totalFee: row 4 has none; read the bill with this column, or without "columns"'
    ],
    [
      'a refund without its amount',
      { ...wechatPay, ...wechatPayRefund, refundFee: undefined },
      'refundFee: row 4 has none; read the bill with this column, or without "columns"'
    ],
    [
      'a row without order number',
      { ...wechatPay, outTradeNo: undefined },
      'outTradeNo: row 4 has none; read the bill with this column, or without "columns"'
    ],
    [
      'an Alipay row without its amount',
      { ...alipay, totalAmount: undefined },
      'totalAmount: row 4 has none; read the bill with this column, or without "columns"'
    ]
  ])('refuses %s', (_, row, message) => {
    expect(() => readBillEntry(row, 4)).toThrow(
      expect.objectContaining({ code: 'ERR_BILL_CSV_RECONCILE_FORMAT', message })
    )
  })
})
