import type { AlipayUser } from '../alipay-types.ts'
import type { Charset } from '../wire/charset.ts'
import type { AlipayFund } from './trade-types.ts'

/** Who sells: the application's own merchant, or one that authorized it. */
export interface AlipayMerchant {
  /** Its application. */
  readonly appId: string
  /** Its PID. */
  readonly sellerId: string
}

/** What an order says, whichever method placed it. Money in fen. */
export interface PlacedOrder {
  /** Method that placed it. */
  readonly method: string
  readonly outTradeNo: string
  readonly totalFen: number
  readonly subject: string
  readonly body: string | undefined
  readonly productCode: string
  /** The buyer that the order names. */
  readonly buyer: AlipayUser | undefined
  readonly passbackParams: string | undefined
  readonly storeId: string | undefined
  readonly operatorId: string | undefined
  readonly terminalId: string | undefined
  readonly notifyUrl: string | undefined
  readonly returnUrl: string | undefined
  readonly merchant: AlipayMerchant
  readonly charset: Charset
  /** Placed with certificates: notifications are signed by the key of the certificate in force. */
  readonly certified: boolean
  /** When it closes unpaid. */
  readonly expiresAtMs: number
}

/** An order that no buyer has opened yet. */
export interface PendingOrder {
  readonly order: PlacedOrder
}

/** A refund as it is stored. */
export interface StoredRefund {
  readonly outRequestNo: string
  readonly amountFen: number
  readonly reason: string | undefined
  /** What goes back to which means. */
  readonly funds: readonly AlipayFund[]
  readonly acceptedAtMs: number
  status: 'success' | 'pending' | 'failure'
  doneAtMs: number | undefined
}

/** A trade as it is stored. */
export interface StoredTrade extends PlacedOrder {
  readonly tradeNo: string
  readonly createdAtMs: number
  /** Who pays or paid. */
  payer: AlipayUser | undefined
  paidAtMs: number | undefined
  /** Closed while unpaid, or by cancelling. */
  closedAtMs: number | undefined
  /** What `alipay.trade.cancel` did. */
  cancelled: 'close' | 'refund' | undefined
  funds: readonly AlipayFund[]
  readonly refunds: StoredRefund[]
}
