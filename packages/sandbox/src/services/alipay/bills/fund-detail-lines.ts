import { chinaTime } from '../wire/china-time.ts'
import { yuanText } from '../wire/yuan-text.ts'
import type { BillEntry } from './bill-entry.ts'
import { type BillFrame, frameLines, textCell, titleCell } from './bill-frame.ts'

/** Verbatim (bills reference 10.2). */
const detailHeader =
  '账务流水号,业务流水号,商户订单号,商品名称,发生时间,对方账号,收入金额（+元）,支出金额（-元）,账户余额（元）,交易渠道,业务类型,备注'
/** Verbatim (bills reference 10.3). */
const summaryHeader = '类型,收入笔数,收入金额（+元）,支出笔数,支出金额（-元）,总金额（元）'

/** A movement of the merchant's account. */
interface Movement {
  readonly type: '在线支付' | '收费' | '交易退款'
  readonly entry: BillEntry
  /** Positive comes in, negative goes out; fen. */
  readonly change: number
}

/** What an entry moves: a payment comes in and costs a fee, a refund goes out. */
function* movements(entries: Iterable<BillEntry>): Generator<Movement> {
  for (const entry of entries) {
    const isRefund = entry.kind === 'refund'
    // What the merchant's own discount paid for moves nothing.
    if (entry.receiptFen > 0) {
      yield isRefund
        ? { type: '交易退款', entry, change: -entry.receiptFen }
        : { type: '在线支付', entry, change: entry.receiptFen }
    }
    if (entry.chargeFen > 0) yield { type: '收费', entry, change: -entry.chargeFen }
  }
}

/** The detail file (账务明细). `opening` is what the account held before, in fen. */
export function fundDetailLines(entries: Iterable<BillEntry>, frame: BillFrame, opening: number): Iterable<string> {
  const [income, expenditure] = [
    { count: 0, sum: 0 },
    { count: 0, sum: 0 }
  ]
  function* rows(): Generator<string> {
    let held = opening
    let serial = 0
    for (const { type, entry, change } of movements(entries)) {
      const side = change < 0 ? expenditure : income
      side.count++
      side.sum += change
      held += change
      serial++
      yield [
        textCell(`${frame.span.name.padEnd(8, '0')}${String(serial).padStart(12, '0')}`),
        textCell(entry.tradeNo),
        textCell(entry.outTradeNo),
        titleCell(entry.subject),
        textCell(chinaTime(entry.atMs)),
        textCell(entry.account),
        change < 0 ? ' ' : yuanText(change),
        change < 0 ? yuanText(change) : ' ',
        yuanText(held),
        textCell('支付宝'),
        textCell(type),
        textCell(entry.remark)
      ].join(',')
    }
  }
  return frameLines(frame, '账务明细', '账务明细列表', detailHeader, rows(), () => [
    `#支出合计：${expenditure.count}笔，共${yuanText(expenditure.sum)}元`,
    `#收入合计：${income.count}笔，共${yuanText(income.sum)}元`
  ])
}

/** The summary file (账务明细(汇总)): a row for each type, then the sum of all. */
export function fundSummaryLines(entries: Iterable<BillEntry>, frame: BillFrame): Iterable<string> {
  function* rows(): Generator<string> {
    const types = new Map<string, Movement['change'][]>()
    for (const { type, change } of movements(entries)) {
      const changes = types.get(type) ?? [0, 0, 0, 0]
      types.set(type, changes)
      if (change < 0) {
        changes[2]! += 1
        changes[3]! += change
      } else {
        changes[0]! += 1
        changes[1]! += change
      }
    }
    for (const [type, changes] of types) yield summaryRow(type, changes)
    const all = [...types.values()].reduce(
      (sums, changes) => sums.map((sum, index) => sum + changes[index]!),
      [0, 0, 0, 0]
    )
    yield summaryRow('合计', all)
  }
  return frameLines(frame, '账务汇总', '账务汇总列表', summaryHeader, rows(), () => [])
}

function summaryRow(type: string, [inCount = 0, inSum = 0, outCount = 0, outSum = 0]: readonly number[]): string {
  return [textCell(type), inCount, yuanText(inSum), outCount, yuanText(outSum), yuanText(inSum + outSum)].join(',')
}
