/**
 * The bills as the reference page lists them, written down a second time and without a look at `src/formats`: verbatim
 * headers, what each column is called and holds, and which sums the footer repeats.
 *
 * Source: docs/sources.md, "Bills of WeChat Pay" and "Bills of Alipay"; the lists stand here as the platforms print them.
 * @module
 */

/** What a column holds. `free` is text that a merchant's user can fill; `paid-id` is `0` on rows that are no refund. */
export type CellKind = 'time' | 'id' | 'paid-id' | 'text' | 'free' | 'fen' | 'fee' | 'rate' | 'int' | 'direction'

/** One column: its name in the file, ours, and what it holds. */
export interface LayoutColumn {
  readonly chinese: string
  readonly name: string
  readonly kind: CellKind
}

/** One number of the footer: its name in the file, ours, and the column that it sums (none: the number of rows). */
export interface LayoutTotal {
  readonly chinese: string
  readonly name: string
  readonly sums?: string
}

/** One kind of bill. */
export interface BillLayout {
  readonly title: string
  readonly format: string
  readonly columns: readonly LayoutColumn[]
  readonly footer: readonly LayoutTotal[]
}

type Dictionary = Readonly<Record<string, readonly [name: string, kind: CellKind]>>

/** Columns that mean the same in every generation of the trade bill. */
const TRADE: Dictionary = {
  交易时间: ['tradeTime', 'time'],
  公众账号ID: ['appId', 'id'],
  商户号: ['mchId', 'id'],
  特约商户号: ['subMchId', 'id'],
  子商户号: ['subMchId', 'id'],
  设备号: ['deviceInfo', 'text'],
  微信订单号: ['transactionId', 'id'],
  商户订单号: ['outTradeNo', 'id'],
  用户标识: ['openid', 'id'],
  交易类型: ['tradeType', 'text'],
  交易状态: ['tradeState', 'text'],
  付款银行: ['bankType', 'text'],
  货币种类: ['feeType', 'text'],
  应结订单金额: ['settlementTotalFee', 'fen'],
  总金额: ['totalFee', 'fen'],
  代金券金额: ['couponFee', 'fen'],
  代金券或立减优惠金额: ['couponFee', 'fen'],
  企业红包金额: ['couponFee', 'fen'],
  退款申请时间: ['refundApplyTime', 'time'],
  退款成功时间: ['refundSuccessTime', 'time'],
  微信退款单号: ['refundId', 'paid-id'],
  商户退款单号: ['outRefundNo', 'paid-id'],
  充值券退款金额: ['couponRefundFee', 'fen'],
  代金券或立减优惠退款金额: ['couponRefundFee', 'fen'],
  企业红包退款金额: ['couponRefundFee', 'fen'],
  退款类型: ['refundChannel', 'text'],
  退款状态: ['refundStatus', 'text'],
  商品名称: ['body', 'free'],
  商户数据包: ['attach', 'free'],
  手续费: ['serviceFee', 'fee'],
  返还手续费: ['returnedServiceFee', 'fee'],
  费率: ['serviceFeeRate', 'rate'],
  订单金额: ['totalFee', 'fen'],
  申请退款金额: ['refundFee', 'fen'],
  费率备注: ['serviceFeeRemark', 'text']
}
/** 退款金额 changed its meaning with the generation: the requested amount before, what is settled after. */
const OLD: Dictionary = { ...TRADE, 退款金额: ['refundFee', 'fen'] }
const NEW: Dictionary = { ...TRADE, 退款金额: ['settlementRefundFee', 'fen'] }

const NEW_FOOTER: readonly LayoutTotal[] = [
  { chinese: '总交易单数', name: 'totalCount' },
  { chinese: '应结订单总金额', name: 'totalSettlementFee', sums: 'settlementTotalFee' },
  { chinese: '退款总金额', name: 'totalSettlementRefundFee', sums: 'settlementRefundFee' },
  { chinese: '充值券退款总金额', name: 'totalCouponRefundFee', sums: 'couponRefundFee' },
  { chinese: '手续费总金额', name: 'totalServiceFee', sums: 'serviceFee' },
  { chinese: '订单总金额', name: 'totalOrderFee', sums: 'totalFee' },
  { chinese: '申请退款总金额', name: 'totalAppliedRefundFee', sums: 'refundFee' }
]

function oldFooter(coupon: string): readonly LayoutTotal[] {
  return [
    { chinese: '总交易单数', name: 'totalCount' },
    { chinese: '总交易额', name: 'totalFee', sums: 'totalFee' },
    { chinese: '总退款金额', name: 'totalRefundFee', sums: 'refundFee' },
    { chinese: coupon, name: 'totalCouponRefundFee', sums: 'couponRefundFee' },
    { chinese: '手续费总金额', name: 'totalServiceFee', sums: 'serviceFee' }
  ]
}

