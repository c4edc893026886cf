import type { AlipayScene, MethodRow } from '../gateway/alipay-scene.ts'
import { requireTrade } from '../trade/find-trade.ts'
import type { StoredTrade } from '../trade/stored-trade.ts'
import { paidAmounts, tradeStatus } from '../trade/trade-status.ts'
import type { AlipayFund } from '../trade/trade-types.ts'
import { identify } from '../users/identify.ts'
import { chinaTime } from '../wire/china-time.ts'
import type { WireObject } from '../wire/exact-json.ts'
import { yuanText } from '../wire/yuan-text.ts'

/** Reading one trade. */
export const tradeQuery: MethodRow = {
  method: 'alipay.trade.query',
  note: 'by trade_no (wins) or out_trade_no; amounts are 0.00 while unpaid; means of payment once paid',
  members: ['out_trade_no', 'trade_no', 'query_options', 'org_pid'],
  play: (call, scene) => describe(requireTrade(scene.state, call), scene)
}

function describe(trade: StoredTrade, { state, nowMs }: AlipayScene): WireObject {
  const { receiptFen, buyerFen, pointFen, invoiceFen, merchantDiscountFen, couponFen } = paidAmounts(trade)
  const paid = trade.paidAtMs !== undefined
  return {
    buyer_logon_id: trade.payer?.logonId,
    buyer_pay_amount: yuanText(buyerFen),
    ...identify(state, trade.payer, 'buyer_user_id'),
    buyer_user_type: trade.payer && 'PRIVATE',
    ...(merchantDiscountFen > 0 ? { mdiscount_amount: yuanText(merchantDiscountFen) } : {}),
    ...(couponFen > 0 ? { discount_amount: yuanText(couponFen) } : {}),
    ...(paid ? { fund_bill_list: trade.funds.map(fundNode) } : {}),
    invoice_amount: yuanText(invoiceFen),
    out_trade_no: trade.outTradeNo,
    passback_params: trade.passbackParams,
    point_amount: yuanText(pointFen),
    receipt_amount: yuanText(receiptFen),
    send_pay_date: paid ? chinaTime(trade.paidAtMs!) : undefined,
    store_id: trade.storeId,
    subject: paid ? trade.subject : undefined,
    terminal_id: trade.terminalId,
    total_amount: yuanText(trade.totalFen),
    trade_no: trade.tradeNo,
    trade_status: tradeStatus(trade, nowMs, state.settings.refundWindowDays)
  }
}

/** A means of payment on the wire of replies. */
export function fundNode({ fundChannel, amount, bankCode, fundType }: AlipayFund): WireObject {
  return { amount: yuanText(amount), bank_code: bankCode, fund_channel: fundChannel, fund_type: fundType }
}
