import type { AlipayTradeSummaryRow } from '../row-types.ts'
import type { FormatSpec } from './format-types.ts'

/**
 * Summary file of Alipay's merchant bill, one row a store (业务明细(汇总)).
 *
 * @see Alipay, bills (docs/sources.md)
 */
export const alipayTradeSummary: FormatSpec<'alipay-trade-summary'> = {
  id: 'alipay-trade-summary',
  title: '支付宝业务汇总',
  frame: { kind: 'comment', endMark: '业务汇总列表结束', footerLines: [], totalRow: '合计' },
  detect: ['门店编号', '交易订单总笔数', '退款订单总笔数'],
  columns: [
    { names: ['门店编号'], field: 'storeId', kind: 'text' },
    { names: ['门店名称'], field: 'storeName', kind: 'free' },
    { names: ['交易订单总笔数'], field: 'tradeCount', kind: 'count' },
    { names: ['退款订单总笔数'], field: 'refundCount', kind: 'count' },
    { names: ['订单金额(元)'], field: 'totalAmount', kind: 'fen' },
    { names: ['商家实收(元)'], field: 'receiptAmount', kind: 'fen' },
    { names: ['支付宝优惠(元)'], field: 'alipayDiscountAmount', kind: 'optional-fen' },
    { names: ['商家优惠(元)'], field: 'merchantDiscountAmount', kind: 'optional-fen' },
    { names: ['卡消费金额(元)'], field: 'cardAmount', kind: 'optional-fen' },
    { names: ['服务费(元)'], field: 'serviceFee', kind: 'optional-fen' },
    { names: ['分润(元)'], field: 'royaltyAmount', kind: 'optional-fen' },
    { names: ['实收净额(元)'], field: 'netReceiptAmount', kind: 'optional-fen' }
  ],
  totals: [
    { field: 'tradeCount', names: ['交易订单总笔数'], unit: 'sum', of: 'tradeCount' },
    { field: 'refundCount', names: ['退款订单总笔数'], unit: 'sum', of: 'refundCount' },
    { field: 'totalAmount', names: ['订单金额(元)'], unit: 'fen', of: 'totalAmount' },
    { field: 'receiptAmount', names: ['商家实收(元)'], unit: 'fen', of: 'receiptAmount' },
    { field: 'alipayDiscountAmount', names: ['支付宝优惠(元)'], unit: 'fen', of: 'alipayDiscountAmount' },
    { field: 'merchantDiscountAmount', names: ['商家优惠(元)'], unit: 'fen', of: 'merchantDiscountAmount' },
    { field: 'cardAmount', names: ['卡消费金额(元)'], unit: 'fen', of: 'cardAmount' },
    { field: 'serviceFee', names: ['服务费(元)'], unit: 'fen', of: 'serviceFee' },
    { field: 'royaltyAmount', names: ['分润(元)'], unit: 'fen', of: 'royaltyAmount' },
    { field: 'netReceiptAmount', names: ['实收净额(元)'], unit: 'fen', of: 'netReceiptAmount' }
  ],
  joins: ['storeName'],
  fields: [
    'storeId',
    'storeName',
    'tradeCount',
    'refundCount',
    'totalAmount',
    'receiptAmount',
    'alipayDiscountAmount',
    'merchantDiscountAmount',
    'cardAmount',
    'serviceFee',
    'royaltyAmount',
    'netReceiptAmount'
  ],
  createRow: (values): AlipayTradeSummaryRow => ({
    storeId: values[0] as string | undefined,
    storeName: values[1] as string | undefined,
    tradeCount: values[2] as number,
    refundCount: values[3] as number,
    totalAmount: values[4] as number,
    receiptAmount: values[5] as number,
    alipayDiscountAmount: values[6] as number | undefined,
    merchantDiscountAmount: values[7] as number | undefined,
    cardAmount: values[8] as number | undefined,
    serviceFee: values[9] as number | undefined,
    royaltyAmount: values[10] as number | undefined,
    netReceiptAmount: values[11] as number | undefined
  })
}
