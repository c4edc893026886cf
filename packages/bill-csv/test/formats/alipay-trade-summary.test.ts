import { expect, it } from 'vitest'
import { parseBill } from '../../src/index.ts'

// bills.md 9.3
const text = [
  '#支付宝业务汇总查询',
  '#-----------------------------------------业务汇总列表----------------------------------------',
  '门店编号,门店名称,交易订单总笔数,退款订单总笔数,订单金额（元）,商家实收（元）,支付宝优惠（元）,商家优惠（元）,卡消费金额（元）,服务费（元）,分润（元）,实收净额（元）',
  'S1\t,上海, 徐汇\t,3,1,10.00,9.00,0.00,1.00,0.00,-0.05,0.00,8.95',
  '\t,\t,1,0,2.00,2.00,0.00,0.00,0.00,-0.01,0.00,1.99',
  '合计\t,\t,4,1,12.00,11.00,0.00,1.00,0.00,-0.06,0.00,10.94',
  '#-----------------------------------------业务汇总列表结束------------------------------------',
  '#导出时间：[2021年10月22日 06:27:10]'
].join('\r\n')

it('has a row for each store, and its last row as the footer', () => {
  const bill = parseBill(text, { format: 'alipay-trade-summary' })
  expect(bill.rows).toStrictEqual([
    {
      storeId: 'S1',
      storeName: '上海, 徐汇',
      tradeCount: 3,
      refundCount: 1,
      totalAmount: 1000,
      receiptAmount: 900,
      alipayDiscountAmount: 0,
      merchantDiscountAmount: 100,
      cardAmount: 0,
      serviceFee: -5,
      royaltyAmount: 0,
      netReceiptAmount: 895
    },
    expect.objectContaining({ storeId: undefined, storeName: undefined, tradeCount: 1, netReceiptAmount: 199 })
  ])
  expect(bill.footer).toMatchObject({ tradeCount: 4, refundCount: 1, totalAmount: 1200, netReceiptAmount: 1094 })
  expect(bill.totals).toEqual(bill.footer)
  expect(bill.differences).toEqual([])
})
