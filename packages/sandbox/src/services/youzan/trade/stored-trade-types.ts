import type { YouzanRefundStatus, YouzanTradeStatus } from './trade-types.ts'

/** One line as it is stored; money in fen. */
export interface StoredLine {
  readonly oid: string
  readonly itemId: number
  readonly skuId: number
  readonly title: string
  readonly skuName: string
  readonly alias: string
  readonly itemNo: string
  readonly num: number
  readonly price: number
  sent: boolean
}

/** A parcel. */
export interface StoredParcel {
  readonly distId: string
  /** Past 2^53. */
  readonly id: bigint
  readonly expressId: number
  readonly expressNo: string
  readonly oids: readonly string[]
  readonly sentAt: number
  signedAt: number | undefined
}

/** An order as it is stored; money in fen, times in epoch milliseconds. */
export interface StoredTrade {
  readonly tid: string
  readonly grantId: string
  readonly buyer: string
  readonly lines: readonly StoredLine[]
  readonly postFee: number
  readonly buyerMessage: string
  readonly createdAt: number
  readonly expiresAt: number
  status: YouzanTradeStatus
  closeType: number
  memo: string
  star: number
  updatedAt: number
  paidAt: number | undefined
  sentAt: number | undefined
  confirmedAt: number | undefined
  readonly transaction: string
  readonly parcels: StoredParcel[]
}

/** A refund as it is stored; money in fen. */
export interface StoredRefund {
  readonly refundId: string
  readonly grantId: string
  readonly tid: string
  readonly oid: string
  readonly fee: number
  readonly type: 'BUYER_APPLY_REFUND' | 'SELLER_REFUND'
  readonly returnGoods: boolean
  readonly desc: string
  readonly createdAt: number
  status: YouzanRefundStatus
  modifiedAt: number
  version: number
  logisticsNo: string | undefined
}
