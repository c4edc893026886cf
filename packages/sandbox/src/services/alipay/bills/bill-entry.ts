/** What a bill says of one payment or refund. Money in fen, never negative: signs belong to the file. */
export interface BillEntry {
  readonly kind: 'payment' | 'refund'
  readonly tradeNo: string
  readonly outTradeNo: string
  readonly subject: string
  readonly createdAtMs: number
  /** When it was paid or given back. */
  readonly atMs: number
  readonly storeId: string
  readonly operatorId: string
  readonly terminalId: string
  readonly account: string
  readonly totalFen: number
  readonly receiptFen: number
  readonly couponFen: number
  readonly pointFen: number
  readonly discountFen: number
  /** The refund's number. */
  readonly outRequestNo: string
  /** Fee of a payment; nothing of it comes back with a refund. */
  readonly chargeFen: number
  readonly remark: string
}

/** The fee of a payment, 0.6%, rounded half up; whole numbers all the way. */
export function chargeOf(total: number): number {
  const thousandths = total * 6 + 500
  return (thousandths - (thousandths % 1000)) / 1000
}
