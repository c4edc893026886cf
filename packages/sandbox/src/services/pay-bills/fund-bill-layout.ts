import type { BillLayout } from './bill-chunks.ts'
import { escapeBillText, yuanText } from './yuan-text.ts'

/** One movement of a WeChat Pay fund-flow bill (资金账单). */
export interface FundBillRow {
  /** `yyyy-MM-dd HH:mm:ss`. */
  readonly time: string
  /** Payment or refund number of the platform. */
  readonly businessId: string
  readonly flowId: string
  /** 交易, 退款, … */
  readonly name: string
  /** 交易, 扣除交易手续费, 退款, 退还交易手续费, … */
  readonly type: string
  readonly direction: '收入' | '支出'
  /** Fen (分), never below 0. */
  readonly movedFee: number
  readonly applicant: string
  readonly remark: string
  /** Usually the merchant's number. */
  readonly voucher: string
}

/** Makes the layout of a fund-flow bill; it keeps the balance and sums up what it writes. */
export function fundBillLayout(openingBalance: number, decimalCounts: boolean): BillLayout<FundBillRow> {
  let balance = openingBalance
  const sums = { 收入: { count: 0, moved: 0 }, 支出: { count: 0, moved: 0 } }
  return {
    names: [
      ...['记账时间', '微信支付业务单号', '资金流水单号', '业务名称', '业务类型', '收支类型', '收支金额(元)'],
      ...['账户结余(元)', '资金变更提交申请人', '备注', '业务凭证号']
    ],
    cells(row) {
      const side = sums[row.direction]
      side.count++
      side.moved += row.movedFee
      balance += row.direction === '收入' ? row.movedFee : -row.movedFee
      const moved = [row.direction, yuanText(row.movedFee), yuanText(balance)]
      const said = [row.applicant, escapeBillText(row.remark), escapeBillText(row.voucher)]
      return [row.time, row.businessId, row.flowId, row.name, row.type, ...moved, ...said]
    },
    footerNames: ['资金流水总笔数', '收入笔数', '收入金额', '支出笔数', '支出金额'],
    footer() {
      const { 收入: income, 支出: spent } = sums
      const count = (value: number): string => `${value}${decimalCounts ? '.0' : ''}`
      return [
        count(income.count + spent.count),
        count(income.count),
        yuanText(income.moved),
        count(spent.count),
        yuanText(spent.moved)
      ]
    }
  }
}
