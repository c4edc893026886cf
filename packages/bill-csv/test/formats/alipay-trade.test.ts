import { describe, expect, it } from 'vitest'
import { parseBill } from '../../src/index.ts'

const format = 'alipay-trade'
const HEADER =
  '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注'
const PAYMENT =
  '2017083121001004720299453898\t,70501111111S001111119\t,交易\t,Iphone6 16G\t,2017-08-31 10:00:00,2017-08-31 10:00:05,\t,\t,\t,\t,*杨(137****2600)\t,20.00,20.00,0.00,0.00,0.00,0.50,0.00,\t,0.00,0.00,\t,-0.12,0.00,\t'
const REFUND =
  '2017083121001004720299453898\t,70501111111S001111119\t,退款\t,Iphone6 16G\t,2017-08-31 11:00:00,2017-08-31 11:00:05,\t,\t,\t,\t,*杨(137****2600)\t,-5.00,-5.00,0.00,0.00,0.00,0.00,0.00,\t,0.00,0.00,HZ01RF001\t,0.00,0.00,refund, of one\t'

// bills.md 9.1: the frame.
function frame(totals: readonly string[]): string {
  return [
    '#支付宝业务明细查询',
    '#账号：[20880000000000000156]',
    '#起始日期：[2017年08月31日 00:00:00]   终止日期：[2017年09月01日 00:00:00]',
    '#-----------------------------------------业务明细列表----------------------------------------',
    HEADER,
    PAYMENT,
    REFUND,
    '#-----------------------------------------业务明细列表结束------------------------------------',
    ...totals,
    '#导出时间：[2021年10月22日 06:27:10]'
  ].join('\r\n')
}

describe("the merchant's bill of Alipay", () => {
  const bill = parseBill(
    frame([
      '#交易合计：1笔，商家实收共20.00元，商家优惠共0.50元',
      '#退款合计：1笔，商家实收退款共-5.00元，商家优惠退款共0.00元'
    ]),
    { format }
  )

  it('is read without its padding', () => {
    expect(bill.rows[0]).toStrictEqual({
      tradeNo: '2017083121001004720299453898',
      outTradeNo: '70501111111S001111119',
      bizType: '交易',
      subject: 'Iphone6 16G',
      createTime: '2017-08-31 10:00:00',
      finishTime: '2017-08-31 10:00:05',
      storeId: undefined,
      storeName: undefined,
      operatorId: undefined,
      terminalId: undefined,
      buyerAccount: '*杨(137****2600)',
      totalAmount: 2000,
      receiptAmount: 2000,
      alipayCouponAmount: 0,
      pointAmount: 0,
      alipayDiscountAmount: 0,
      merchantDiscountAmount: 50,
      voucherAmount: 0,
      voucherName: undefined,
      merchantCouponAmount: 0,
      cardAmount: 0,
      outRequestNo: undefined,
      serviceFee: -12,
      royaltyAmount: 0,
      netReceiptAmount: undefined,
      merchantId: undefined,
      tradeMode: undefined,
      hbFqFee: undefined,
      hbFqNum: undefined,
      remark: undefined
    })
  })

  // bills.md 8: columns are anchored from both ends.
  it('keeps a comma in a remark', () => {
    expect(bill.rows[1]).toMatchObject({ outRequestNo: 'HZ01RF001', totalAmount: -500, remark: 'refund, of one' })
  })

  it('comes to the totals of its lines', () => {
    const totals = {
      tradeCount: 1,
      tradeReceiptAmount: 2000,
      tradeMerchantDiscountAmount: 50,
      refundCount: 1,
      refundReceiptAmount: -500,
      refundMerchantDiscountAmount: 0
    }
    expect([bill.totals, bill.footer, bill.differences]).toEqual([totals, totals, []])
  })

  // bills.md 9.2: some files have refunds without a sign; re-saved ones have commas behind the line.
  it('takes totals of refunds with either sign, and lines with commas behind', () => {
    const totals = [
      '#交易合计:2笔,商家实收共20.00元,商家优惠共0.50元,,,',
      '#退款合计：1笔，商家实收退款共5.00元，商家优惠退款共0.00元,,'
    ]
    expect(parseBill(frame(totals), { format }).differences).toEqual([
      { field: 'tradeCount', name: '交易合计笔数', footer: 2, rows: 1 }
    ])
  })

  it('is proven whole by its end mark alone', () => {
    const { footer, differences } = parseBill(frame([]), { format })
    expect([footer, differences]).toEqual([undefined, []])
  })
})
