import { chinaTime } from '../wire/china-time.ts'
import type { BillSpan } from './read-bill-span.ts'

/** What stands around the rows of every file. */
export interface BillFrame {
  readonly sellerId: string
  readonly span: BillSpan
  /** When it is downloaded. */
  readonly nowMs: number
}

/** The lines of a file (bills reference 9.1, 10.1): comments, header, rows, comments. */
export function* frameLines(
  { sellerId, span, nowMs }: BillFrame,
  title: string,
  list: string,
  header: string,
  rows: Iterable<string>,
  totals: () => readonly string[]
): Generator<string> {
  yield `#支付宝${title}查询`
  yield `#账号：[${sellerId}0156]`
  yield `#起始日期：[${chineseTime(span.fromMs)}]   终止日期：[${chineseTime(span.untilMs)}]`
  yield `#-----------------------------------------${list}----------------------------------------`
  yield header
  yield* rows
  yield `#-----------------------------------------${list}结束------------------------------------`
  yield* totals()
  yield `#导出时间：[${chineseTime(nowMs)}]`
}

function chineseTime(atMs: number): string {
  return chinaTime(atMs).replace(/^(\d{4})-(\d\d)-(\d\d)/, '$1年$2月$3日')
}

/** A text cell: padded with a tab, so that spreadsheets keep it as text; empty is a lone tab. */
export function textCell(text: string): string {
  return `${text.replace(/[\r\n\t]/g, ' ')}\t`
}

/** A title: its commas become full-width at the source. */
export function titleCell(text: string): string {
  return textCell(text.replaceAll(',', '，'))
}
