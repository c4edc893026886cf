/** One row of a WeChat Pay trade bill; amounts in fen (分). */
export interface TradeBillRow {
  /** `yyyy-MM-dd HH:mm:ss`: paid, or taken in for a refund. */
  readonly time: string
  readonly appId: string
  readonly mchId: string
  /** Sub-merchant, or `0`. */
  readonly subMchId: string
  readonly deviceInfo: string
  readonly transactionId: string
  readonly outTradeNo: string
  readonly openid: string
  readonly tradeType: string
  readonly bankType: string
  readonly body: string
  readonly attach: string
  /** Signed: what a refund gives back is below 0. */
  readonly serviceFee: number
  readonly rate: string
  /** 0 on refund rows. */
  readonly totalFee: number
  readonly settlementTotalFee: number
  readonly couponFee: number
  readonly refund?: TradeBillRefund | undefined
}

/** What a refund row has besides. */
export interface TradeBillRefund {
  readonly refundId: string
  readonly outRefundNo: string
  readonly refundFee: number
  readonly settlementRefundFee: number
  readonly couponRefundFee: number
  /** `ORIGINAL` and its kin. */
  readonly channel: string
  /** `SUCCESS`, `PROCESSING`, `FAIL`, `CHANGE`. */
  readonly status: string
  readonly applyTime: string
  /** Empty until it succeeded. */
  readonly successTime: string
  /** Whether it was paid from the balance (充值退款). */
  readonly fromRecharge: boolean
}
