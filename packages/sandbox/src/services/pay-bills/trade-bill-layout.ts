import type { BillLayout } from './bill-chunks.ts'
import type { TradeBillRow } from './trade-bill-row.ts'
import { escapeBillText, longYuanText, yuanText } from './yuan-text.ts'

/** Which rows a trade bill has. */
export type TradeBillType = 'ALL' | 'SUCCESS' | 'REFUND' | 'RECHARGE_REFUND'

/** How its columns are named: since 2018, before, and of 2015 to 2018. */
export type TradeBillColumns = 'current' | 'old' | 'older'

/** How a trade bill is written. */
export interface TradeBillPlan {
  readonly type: TradeBillType
  readonly columns: TradeBillColumns
  /** Counts of the footer as `45.0`. */
  readonly decimalCounts: boolean
  /** Texts are escaped already, or are to be left as they are. @default false */
  readonly rawText?: boolean | undefined
}

type Column = readonly [name: string, cell: (row: TradeBillRow, text: (value: string) => string) => string]

const none = '0'

/** Columns that every bill begins with. */
const head = (current: boolean, type: TradeBillType): readonly Column[] => [
  ['交易时间', (row) => row.time],
  ['公众账号ID', (row) => row.appId],
  ['商户号', (row) => row.mchId],
  [current && type !== 'RECHARGE_REFUND' ? '特约商户号' : '子商户号', (row) => row.subMchId],
  ['设备号', (row, text) => text(row.deviceInfo)],
  ['微信订单号', (row) => row.transactionId],
  ['商户订单号', (row) => row.outTradeNo],
  ['用户标识', (row) => row.openid],
  ['交易类型', (row) => row.tradeType],
  ['交易状态', (row) => (row.refund === undefined ? 'SUCCESS' : 'REFUND')],
  ['付款银行', (row) => row.bankType],
  ['货币种类', () => 'CNY']
]

const couponNames = {
  current: { fee: '代金券金额', refund: '充值券退款金额', total: '充值券退款总金额' },
  old: {
    fee: '代金券或立减优惠金额',
    refund: '代金券或立减优惠退款金额',
    total: '总代金券或立减优惠退款金额'
  },
  older: { fee: '企业红包金额', refund: '企业红包退款金额', total: '总企业红包退款金额' }
} as const

const amounts = (columns: TradeBillColumns): readonly Column[] => [
  columns === 'current'
    ? ['应结订单金额', (row) => yuanText(row.settlementTotalFee)]
    : ['总金额', (row) => yuanText(row.totalFee)],
  [couponNames[columns].fee, (row) => yuanText(row.couponFee)]
]

const refundTimes: readonly Column[] = [
  ['退款申请时间', (row) => row.refund?.applyTime ?? ''],
  ['退款成功时间', (row) => row.refund?.successTime ?? '']
]

const refunds = (columns: TradeBillColumns): readonly Column[] => [
  ['微信退款单号', (row) => row.refund?.refundId ?? none],
  ['商户退款单号', (row) => row.refund?.outRefundNo ?? none],
  [
    '退款金额',
    ({ refund }) => yuanText(columns === 'current' ? (refund?.settlementRefundFee ?? 0) : (refund?.refundFee ?? 0))
  ],
  [couponNames[columns].refund, (row) => yuanText(row.refund?.couponRefundFee ?? 0)],
  ['退款类型', (row) => row.refund?.channel ?? ''],
  ['退款状态', (row) => row.refund?.status ?? '']
]

const texts: readonly Column[] = [
  ['商品名称', (row, text) => text(row.body)],
  ['商户数据包', (row, text) => text(row.attach)]
]

const orderAmount: Column = ['订单金额', (row) => yuanText(row.totalFee)]
const appliedRefund: Column = ['申请退款金额', (row) => yuanText(row.refund?.refundFee ?? 0)]
const remark: Column = ['费率备注', () => '']

/** The columns in the platform's order. */
function columnsOf({ type, columns }: TradeBillPlan): readonly Column[] {
  const current = columns === 'current'
  const recharge = type === 'RECHARGE_REFUND'
  const fee: Column = [
    recharge ? '返还手续费' : '手续费',
    (row) => longYuanText(recharge ? -row.serviceFee : row.serviceFee)
  ]
  return [
    ...head(current, type),
    ...amounts(columns),
    ...(type === 'REFUND' || recharge ? refundTimes : []),
    ...(type === 'SUCCESS' ? [] : refunds(columns)),
    ...texts,
    fee,
    ['费率', (row) => row.rate],
    ...(current ? [orderAmount] : []),
    ...(current && type !== 'SUCCESS' ? [appliedRefund] : []),
    ...(current && !recharge ? [remark] : [])
  ]
}

/** Makes the layout of a trade bill; it sums up what it writes. */
export function tradeBillLayout(plan: TradeBillPlan): BillLayout<TradeBillRow> {
  const columns = columnsOf(plan)
  const current = plan.columns === 'current'
  const text = plan.rawText ? (value: string): string => value : escapeBillText
  const recharge = plan.type === 'RECHARGE_REFUND'
  const sums = { count: 0, settled: 0, back: 0, coupons: 0, service: 0, ordered: 0, applied: 0 }
  return {
    names: columns.map(([name]) => name),
    cells(row) {
      sums.count++
      sums.settled += row.settlementTotalFee
      sums.back += row.refund?.settlementRefundFee ?? 0
      sums.coupons += row.refund?.couponRefundFee ?? 0
      sums.service += recharge ? -row.serviceFee : row.serviceFee
      sums.ordered += row.totalFee
      sums.applied += row.refund?.refundFee ?? 0
      return columns.map(([, cell]) => cell(row, text))
    },
    footerNames: current
      ? [
          '总交易单数',
          '应结订单总金额',
          '退款总金额',
          couponNames.current.total,
          '手续费总金额',
          '订单总金额',
          '申请退款总金额'
        ]
      : ['总交易单数', '总交易额', '总退款金额', couponNames[plan.columns].total, '手续费总金额'],
    footer() {
      const count = `${sums.count}${plan.decimalCounts ? '.0' : ''}`
      const [first, second] = current ? [sums.settled, sums.back] : [sums.ordered, sums.applied]
      const common = [count, yuanText(first), yuanText(second), yuanText(sums.coupons), longYuanText(sums.service)]
      return current ? [...common, yuanText(sums.ordered), yuanText(sums.applied)] : common
    }
  }
}
