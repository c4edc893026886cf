import type { AlipayState } from '../alipay-state.ts'
import type { StoredRefund, StoredTrade } from '../trade/stored-trade.ts'
import { paidAmounts, refundedFen, tradeStatus } from '../trade/trade-status.ts'
import { identify } from '../users/identify.ts'
import { chinaTime } from '../wire/china-time.ts'
import { yuanText } from '../wire/yuan-text.ts'

/** What happened to a trade. */
export type TradeEvent =
  | { readonly kind: 'payment' | 'close'; readonly trade: StoredTrade }
  | { readonly kind: 'refund'; readonly trade: StoredTrade; readonly refund: StoredRefund }

/** What a notification depends on besides its trade. */
export interface TradeFieldsScene {
  readonly appId: string
  readonly state: AlipayState
  readonly nowMs: number
}

/** The fields of a trade notification (Alipay reference 10), without `notify_time`, `sign_type` and `sign`. */
export function tradeFields(
  event: TradeEvent,
  notifyId: string,
  { appId, state, nowMs }: TradeFieldsScene
): Readonly<Record<string, string>> {
  const { trade } = event
  const { receiptFen, buyerFen, pointFen, invoiceFen } = paidAmounts(trade)
  const optional = {
    body: trade.body,
    passback_params: trade.passbackParams,
    buyer_logon_id: trade.payer?.logonId,
    gmt_payment: trade.paidAtMs === undefined ? undefined : chinaTime(trade.paidAtMs),
    gmt_close: trade.closedAtMs === undefined ? undefined : chinaTime(trade.closedAtMs)
  }
  return {
    app_id: appId,
    auth_app_id: trade.merchant.appId,
    ...identify(state, trade.payer, 'buyer_id'),
    charset: trade.charset,
    gmt_create: chinaTime(trade.createdAtMs),
    notify_id: notifyId,
    notify_type: 'trade_status_sync',
    out_trade_no: trade.outTradeNo,
    seller_id: trade.merchant.sellerId,
    subject: trade.subject,
    total_amount: yuanText(trade.totalFen),
    trade_no: trade.tradeNo,
    trade_status: tradeStatus(trade, nowMs, state.settings.refundWindowDays),
    version: '1.0',
    ...dropAbsent(optional),
    ...(trade.paidAtMs === undefined
      ? {}
      : {
          buyer_pay_amount: yuanText(buyerFen),
          fund_bill_list: fundText(trade),
          invoice_amount: yuanText(invoiceFen),
          point_amount: yuanText(pointFen),
          receipt_amount: yuanText(receiptFen)
        }),
    ...(event.kind === 'refund' ? refundFields(trade, event.refund) : {})
  }
}

/** `gmt_refund` may carry milliseconds, and `refund_fee` is what was refunded so far. */
function refundFields(trade: StoredTrade, refund: StoredRefund): Readonly<Record<string, string>> {
  const atMs = refund.doneAtMs ?? refund.acceptedAtMs
  return {
    gmt_refund: `${chinaTime(atMs)}.${String(atMs % 1000).padStart(3, '0')}`,
    out_biz_no: refund.outRequestNo,
    refund_fee: yuanText(refundedFen(trade))
  }
}

/** JSON text with names in camel case, unlike in replies. */
function fundText({ funds }: StoredTrade): string {
  return JSON.stringify(funds.map(({ fundChannel, amount }) => ({ amount: yuanText(amount), fundChannel })))
}

function dropAbsent(fields: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  const kept = Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return Object.fromEntries(kept)
}
