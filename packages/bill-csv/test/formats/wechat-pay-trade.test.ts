import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { parseBill } from '../../src/index.ts'
import { realBill, realBillHash, refundBill } from '../support/published-bills.ts'
import { utf8 } from '../support/small-bills.ts'

const format = 'wechat-pay-trade'
const OLD_START =
  '交易时间,公众账号ID,商户号,子商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类'

function join(lines: readonly string[]): Uint8Array {
  return utf8(`\ufeff${lines.map((line) => `${line}\r\n`).join('')}`)
}

describe('the trade bill of WeChat Pay', () => {
  // bills.md 2.6: the bytes that the platform's hash_value was made of.
  it('is read from the real bill of 2021-01-28, whose bytes are the published ones', () => {
    expect(realBill.length).toBe(1356)
    expect(createHash('sha1').update(realBill).digest('hex')).toBe(realBillHash)
    const bill = parseBill(realBill, { format })
    expect(bill.rows[0]).toStrictEqual({
      tradeTime: '2021-01-28 17:07:11',
      appId: 'wx81be3101902f7cb2',
      mchId: '1601959334',
      subMchId: '0',
      deviceInfo: undefined,
      transactionId: '4200000925202101284997714292',
      outTradeNo: 'S20210128170702357723',
      openid: 'ofyak5qR_1wYsC99CsWA6R9MJazA',
      tradeType: 'NATIVE',
      tradeState: 'SUCCESS',
      bankType: 'OTHERS',
      feeType: 'CNY',
      settlementTotalFee: 1,
      totalFee: 1,
      couponFee: 0,
      refundApplyTime: undefined,
      refundSuccessTime: undefined,
      refundId: undefined,
      outRefundNo: undefined,
      settlementRefundFee: 0,
      refundFee: 0,
      couponRefundFee: 0,
      refundChannel: undefined,
      refundStatus: undefined,
      body: 'for testing',
      attach: 'cipher code',
      serviceFee: '0.00000',
      returnedServiceFee: undefined,
      serviceFeeRate: '1.00%',
      serviceFeeRemark: undefined
    })
    expect(bill.rows.map(({ outTradeNo }) => outTradeNo)).toEqual([
      'S20210128170702357723',
      'S20210128153505214586',
      'S20210128165824499930'
    ])
    const totals = {
      totalCount: 3,
      totalSettlementFee: 3,
      totalSettlementRefundFee: 0,
      totalCouponRefundFee: 0,
      totalServiceFee: '0.00000',
      totalOrderFee: 3,
      totalAppliedRefundFee: 0
    }
    expect([bill.footer, bill.totals, bill.differences]).toEqual([totals, totals, []])
  })

  // bills.md 3.4: a payment and two partial refunds of one order.
  it('has refunds as rows of their own', () => {
    const bill = parseBill(refundBill, { format })
    expect(
      bill.rows.map(({ tradeState, totalFee, refundFee, refundId }) => [tradeState, totalFee, refundFee, refundId])
    ).toEqual([
      ['SUCCESS', 2, 0, undefined],
      ['REFUND', 0, 1, '50303108562024011601487282563'],
      ['REFUND', 0, 1, '50303108562024011683774350275']
    ])
    expect(bill.rows[1]).toMatchObject({
      outRefundNo: 'R1747268742516264960',
      settlementRefundFee: 1,
      refundChannel: 'ORIGINAL',
      refundStatus: 'SUCCESS',
      body: '测试支付4',
      serviceFeeRate: '0.90%'
    })
    expect(bill.footer).toMatchObject({ totalCount: 3, totalOrderFee: 2, totalAppliedRefundFee: 2 })
    expect(bill.differences).toEqual([])
  })

  // bills.md 3.4: new SUCCESS row of 2019; real bills of this kind carry seven totals. The row ends behind its rate columns.
  it('is read as SUCCESS of 2019, with totals of columns that it has not', () => {
    const bill = parseBill(
      join([
        '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,商品名称,商户数据包,手续费,费率,订单金额,费率备注',
        '`2019-11-03 19:10:56,`wxdf9968af00e458e0,`1393091302,`0,`,`4200000436201911030714109414,`1572779286073fbwqfwo,`o1gswuOe-4_AZqm1gipKyZGU2iZ8,`NATIVE,`SUCCESS,`CFT,`CNY,`0.01,`0.00,`长春工业大学收费,`,`0.00000,`0.60%,`0.01,`',
        '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额',
        '`1,`0.01,`0.00,`0.00,`0.00000,`0.01,`0.00'
      ]),
      { format }
    )
    expect(bill.rows[0]).toMatchObject({ bankType: 'CFT', body: '长春工业大学收费', totalFee: 1, refundId: undefined })
    expect(bill.footer).toMatchObject({ totalSettlementRefundFee: 0, totalAppliedRefundFee: 0 })
    expect(bill.totals).toEqual({
      totalCount: 1,
      totalSettlementFee: 1,
      totalServiceFee: '0.00000',
      totalOrderFee: 1
    })
    expect(bill.differences).toEqual([])
  })

  // bills.md 3.4: old SUCCESS row of 2016 with the oldest header.
  it('is read as SUCCESS of 2016, of a sub-merchant', () => {
    const bill = parseBill(
      join([
        `${OLD_START},总金额,企业红包金额,商品名称,商户数据包,手续费,费率`,
        '`2016-02-16 20:30:28,`wx3798432a27e0c92a,`1263453701,`1308363301,`,`1000010956201602163321502558,`PAY2016021610017753,`ozSK7wgGhLpgZ09x_OjkKgz0Zeis,`MICROPAY,`SUCCESS,`CFT,`CNY,`32.50,`0.00,`erp product,`,`0.20000,`0.60%',
        '总交易单数,总交易额,总退款金额,总企业红包退款金额,手续费总金额',
        '`1.0,`32.50,`0.0,`0.0,`0.2'
      ]),
      { format }
    )
    expect(bill.rows[0]).toMatchObject({
      subMchId: '1308363301',
      totalFee: 3250,
      couponFee: 0,
      serviceFee: '0.20000',
      settlementTotalFee: undefined
    })
    expect(bill.totals).toEqual({ totalCount: 1, totalFee: 3250, totalServiceFee: '0.20000' })
    expect(bill.footer).toMatchObject({ totalServiceFee: '0.20000', totalRefundFee: 0 })
    expect(bill.differences).toEqual([])
  })

  // bills.md 3.4: old ALL row of the documentation, without decimals.
  it('is read as ALL of 2014', () => {
    const row =
      '`2014-11-10 16:33:45,`wx2421b1c4370ec43b,`10000100,`0,`1000,`1001690740201411100005734289,`1415640626,`085e9858e3ba5186aafcbaed1,`MICROPAY,`SUCCESS,`OTHERS,`CNY,`0.01,`0.0,`0,`0,`0,`0,`,`,`被扫支付测试,`订单额外描述,`0,`0.60%'
    const bill = parseBill(
      join([
        `${OLD_START},总金额,代金券或立减优惠金额,微信退款单号,商户退款单号,退款金额,代金券或立减优惠退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率`,
        row,
        row,
        '总交易单数,总交易额,总退款金额,总代金券或立减优惠退款金额,手续费总金额',
        '`2,`0.02,`0.0,`0.0,`0'
      ]),
      { format }
    )
    expect(bill.rows[1]).toMatchObject({
      deviceInfo: '1000',
      totalFee: 1,
      refundFee: 0,
      settlementRefundFee: undefined,
      serviceFee: '0',
      attach: '订单额外描述'
    })
    expect(bill.totals).toEqual({
      totalCount: 2,
      totalFee: 2,
      totalRefundFee: 0,
      totalCouponRefundFee: 0,
      totalServiceFee: '0.00000'
    })
    expect(bill.differences).toEqual([])
  })
})
