import { describe, expect, it } from 'vitest'
import { type TradeBillType, tradeBillLayout } from '../../../src/services/pay-bills/trade-bill-layout.ts'
import type { TradeBillRow } from '../../../src/services/pay-bills/trade-bill-row.ts'

const layout = (type: TradeBillType, columns: 'current' | 'old' | 'older' = 'current') =>
  tradeBillLayout({ type, columns, decimalCounts: columns !== 'current' })

// Bills reference, 3.2 and 3.3, verbatim.
describe('columns of the trade bill', () => {
  it.each<[TradeBillType, 'current' | 'old' | 'older', string]>([
    [
      'SUCCESS',
      'current',
      '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,商品名称,商户数据包,手续费,费率,订单金额,费率备注'
    ],
    [
      'REFUND',
      'current',
      '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,退款申请时间,退款成功时间,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注'
    ],
    [
      'RECHARGE_REFUND',
      'current',
      '交易时间,公众账号ID,商户号,子商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,退款申请时间,退款成功时间,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,返还手续费,费率,订单金额,申请退款金额'
    ],
    [
      'ALL',
      'old',
      '交易时间,公众账号ID,商户号,子商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,总金额,代金券或立减优惠金额,微信退款单号,商户退款单号,退款金额,代金券或立减优惠退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率'
    ],
    [
      'SUCCESS',
      'old',
      '交易时间,公众账号ID,商户号,子商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,总金额,代金券或立减优惠金额,商品名称,商户数据包,手续费,费率'
    ],
    [
      'REFUND',
      'old',
      '交易时间,公众账号ID,商户号,子商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,总金额,代金券或立减优惠金额,退款申请时间,退款成功时间,微信退款单号,商户退款单号,退款金额,代金券或立减优惠退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率'
    ],
    [
      'ALL',
      'older',
      '交易时间,公众账号ID,商户号,子商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,总金额,企业红包金额,微信退款单号,商户退款单号,退款金额,企业红包退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率'
    ]
  ])('%s, %s', (type, columns, names) => {
    expect(layout(type, columns).names.join(',')).toBe(names)
  })

  it('has the footers of both generations', () => {
    expect(layout('SUCCESS').footerNames).toHaveLength(7)
    expect(layout('ALL', 'old').footerNames.join(',')).toBe(
      '总交易单数,总交易额,总退款金额,总代金券或立减优惠退款金额,手续费总金额'
    )
  })
})

const row: TradeBillRow = {
  ...{ time: 't', appId: 'a', mchId: 'm', subMchId: '0', deviceInfo: 'x,y', transactionId: 'T', outTradeNo: 'N' },
  ...{ openid: 'o', tradeType: 'APP', bankType: 'B', body: 'b,c', attach: '', serviceFee: -3, rate: '0.60%' },
  ...{ totalFee: 0, settlementTotalFee: 0, couponFee: 0 },
  refund: {
    ...{ refundId: 'R', outRefundNo: 'OR', refundFee: 500, settlementRefundFee: 450, couponRefundFee: 100 },
    ...{ channel: 'ORIGINAL', status: 'SUCCESS', applyTime: 't', successTime: 's', fromRecharge: true }
  }
}

describe('cells of the trade bill', () => {
  // Old: the plain refund amount. RECHARGE_REFUND: what comes back is above 0.
  it('follow the meaning of their generation', () => {
    const cell = (type: TradeBillType, columns: 'current' | 'old', name: string) => {
      const made = layout(type, columns)
      return made.cells(row)[made.names.indexOf(name)]
    }
    expect([cell('ALL', 'current', '退款金额'), cell('ALL', 'old', '退款金额')]).toEqual(['4.50', '5.00'])
    expect([cell('ALL', 'current', '手续费'), cell('RECHARGE_REFUND', 'current', '返还手续费')]).toEqual([
      '-0.03000',
      '0.03000'
    ])
    expect(cell('ALL', 'current', '设备号')).toBe('x\\ y')
  })

  it('are summed up as they are written', () => {
    const [now, old] = [layout('ALL'), layout('ALL', 'old')]
    for (const made of [now, old]) for (let count = 0; count < 2; count++) made.cells(row)
    expect(now.footer()).toEqual(['2', '0.00', '9.00', '2.00', '-0.06000', '0.00', '10.00'])
    expect(old.footer()).toEqual(['2.0', '0.00', '10.00', '2.00', '-0.06000'])
  })

  it('keep texts as they are, if told so', () => {
    const made = tradeBillLayout({ type: 'ALL', columns: 'current', decimalCounts: false, rawText: true })
    expect(made.cells(row)).toContain('b,c')
  })
})