function layout(
  title: string,
  format: string,
  dictionary: Dictionary,
  header: string,
  footer: readonly LayoutTotal[]
): BillLayout {
  const columns = header.split(',').map((chinese) => {
    const [name, kind] = dictionary[chinese] ?? [chinese, 'text']
    return { chinese, name, kind }
  })
  return { title, format, columns, footer }
}

const START = '交易时间,公众账号ID,商户号,'
const ORDER = ',设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,'
const REFUND_TIMES = ',退款申请时间,退款成功时间'
const NEW_REFUND = ',微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态'
const TEXTS = ',商品名称,商户数据包'

function newTrade(title: string, subMerchant: string, refund: string, end: string): BillLayout {
  const header = `${START}${subMerchant}${ORDER}应结订单金额,代金券金额${refund}${TEXTS}${end}`
  return layout(`new ${title}`, 'wechat-pay-trade', NEW, header, NEW_FOOTER)
}

function oldTrades(coupon: string): readonly BillLayout[] {
  const couponRefund = coupon.replace('金额', '退款金额')
  const refund = `,微信退款单号,商户退款单号,退款金额,${couponRefund},退款类型,退款状态`
  const footer = oldFooter(`总${couponRefund}`)
  const refunds = { ALL: refund, SUCCESS: '', REFUND: REFUND_TIMES + refund }
  return Object.entries(refunds).map(([title, columns]) => {
    const header = `${START}子商户号${ORDER}总金额,${coupon}${columns}${TEXTS},手续费,费率`
    return layout(`old ${title} with ${coupon}`, 'wechat-pay-trade', OLD, header, footer)
  })
}

const NEW_END = ',手续费,费率,订单金额,申请退款金额,费率备注'

/** Every header of the trade bill (交易账单), and mixtures that were seen. */
export const wechatTradeLayouts: readonly BillLayout[] = [
  newTrade('ALL', '特约商户号', NEW_REFUND, NEW_END),
  newTrade('SUCCESS', '特约商户号', '', ',手续费,费率,订单金额,费率备注'),
  newTrade('REFUND', '特约商户号', REFUND_TIMES + NEW_REFUND, NEW_END),
  newTrade('RECHARGE_REFUND', '子商户号', REFUND_TIMES + NEW_REFUND, ',返还手续费,费率,订单金额,申请退款金额'),
  newTrade('ALL with 子商户号', '子商户号', NEW_REFUND, NEW_END),
  newTrade('ALL with columns that nobody knows', '特约商户号', `,新列甲${NEW_REFUND}`, `${NEW_END},新列乙`),
  ...oldTrades('代金券或立减优惠金额'),
  ...oldTrades('企业红包金额')
]

/** The fund-flow bill (资金账单), with both kinds of parentheses. */
export const wechatFundLayouts: readonly BillLayout[] = ['(元)', '（元）'].map((yuan) => ({
  title: `fund flow ${yuan}`,
  format: 'wechat-pay-fund-flow',
  columns: [
    { chinese: '记账时间', name: 'accountingTime', kind: 'time' },
    { chinese: '微信支付业务单号', name: 'bizTransactionId', kind: 'id' },
    { chinese: '资金流水单号', name: 'fundFlowId', kind: 'id' },
    { chinese: '业务名称', name: 'bizName', kind: 'text' },
    { chinese: '业务类型', name: 'bizType', kind: 'text' },
    { chinese: '收支类型', name: 'direction', kind: 'direction' },
    { chinese: `收支金额${yuan}`, name: 'amount', kind: 'fen' },
    { chinese: `账户结余${yuan}`, name: 'balance', kind: 'fen' },
    { chinese: '资金变更提交申请人', name: 'applicant', kind: 'text' },
    { chinese: '备注', name: 'remark', kind: 'free' },
    { chinese: '业务凭证号', name: 'bizVoucherId', kind: 'text' }
  ],
  footer: [
    { chinese: '资金流水总笔数', name: 'totalCount' },
    { chinese: '收入笔数', name: 'incomeCount' },
    { chinese: '收入金额', name: 'incomeAmount', sums: 'amount' },
    { chinese: '支出笔数', name: 'expenditureCount' },
    { chinese: '支出金额', name: 'expenditureAmount', sums: 'amount' }
  ]
}))

