import type { BillError } from './bill-error.ts'
import type {
  AlipayFundRow,
  AlipayFundSummaryRow,
  AlipayFundSummaryTotals,
  AlipayFundTotals,
  AlipayTradeRow,
  AlipayTradeSummaryRow,
  AlipayTradeSummaryTotals,
  AlipayTradeTotals,
  WechatPayFundFlowRow,
  WechatPayFundFlowTotals,
  WechatPayTradeRow,
  WechatPayTradeTotals
} from './row-types.ts'

/** Rows of each format. */
export interface BillRows {
  readonly 'wechat-pay-trade': WechatPayTradeRow
  readonly 'wechat-pay-fund-flow': WechatPayFundFlowRow
  readonly 'alipay-trade': AlipayTradeRow
  readonly 'alipay-trade-summary': AlipayTradeSummaryRow
  readonly 'alipay-fund': AlipayFundRow
  readonly 'alipay-fund-summary': AlipayFundSummaryRow
}

/** Totals of each format, as its footer names them. */
export interface BillTotals {
  readonly 'wechat-pay-trade': WechatPayTradeTotals
  readonly 'wechat-pay-fund-flow': WechatPayFundFlowTotals
  readonly 'alipay-trade': AlipayTradeTotals
  readonly 'alipay-trade-summary': AlipayTradeSummaryTotals
  readonly 'alipay-fund': AlipayFundTotals
  readonly 'alipay-fund-summary': AlipayFundSummaryTotals
}

/** Which bill it is. */
export type BillFormat = keyof BillRows

/** A row as it is read: the typed fields of its format, and columns that we do not know under their Chinese name. */
export type BillRow<Format extends BillFormat = BillFormat> = Format extends BillFormat ? BillRows[Format] : never

/** Name of a typed field of a format; a column that we do not know goes by its Chinese name. */
export type BillField<Format extends BillFormat = BillFormat> = Format extends BillFormat
  ? Extract<keyof BillRows[Format], string>
  : never

/** A total where the footer (or, in lenient mode, a damaged file) and the rows differ. */
export interface BillDifference {
  /** Our name of the total, such as `totalOrderFee`. */
  readonly field: string
  /** Its name in the file, such as 订单总金额. */
  readonly name: string
  /** What the footer says: fen or a count; yuan as decimal text for service fees of WeChat Pay. */
  readonly footer: number | string
  /** What the rows come to, in the same form. */
  readonly rows: number | string
}

/** What is known of a bill once all of it was read. */
export interface BillSummary<Format extends BillFormat = BillFormat> {
  /** Which bill it is. */
  readonly format: Format
  /** Names of the columns, as they stand in the file. */
  readonly columns: readonly string[]
  /** Rows read, the footer not among them. */
  readonly rowCount: number
  /** The platform's own totals; `undefined` when the file has none (only in lenient mode, or where the format allows it). */
  readonly footer: BillTotals[Format] | undefined
  /** Our totals of the rows, under the same names as in `footer`. */
  readonly totals: BillTotals[Format]
  /** Totals in which footer and rows differ; empty when the bill reconciles. */
  readonly differences: readonly BillDifference[]
  /** Faults that lenient mode went past, at most 1000; always empty in strict mode. */
  readonly errors: readonly BillError[]
}

/** A whole bill in memory. */
export interface Bill<Format extends BillFormat = BillFormat, Row = BillRow<Format>> extends BillSummary<Format> {
  /** Rows in the order of the file, which is not the order of time. */
  readonly rows: readonly Row[]
}

