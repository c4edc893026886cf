import { BillError } from '../bill-error.ts'
import type { Entry } from './entry-line.ts'
import type { ReconcileKind } from './reconcile-types.ts'

/** Cells that may be there; which ones are depends on platform, format and declared columns. */
type Cells = Readonly<Record<string, unknown>>

/**
 * Reads what reconciliation needs from a row of WeChat Pay's trade bill or Alipay's business detail.
 *
 * WeChat Pay: `SUCCESS` is a payment of 订单金额 (总金额 in old files), `REFUND` a refund of 申请退款金额 (退款金额),
 * `REVOKED` a reversal. Alipay: 交易 is a payment, 退款 a refund, of the absolute 订单金额, since refunds are written
 * with a minus sign. Any other word, which either platform may add, is judged by the row itself: a refund number or a
 * negative amount makes it a refund.
 *
 * @param row - Typed row.
 * @param position - Its place, from 1.
 * @throws {BillError} `ERR_BILL_CSV_RECONCILE_FORMAT` when it is no row of a trade bill, or a column was left out.
 * @see docs/sources.md#wechat-pay-bills, docs/sources.md#alipay-bills
 */
export function readBillEntry(row: unknown, position: number): Entry {
  const cells = (typeof row === 'object' && row !== null ? row : {}) as Cells
  if (typeof cells.tradeState === 'string') return readWechatPayRow(cells, position)
  if (typeof cells.tradeNo === 'string' && typeof cells.bizType === 'string') return readAlipayRow(cells, position)
  throw new BillError(
    'ERR_BILL_CSV_RECONCILE_FORMAT',
    `row ${position} is no row of a trade bill: reconcile takes WeChat Pay's trade bill (交易账单) or Alipay's business detail (业务明细), with the columns named in its documentation`
  )
}

function readWechatPayRow(cells: Cells, position: number): Entry {
  const kind = wechatPayKind(cells)
  // A reversal says what it gives back like a refund does; where it does not, it takes back the whole order.
  const isOrder = kind === 'payment' || (kind === 'reversal' && !cells.refundFee)
  return {
    side: 'bill',
    kind,
    outTradeNo: readOutTradeNo(cells, position),
    outRefundNo: kind === 'refund' ? text(cells.outRefundNo) : '',
    amountFen: readAmount(cells, isOrder ? 'totalFee' : 'refundFee', position),
    position,
    reference: text(cells.transactionId),
    refundId: text(cells.refundId),
    time: text(cells.tradeTime)
  }
}

function wechatPayKind({ tradeState, outRefundNo, refundId }: Cells): ReconcileKind {
  if (tradeState === 'SUCCESS') return 'payment'
  if (tradeState === 'REVOKED') return 'reversal'
  if (tradeState === 'REFUND') return 'refund'
  return outRefundNo === undefined && refundId === undefined ? 'payment' : 'refund'
}

function readAlipayRow(cells: Cells, position: number): Entry {
  const { bizType, totalAmount } = cells
  const isRefund = bizType === '退款' || (bizType !== '交易' && typeof totalAmount === 'number' && totalAmount < 0)
  return {
    side: 'bill',
    kind: isRefund ? 'refund' : 'payment',
    outTradeNo: readOutTradeNo(cells, position),
    outRefundNo: isRefund ? text(cells.outRequestNo) : '',
    amountFen: readAmount(cells, 'totalAmount', position),
    position,
    reference: text(cells.tradeNo),
    refundId: '',
    time: text(cells.finishTime)
  }
}

function readOutTradeNo({ outTradeNo }: Cells, position: number): string {
  if (typeof outTradeNo === 'string') return outTradeNo
  throw missingColumn('outTradeNo', position)
}

function readAmount(cells: Cells, name: string, position: number): number {
  const fen = cells[name]
  if (typeof fen === 'number') return Math.abs(fen)
  throw missingColumn(name, position)
}

function missingColumn(name: string, position: number): BillError {
  const message = `row ${position} has none; read the bill with this column, or without "columns"`
  return new BillError('ERR_BILL_CSV_RECONCILE_FORMAT', message, { field: name })
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
