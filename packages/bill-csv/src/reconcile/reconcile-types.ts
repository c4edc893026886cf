/**
 * Where the rows of a trade bill (交易账单, 业务明细) come from: a `BillReader`, a `Bill`, or any list or stream of typed rows
 * or of lists of them.
 */
export type TradeBillRows =
  | { readonly rows: readonly object[] }
  | Iterable<object | readonly object[]>
  | AsyncIterable<object | readonly object[]>

/** What a row or a record is about. A reversal (撤销, WeChat's `REVOKED`) takes back a payment-code payment. */
export type ReconcileKind = 'payment' | 'refund' | 'reversal'

/** A payment in the merchant's own books. */
export interface PaymentRecord {
  /** @default 'payment', or 'refund' where there is an `outRefundNo` */
  readonly kind?: 'payment' | undefined
  /** The merchant's order number (商户订单号). */
  readonly outTradeNo: string
  /** What was ordered, in whole fen: the order's total, before coupons. */
  readonly totalFee: number
  readonly outRefundNo?: undefined
  /** The merchant's own note, such as a row number of its database: it comes back with the result. */
  readonly reference?: string | undefined
}

/** A refund in the merchant's own books; an order may have several. */
export interface RefundRecord {
  readonly kind?: 'refund' | undefined
  /** Order number of the payment. */
  readonly outTradeNo: string
  /** The merchant's refund number (商户退款单号, 退款批次号/请求号). */
  readonly outRefundNo: string
  /** What was asked back, in whole fen, not negative. */
  readonly refundFee: number
  readonly reference?: string | undefined
}

/** A reversal in the merchant's own books. */
export interface ReversalRecord {
  readonly kind: 'reversal'
  /** Order number of the payment. */
  readonly outTradeNo: string
  /** What was given back, in whole fen, not negative. */
  readonly refundFee: number
  readonly outRefundNo?: undefined
  readonly reference?: string | undefined
}

/** One line of the merchant's own books. */
export type MerchantRecord = PaymentRecord | RefundRecord | ReversalRecord

/** The merchant's own books: records or lists of records, in any order. */
export type MerchantRecords =
  | Iterable<MerchantRecord | readonly MerchantRecord[]>
  | AsyncIterable<MerchantRecord | readonly MerchantRecord[]>

/** Options of `reconcile`. */
export interface ReconcileOptions {
  /** Rows and records together that are kept in memory, 1 to 10,000,000; more go to a temporary file. @default 500_000 */
  readonly maxEntriesInMemory?: number | undefined
  /** Folder of the temporary file; it must be there. @default the system's folder for temporary files */
  readonly temporaryFolder?: string | undefined
}

/** A row of the bill, as far as reconciliation needs it. */
export interface BilledEntry {
  /** Place among the bill's rows, from 1. */
  readonly position: number
  /** Whole fen, not negative. */
  readonly amountFen: number
  /** The platform's order number (微信订单号, 支付宝交易号). */
  readonly transactionId: string | undefined
  /** The platform's refund number (微信退款单号). */
  readonly refundId: string | undefined
  /** Time as it stands in the bill (UTC+08:00). */
  readonly time: string | undefined
}

/** A record of the merchant, as far as reconciliation needs it. */
export interface RecordedEntry {
  /** Place among the records, from 1. */
  readonly position: number
  /** Whole fen, not negative. */
  readonly amountFen: number
  /** What the record brought along. */
  readonly reference: string | undefined
}

/** What became of an entry. */
export type ReconcileOutcome = ReconcileResult['outcome']

/** A result of one outcome, with what stands on each side. */
export interface ReconcileResultOf<Outcome extends string, Billed, Recorded> {
  /** What became of the entry. */
  readonly outcome: Outcome
  /** Payment, refund or reversal. */
  readonly kind: ReconcileKind
  /** The merchant's order number (商户订单号). */
  readonly outTradeNo: string
  /** Only of refunds. */
  readonly outRefundNo: string | undefined
  /** The bill's side. */
  readonly billed: Billed
  /** The merchant's side. */
  readonly recorded: Recorded
}

/**
 * One finding. Each row and each record is in exactly one.
 *
 * - `matched`: both sides have it, with the same amount.
 * - `amountDiffers`: both have it, with other amounts.
 * - `missingInBill`: only the merchant has it.
 * - `missingInRecords`: only the bill has it.
 * - `duplicateInBill`, `duplicateInRecords`: its number was there before on the same side, and another entry of this
 *   number has one of the outcomes above.
 */
export type ReconcileResult =
  | ReconcileResultOf<'matched', BilledEntry, RecordedEntry>
  | ReconcileResultOf<'amountDiffers', BilledEntry, RecordedEntry>
  | ReconcileResultOf<'missingInBill', undefined, RecordedEntry>
  | ReconcileResultOf<'missingInRecords', BilledEntry, undefined>
  | ReconcileResultOf<'duplicateInBill', BilledEntry, undefined>
  | ReconcileResultOf<'duplicateInRecords', undefined, RecordedEntry>

/** Results of one outcome, counted. */
export interface ReconcileCount {
  /** Results. */
  readonly count: number
  /** Sum of the bill's amounts in them, whole fen. */
  readonly billedFen: number
  /** Sum of the merchant's amounts in them, whole fen. */
  readonly recordedFen: number
}

/** All results, counted by kind and outcome. */
export type ReconcileSummary = Readonly<Record<ReconcileKind, Readonly<Record<ReconcileOutcome, ReconcileCount>>>> & {
  /** Whether there is nothing but matches. */
  readonly isBalanced: boolean
}

/** A running reconciliation: results one by one, or their summary. It can be run through once. */
export interface Reconciliation extends AsyncIterable<ReconcileResult> {
  /** Counts of the results so far; complete behind the last one. */
  readonly summary: ReconcileSummary
  /**
   * Runs to the end without handing out results.
   *
   * @returns The complete summary.
   */
  summarize(): Promise<ReconcileSummary>
}