/** A bill that is read in batches: iterate it once, then look at the totals. */
export interface BillReader<Format extends BillFormat = BillFormat, Row = BillRow<Format>>
  extends AsyncIterable<readonly Row[]> {
  /** Which bill it is; `undefined` before the first batch (or the end of a bill without rows). */
  readonly format: Format | undefined
  /** Names of the columns as they stand in the file; empty before the first batch. */
  readonly columns: readonly string[]
  /** Bytes taken from the source so far, as it gave them: compressed ones where it is compressed. */
  readonly bytesRead: number
  /** Rows read so far, those of the batch at hand included. */
  readonly rowCount: number
  /** The platform's own totals, after the last batch. */
  readonly footer: BillTotals[Format] | undefined
  /** Our totals of the rows, after the last batch; `undefined` before. */
  readonly totals: BillTotals[Format] | undefined
  /** Totals in which footer and rows differ, after the last batch. */
  readonly differences: readonly BillDifference[]
  /** Faults that lenient mode went past so far, at most 1000. */
  readonly errors: readonly BillError[]
}

/** A bill of a format that the file decides: `bill.format` tells which one, and narrows the rows. */
export type AnyBill = { readonly [Format in BillFormat]: Bill<Format> }[BillFormat]

/** A summary of a format that the file decides. */
export type AnyBillSummary = { readonly [Format in BillFormat]: BillSummary<Format> }[BillFormat]

/** A reader of a format that the file decides. */
export type AnyBillReader = { readonly [Format in BillFormat]: BillReader<Format> }[BillFormat]

/** A file that Node opened (`node:fs/promises`): what is needed of `FileHandle`. */
export interface BillFile {
  /** Fills a buffer from the place where the last read ended. */
  read(buffer: Uint8Array, offset: number, length: number, position: null): Promise<{ readonly bytesRead: number }>
}

/** Where a bill comes from: bytes, text, chunks (Node streams), a web stream (`response.body`), a `Response`, or an open file. */
export type BillSource =
  | Uint8Array
  | string
  | AsyncIterable<Uint8Array>
  | Iterable<Uint8Array>
  | ReadableStream<Uint8Array>
  | { readonly body: ReadableStream<Uint8Array> | null }
  | BillFile

/** Character set of a bill. WeChat Pay writes UTF-8, Alipay GBK (read as GB18030, its superset). */
export type BillEncoding = 'utf-8' | 'gb18030'

/** Options of every way in. */
export interface BillOptions<Format extends BillFormat = BillFormat> {
  /** Which bill it must be; anything else is an error. In a zip, which file. @default detected by the header */
  readonly format?: Format | undefined
  /** Character set. @default detected */
  readonly encoding?: BillEncoding | undefined
  /** Go on after damaged rows, a missing footer and the like, and collect them in `errors`. @default false */
  readonly lenient?: boolean | undefined
  /** Longest row in bytes, 1024 to 16777216. @default 1048576 */
  readonly maxRowBytes?: number | undefined
}

/** Options of the ways in that give rows. */
export interface BillRowOptions<Format extends BillFormat = BillFormat, Field extends string = string>
  extends BillOptions<Format> {
  /**
   * Fields to read, by our names (`outTradeNo`) or, for columns that we do not know, by their Chinese name. Others are
   * neither read nor checked, which is faster; totals are only those of the fields read. @default all
   */
  readonly columns?: readonly Field[] | undefined
  /**
   * Rows whose cells are read when asked for: half of the memory when many rows are kept. Amounts are checked all the
   * same. @default false
   */
  readonly lazy?: boolean | undefined
  /** Undo WeChat Pay's escapes in texts of the merchant, as far as can be told. @default false */
  readonly unescape?: boolean | undefined
  /** Give each row a property `raw`: the texts of its cells as they stand in the file, one a column. @default false */
  readonly raw?: boolean | undefined
}

/** Options of `readBill`. */
export interface ReadBillOptions<Format extends BillFormat = BillFormat, Field extends string = string>
  extends BillRowOptions<Format, Field> {
  /** Rows in a batch, the last one aside, 1 to 1000000. @default as many as come at once: up to some 1000 */
  readonly batchRows?: number | undefined
}

/** The row that is read when `columns` names these fields. */
export type BillRowOf<Format extends BillFormat, Field extends string> = Pick<
  BillRow<Format>,
  Extract<Field, keyof BillRow<Format>>
>
