import { describe, expect, it } from 'vitest'
import { alipayFailures } from '../../src/alipay/alipay-failures.ts'
import { readCashRefundFee, readRefundDetails, readRefundRoyaltys } from '../../src/alipay/read-refund-details.ts'

const fail = alipayFailures({ operation: 'refund', outcome: 'unknown' })

it('reads the channels under the names that the seed documents, in fen', () => {
  const data = {
    refund_detail_item_list: [
      { fund_channel: 'BANKCARD', bank_code: 'CMB', amount: '19.99', real_amount: '19.98', fund_type: 'DEBIT_CARD' },
      { fund_channel: 'COUPON', amount: '0.01' }
    ]
  }
  expect(readRefundDetails(data, fail)).toEqual([
    { fundChannel: 'BANKCARD', bankCode: 'CMB', amount: 1999, realAmount: 1998, fundType: 'DEBIT_CARD' },
    { fundChannel: 'COUPON', bankCode: undefined, amount: 1, realAmount: undefined, fundType: undefined }
  ])
})

it('reads the shares under the names that the platform sends', () => {
  const data = {
    refund_royaltys: [
      {
        refund_amount: '10.00',
        royalty_type: 'transfer',
        result_code: 'SUCCESS',
        trans_out: '2088102210397302',
        trans_out_email: 'alipay-test03@alipay.com',
        trans_in: '2088102210397301',
        trans_in_email: 'zen_gwen@hotmail.com'
      }
    ]
  }
  expect(readRefundRoyaltys(data, fail)).toEqual([
    {
      refundAmount: 1000,
      royaltyType: 'transfer',
      resultCode: 'SUCCESS',
      transOut: '2088102210397302',
      transOutEmail: 'alipay-test03@alipay.com',
      transIn: '2088102210397301',
      transInEmail: 'zen_gwen@hotmail.com'
    }
  ])
})

describe('what went back to the buyer himself', () => {
  const cash = (data: Record<string, unknown>) => readCashRefundFee(data, readRefundDetails(data, fail), fail)

  it('is the field for it, where the reply has it', () => {
    expect(cash({ present_refund_buyer_amount: '1.00', send_back_fee: '2.00' })).toBe(100)
  })

  it.each(['COUPON', 'DISCOUNT', 'MDISCOUNT', 'MCOUPON', 'VOUCHER'])('leaves %s out of the channels', (channel) => {
    const list = [
      { fund_channel: 'ALIPAYACCOUNT', amount: '0.57' },
      { fund_channel: 'PCREDIT', amount: '4.35' },
      { fund_channel: channel, amount: '1.00' }
    ]
    expect(cash({ refund_detail_item_list: list, send_back_fee: '9.99' })).toBe(492)
  })

  it('is what was sent back where the channels do not tell', () => {
    expect(cash({ send_back_fee: '2.00' })).toBe(200)
    expect(cash({ refund_detail_item_list: [{ fund_channel: 'BANKCARD' }], send_back_fee: '2.00' })).toBe(200)
  })

  it('is undefined where the reply tells nothing', () => {
    expect(cash({})).toBeUndefined()
  })
})
