import { chinaTime } from '../wire/china-time.ts'
import { yuanText } from '../wire/yuan-text.ts'
import type { BillEntry } from './bill-entry.ts'
import { type BillFrame, frameLines, textCell, titleCell } from './bill-frame.ts'

/** Verbatim (bills reference 9.2). */
const detailHeader =
  '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注'
/** Verbatim (bills reference 9.3). */
const summaryHeader =
  '门店编号,门店名称,交易订单总笔数,退款订单总笔数,订单金额（元）,商家实收（元）,支付宝优惠（元）,商家优惠（元）,卡消费金额（元）,服务费（元）,分润（元）,实收净额（元）'

const none = yuanText(0)

/** The detail file (业务明细). */
export function tradeDetailLines(entries: Iterable<BillEntry>, frame: BillFrame): Iterable<string> {
  const [payments, refunds] = [
    { count: 0, receipt: 0, discount: 0 },
    { count: 0, receipt: 0, discount: 0 }
  ]
  function* rows(): Generator<string> {
    for (const entry of entries) {
      const sums = entry.kind === 'payment' ? payments : refunds
      sums.count++
      sums.receipt += entry.receiptFen
      sums.discount += entry.discountFen
      yield detailRow(entry)
    }
  }
  return frameLines(frame, '业务明细', '业务明细列表', detailHeader, rows(), () => [
    `#交易合计：${payments.count}笔，商家实收共${yuanText(payments.receipt)}元，商家优惠共${yuanText(payments.discount)}元`,
    `#退款合计：${refunds.count}笔，商家实收退款共${yuanText(-refunds.receipt)}元，商家优惠退款共${yuanText(-refunds.discount)}元`
  ])
}

function detailRow(entry: BillEntry): string {
  const isRefund = entry.kind === 'refund'
  const signed = (fen: number): string => yuanText(isRefund ? -fen : fen)
  return [
    textCell(entry.tradeNo),
    textCell(entry.outTradeNo),
    textCell(isRefund ? '退款' : '交易'),
    titleCell(entry.subject),
    textCell(chinaTime(entry.createdAtMs)),
    textCell(chinaTime(entry.atMs)),
    textCell(entry.storeId),
    textCell(storeName(entry.storeId)),
    textCell(entry.operatorId),
    textCell(entry.terminalId),
    textCell(entry.account),
    signed(entry.totalFen),
    signed(entry.receiptFen),
    signed(entry.couponFen),
    signed(entry.pointFen),
    none,
    signed(entry.discountFen),
    none,
    textCell(''),
    none,
    none,
    textCell(entry.outRequestNo),
    yuanText(-entry.chargeFen),
    none,
    textCell(entry.remark)
  ].join(',')
}

function storeName(storeId: string): string {
  return storeId === '' ? '' : `门店 ${storeId}`
}

/** Sums of one store. */
interface StoreSums {
  payments: number
  refunds: number
  total: number
  receipt: number
  discount: number
  charge: number
}

/** The summary file (业务明细(汇总)): a row for each store, then the sum of all. */
export function tradeSummaryLines(entries: Iterable<BillEntry>, frame: BillFrame): Iterable<string> {
  function* rows(): Generator<string> {
    const stores = new Map<string, StoreSums>()
    const all = noSums()
    for (const entry of entries) {
      const store = stores.get(entry.storeId) ?? noSums()
      stores.set(entry.storeId, store)
      add(store, entry)
      add(all, entry)
    }
    for (const [storeId, sums] of stores) yield summaryRow(textCell(storeId), textCell(storeName(storeId)), sums)
    yield summaryRow(textCell('合计'), textCell(''), all)
  }
  return frameLines(frame, '业务汇总', '业务汇总列表', summaryHeader, rows(), () => [])
}

function noSums(): StoreSums {
  return { payments: 0, refunds: 0, total: 0, receipt: 0, discount: 0, charge: 0 }
}

function add(sums: StoreSums, { kind, totalFen, receiptFen, discountFen, chargeFen }: BillEntry): void {
  const signed = (fen: number): number => (kind === 'refund' ? -fen : fen)
  if (kind === 'refund') sums.refunds++
  else sums.payments++
  sums.total += signed(totalFen)
  sums.receipt += signed(receiptFen)
  sums.discount += signed(discountFen)
  sums.charge -= chargeFen
}

function summaryRow(store: string, name: string, sums: StoreSums): string {
  const { payments, refunds, total, receipt, discount, charge } = sums
  const money = [total, receipt, 0, discount, 0, charge, 0, receipt + charge].map(yuanText)
  return [store, name, payments, refunds, ...money].join(',')
}
