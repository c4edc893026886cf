import type { PeerBill } from './bill-peers.ts'
import type { BenchCase } from './measure.ts'
import type { TradeBill } from './trade-bill.ts'

/** What a case found: the number of rows, and fen. */
export interface Found {
  readonly rows: number
  readonly totalFee: number
  readonly refundFee: number
}

/** A bill on disk and in memory. */
export interface BillOnDisk extends TradeBill, PeerBill {
  readonly path: string
  readonly orderColumn: string
  readonly refundColumn: string
}

/** One way of doing the work; it says what it found. Peers only count their rows when they are timed. */
export interface BillCase {
  readonly run: BenchCase
  readonly check: () => Found | Promise<Found>
}
