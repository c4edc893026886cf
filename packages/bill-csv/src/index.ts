/**
 * Bills of WeChat Pay (微信支付) and Alipay (支付宝): exact typed rows in constant memory, totals, and reconciliation with
 * the platform's footer and with the merchant's own records. It knows no HTTP: bytes come from the caller.
 *
 * @module
 */
export { assertBillTotals } from './assert-bill-totals.ts'
export { BillError, type BillErrorCode, type BillErrorDetails } from './bill-error.ts'
export type {
  AnyBill,
  AnyBillReader,
  AnyBillSummary,
  Bill,
  BillDifference,
  BillEncoding,
  BillField,
  BillFile,
  BillFormat,
  BillOptions,
  BillReader,
  BillRow,
  BillRowOf,
  BillRowOptions,
  BillRows,
  BillSource,
  BillSummary,
  BillTotals,
  ReadBillOptions
} from './bill-types.ts'
export { parseBill } from './parse-bill.ts'
export { readBill } from './read-bill.ts'
export { type BillRate, readBillRate } from './read-bill-rate.ts'
export { readBillTime } from './read-bill-time.ts'
export { reconcile } from './reconcile/reconcile.ts'
export type {
  BilledEntry,
  MerchantRecord,
  MerchantRecords,
  PaymentRecord,
  ReconcileCount,
  ReconcileKind,
  ReconcileOptions,
  ReconcileOutcome,
  ReconcileResult,
  ReconcileResultOf,
  ReconcileSummary,
  Reconciliation,
  RecordedEntry,
  RefundRecord,
  ReversalRecord,
  TradeBillRows
} from './reconcile/reconcile-types.ts'
export type {
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
export { summarizeBill, summarizeBillSync } from './summarize-bill.ts'
export { type BillHashTap, tapBillHash } from './tap-bill-hash.ts'
export { verifyBillHash } from './verify-bill-hash.ts'