const DETAIL: Dictionary = {
  支付宝交易号: ['tradeNo', 'id'],
  商户订单号: ['outTradeNo', 'id'],
  业务类型: ['bizType', 'text'],
  商品名称: ['subject', 'free'],
  创建时间: ['createTime', 'time'],
  完成时间: ['finishTime', 'time'],
  门店编号: ['storeId', 'text'],
  门店名称: ['storeName', 'text'],
  操作员: ['operatorId', 'text'],
  终端号: ['terminalId', 'text'],
  对方账户: ['buyerAccount', 'text'],
  '订单金额（元）': ['totalAmount', 'fen'],
  '商家实收（元）': ['receiptAmount', 'fen'],
  '支付宝红包（元）': ['alipayCouponAmount', 'fen'],
  '集分宝（元）': ['pointAmount', 'fen'],
  '支付宝优惠（元）': ['alipayDiscountAmount', 'fen'],
  '商家优惠（元）': ['merchantDiscountAmount', 'fen'],
  '券核销金额（元）': ['voucherAmount', 'fen'],
  券名称: ['voucherName', 'text'],
  '商家红包消费金额（元）': ['merchantCouponAmount', 'fen'],
  '卡消费金额（元）': ['cardAmount', 'fen'],
  '退款批次号/请求号': ['outRequestNo', 'id'],
  '服务费（元）': ['serviceFee', 'fen'],
  '分润（元）': ['royaltyAmount', 'fen'],
  '实收净额（元）': ['netReceiptAmount', 'fen'],
  商户识别号: ['merchantId', 'id'],
  交易方式: ['tradeMode', 'text'],
  备注: ['remark', 'free'],
  花呗分期手续费: ['hbFqFee', 'fen'],
  花呗分期数: ['hbFqNum', 'text']
}
const DETAIL_START =
  '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,' +
  '商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,' +
  '商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）'

const STORES: Dictionary = {
  ...DETAIL,
  交易订单总笔数: ['tradeCount', 'int'],
  退款订单总笔数: ['refundCount', 'int']
}
const FUND: Dictionary = {
  账务流水号: ['accountLogId', 'id'],
  业务流水号: ['bizTradeNo', 'id'],
  商户订单号: ['outTradeNo', 'id'],
  商品名称: ['subject', 'free'],
  发生时间: ['occurTime', 'time'],
  对方账号: ['counterpartyAccount', 'text'],
  '收入金额（+元）': ['incomeAmount', 'fen'],
  '支出金额（-元）': ['expenditureAmount', 'fen'],
  '账户余额（元）': ['balance', 'fen'],
  交易渠道: ['channel', 'text'],
  业务类型: ['bizType', 'text'],
  备注: ['remark', 'free'],
  业务描述: ['bizDescription', 'text'],
  业务订单号: ['bizOrderNo', 'id'],
  业务基础订单号: ['bizBaseOrderNo', 'id'],
  业务账单来源: ['bizBillSource', 'text']
}
const FUND_HEADER =
  '账务流水号,业务流水号,商户订单号,商品名称,发生时间,对方账号,收入金额（+元）,支出金额（-元）,账户余额（元）,交易渠道,业务类型,备注'
const FUND_TYPES: Dictionary = {
  类型: ['type', 'text'],
  收入笔数: ['incomeCount', 'int'],
  '收入金额（+元）': ['incomeAmount', 'fen'],
  支出笔数: ['expenditureCount', 'int'],
  '支出金额（-元）': ['expenditureAmount', 'fen'],
  '总金额（元）': ['totalAmount', 'fen']
}

/** Business detail (业务明细). */
export const alipayTradeLayouts: readonly BillLayout[] = [
  layout('Alipay detail', 'alipay-trade', DETAIL, `${DETAIL_START},分润（元）,备注`, []),
  layout(
    'Alipay detail for institutions',
    'alipay-trade',
    DETAIL,
    `${DETAIL_START},实收净额（元）,商户识别号,交易方式,备注,花呗分期手续费,花呗分期数`,
    []
  )
]

/** Business summary (业务汇总): one row a store, and one for all of them. */
export const alipayTradeSummaryLayout: BillLayout = layout(
  'Alipay business summary',
  'alipay-trade-summary',
  STORES,
  '门店编号,门店名称,交易订单总笔数,退款订单总笔数,订单金额（元）,商家实收（元）,支付宝优惠（元）,商家优惠（元）,卡消费金额（元）,' +
    '服务费（元）,分润（元）,实收净额（元）',
  []
)

/** Fund detail (账务明细). */
export const alipayFundLayouts: readonly BillLayout[] = [
  layout('Alipay fund detail', 'alipay-fund', FUND, FUND_HEADER, []),
  layout(
    'Alipay fund detail with the newer columns',
    'alipay-fund',
    FUND,
    `${FUND_HEADER},业务描述,业务订单号,业务基础订单号,业务账单来源`,
    []
  )
]

/** Fund summary (账务汇总): one row a type, and one for all of them. */
export const alipayFundSummaryLayout: BillLayout = layout(
  'Alipay fund summary',
  'alipay-fund-summary',
  FUND_TYPES,
  '类型,收入笔数,收入金额（+元）,支出笔数,支出金额（-元）,总金额（元）',
  []
)
