import type { AlipayTradeRow } from '../row-types.ts'
import type { FormatSpec } from './format-types.ts'

/**
 * Merchant bill of Alipay, one row a trade or refund (业务明细), with the columns for institutions.
 *
 * @see Alipay, bills (docs/sources.md)
 */
export const alipayTrade: FormatSpec<'alipay-trade'> = {
  id: 'alipay-trade',
  title: '支付宝业务明细',
  frame: {
    kind: 'comment',
    endMark: '业务明细列表结束',
    footerLines: [
      {
        pattern: /^#\s*交易合计[：:](.*?)笔[，,]\s*商家实收共(.*?)元[，,]\s*商家优惠共(.*?)元/,
        fields: ['tradeCount', 'tradeReceiptAmount', 'tradeMerchantDiscountAmount']
      },
      {
        pattern: /^#\s*退款合计[：:](.*?)笔[，,]\s*商家实收退款共(.*?)元[，,]\s*商家优惠退款共(.*?)元/,
        fields: ['refundCount', 'refundReceiptAmount', 'refundMerchantDiscountAmount']
      }
    ]
  },
  detect: ['支付宝交易号', '业务类型', '商家实收(元)'],
  columns: [
    { names: ['支付宝交易号'], field: 'tradeNo', kind: 'id' },
    { names: ['商户订单号'], field: 'outTradeNo', kind: 'id' },
    { names: ['业务类型'], field: 'bizType', kind: 'state' },
    { names: ['商品名称'], field: 'subject', kind: 'free' },
    { names: ['创建时间'], field: 'createTime', kind: 'optional-time' },
    { names: ['完成时间'], field: 'finishTime', kind: 'optional-time' },
    { names: ['门店编号'], field: 'storeId', kind: 'text' },
    { names: ['门店名称'], field: 'storeName', kind: 'free' },
    { names: ['操作员'], field: 'operatorId', kind: 'text' },
    { names: ['终端号'], field: 'terminalId', kind: 'text' },
    { names: ['对方账户'], field: 'buyerAccount', kind: 'text' },
    { names: ['订单金额(元)'], field: 'totalAmount', kind: 'fen' },
    { names: ['商家实收(元)'], field: 'receiptAmount', kind: 'fen' },
    { names: ['支付宝红包(元)'], field: 'alipayCouponAmount', kind: 'optional-fen' },
    { names: ['集分宝(元)'], field: 'pointAmount', kind: 'optional-fen' },
    { names: ['支付宝优惠(元)'], field: 'alipayDiscountAmount', kind: 'optional-fen' },
    { names: ['商家优惠(元)'], field: 'merchantDiscountAmount', kind: 'optional-fen' },
    { names: ['券核销金额(元)'], field: 'voucherAmount', kind: 'optional-fen' },
    { names: ['券名称'], field: 'voucherName', kind: 'free' },
    { names: ['商家红包消费金额(元)'], field: 'merchantCouponAmount', kind: 'optional-fen' },
    { names: ['卡消费金额(元)'], field: 'cardAmount', kind: 'optional-fen' },
    { names: ['退款批次号/请求号'], field: 'outRequestNo', kind: 'text' },
    { names: ['服务费(元)'], field: 'serviceFee', kind: 'optional-fen' },
    { names: ['分润(元)'], field: 'royaltyAmount', kind: 'optional-fen' },
    { names: ['实收净额(元)'], field: 'netReceiptAmount', kind: 'optional-fen' },
    { names: ['商户识别号'], field: 'merchantId', kind: 'text' },
    { names: ['交易方式'], field: 'tradeMode', kind: 'enum' },
    { names: ['花呗分期手续费', '花呗分期手续费(元)'], field: 'hbFqFee', kind: 'optional-fen' },
    { names: ['花呗分期数'], field: 'hbFqNum', kind: 'text' },
    { names: ['备注'], field: 'remark', kind: 'free' }
  ],
  totals: [
    { field: 'tradeCount', names: ['交易合计笔数'], unit: 'count', rowClass: 1 },
    { field: 'tradeReceiptAmount', names: ['商家实收'], unit: 'fen', of: 'receiptAmount', rowClass: 1 },
    {
      field: 'tradeMerchantDiscountAmount',
      names: ['商家优惠'],
      unit: 'fen',
      of: 'merchantDiscountAmount',
      rowClass: 1
    },
    { field: 'refundCount', names: ['退款合计笔数'], unit: 'count', rowClass: 0 },
    {
      field: 'refundReceiptAmount',
      names: ['商家实收退款'],
      unit: 'fen',
      of: 'receiptAmount',
      rowClass: 0,
      anySign: true
    },
    {
      field: 'refundMerchantDiscountAmount',
      names: ['商家优惠退款'],
      unit: 'fen',
      of: 'merchantDiscountAmount',
      rowClass: 0,
      anySign: true
    }
  ],
  joins: ['remark', 'subject', 'voucherName', 'storeName'],
  classes: { field: 'bizType', marks: ['退款'] },
  fields: [
    'tradeNo',
    'outTradeNo',
    'bizType',
    'subject',
    'createTime',
    'finishTime',
    'storeId',
    'storeName',
    'operatorId',
    'terminalId',
    'buyerAccount',
    'totalAmount',
    'receiptAmount',
    'alipayCouponAmount',
    'pointAmount',
    'alipayDiscountAmount',
    'merchantDiscountAmount',
    'voucherAmount',
    'voucherName',
    'merchantCouponAmount',
    'cardAmount',
    'outRequestNo',
    'serviceFee',
    'royaltyAmount',
    'netReceiptAmount',
    'merchantId',
    'tradeMode',
    'hbFqFee',
    'hbFqNum',
    'remark'
  ],
  createRow: (values): AlipayTradeRow => ({
    tradeNo: values[0] as string,
    outTradeNo: values[1] as string,
    bizType: values[2] as string,
    subject: values[3] as string | undefined,
    createTime: values[4] as string | undefined,
    finishTime: values[5] as string | undefined,
    storeId: values[6] as string | undefined,
    storeName: values[7] as string | undefined,
    operatorId: values[8] as string | undefined,
    terminalId: values[9] as string | undefined,
    buyerAccount: values[10] as string | undefined,
    totalAmount: values[11] as number,
    receiptAmount: values[12] as number,
    alipayCouponAmount: values[13] as number | undefined,
    pointAmount: values[14] as number | undefined,
    alipayDiscountAmount: values[15] as number | undefined,
    merchantDiscountAmount: values[16] as number | undefined,
    voucherAmount: values[17] as number | undefined,
    voucherName: values[18] as string | undefined,
    merchantCouponAmount: values[19] as number | undefined,
    cardAmount: values[20] as number | undefined,
    outRequestNo: values[21] as string | undefined,
    serviceFee: values[22] as number | undefined,
    royaltyAmount: values[23] as number | undefined,
    netReceiptAmount: values[24] as number | undefined,
    merchantId: values[25] as string | undefined,
    tradeMode: values[26] as string | undefined,
    hbFqFee: values[27] as number | undefined,
    hbFqNum: values[28] as string | undefined,
    remark: values[29] as string | undefined
  })
}
