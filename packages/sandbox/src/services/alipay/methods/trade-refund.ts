import { type AlipayRefusal, refuseBusiness } from '../alipay-refusal.ts'
import type { AlipayCall, AlipayScene, MethodRow } from '../gateway/alipay-scene.ts'
import { requireTrade } from '../trade/find-trade.ts'
import { refundTrade } from '../trade/refund-trade.ts'
import type { StoredRefund, StoredTrade } from '../trade/stored-trade.ts'
import { refundedFen, tradeStatus } from '../trade/trade-status.ts'
import { identify } from '../users/identify.ts'
import { chinaTime } from '../wire/china-time.ts'
import type { WireObject } from '../wire/exact-json.ts'
import { yuanText } from '../wire/yuan-text.ts'
import { readMember, requireAmount, wantsOption } from './read-member.ts'
import { fundNode } from './trade-query.ts'

/** Refunding, whole or in parts. */
export const tradeRefund: MethodRow = {
  method: 'alipay.trade.refund',
  note: 'idempotent by out_request_no; cumulative refund_fee; fund_change N for a repeat or a refund that waits; 12 months',
  members: [
    'out_trade_no', 'trade_no', 'refund_amount', 'refund_reason', 'out_request_no', 'refund_currency', 'refund_goods_detail',
    'refund_royalty_parameters', 'query_options', 'related_settle_confirm_no', 'operator_id', 'store_id', 'terminal_id', 'goods_detail'
  ], // biome-ignore format: a list of words
  play(call, scene) {
    const trade = requireTrade(scene.state, call)
    const amountFen = requireAmount(call, 'refund_amount')
    const outRequestNo = readMember(call, 'out_request_no', 64) ?? trade.outTradeNo
    const known = trade.refunds.find((refund) => refund.outRequestNo === outRequestNo && refund.status !== 'failure')
    if (known !== undefined) return repeat(trade, known, amountFen, call, scene)
    checkRefund(trade, amountFen, call, scene)
    const reason = readMember(call, 'refund_reason', 256)
    const pending = scene.state.settings.refunds === 'pending'
    const refund = refundTrade(trade, { outRequestNo, amountFen, reason, pending }, scene)
    return describe(trade, refund, pending ? 'N' : 'Y', call, scene)
  }
}

/** The same number again: done already, or still waiting; never a second refund. */
function repeat(
  trade: StoredTrade,
  known: StoredRefund,
  amountFen: number,
  call: AlipayCall,
  scene: AlipayScene
): WireObject {
  if (known.amountFen === amountFen) return describe(trade, known, 'N', call, scene)
  const summary = `out_request_no ${known.outRequestNo} refunded ${yuanText(known.amountFen)}, not ${yuanText(amountFen)}`
  throw refuse('ACQ.DISCORDANT_REPEAT_REQUEST', '请求信息不一致', summary)
}

function checkRefund(trade: StoredTrade, amountFen: number, call: AlipayCall, { state, nowMs }: AlipayScene): void {
  const status = tradeStatus(trade, nowMs, state.settings.refundWindowDays)
  if (status === 'WAIT_BUYER_PAY') throw refuse('ACQ.TRADE_STATUS_ERROR', '交易状态不合法', 'the trade is not paid')
  if (status === 'TRADE_FINISHED') throw refuse('ACQ.TRADE_HAS_FINISHED', '交易已完结', 'the refund window is over')
  if (status === 'TRADE_CLOSED') {
    throw refuse('ACQ.TRADE_HAS_CLOSE', '交易已关闭', 'the trade was closed unpaid, or is refunded in full')
  }
  const left = trade.totalFen - refundedFen(trade, true)
  if (amountFen > left) {
    const summary = `refund_amount ${yuanText(amountFen)} passes the ${yuanText(left)} that are left`
    throw refuse('ACQ.REASON_TRADE_REFUND_FEE_ERR', '退款金额无效', summary)
  }
  if (amountFen < trade.totalFen && readMember(call, 'out_request_no', 64) === undefined) {
    throw refuse('ACQ.REFUND_FEE_ERROR', '退款金额错误', 'a partial refund needs out_request_no')
  }
}

/** Failure replies may still contain `refund_fee` (Alipay reference 9.6). */
function refuse(subCode: string, text: string, summary: string): AlipayRefusal {
  return refuseBusiness(subCode, text, summary, { refund_fee: '0.00', send_back_fee: '0.00' })
}

function describe(
  trade: StoredTrade,
  refund: StoredRefund,
  fundChange: 'Y' | 'N',
  call: AlipayCall,
  { state }: AlipayScene
): WireObject {
  return {
    buyer_logon_id: trade.payer?.logonId,
    ...identify(state, trade.payer, 'buyer_user_id'),
    fund_change: fundChange,
    gmt_refund_pay: refund.doneAtMs === undefined ? undefined : chinaTime(refund.doneAtMs),
    out_trade_no: trade.outTradeNo,
    ...(wantsOption(call, 'refund_detail_item_list') ? { refund_detail_item_list: refund.funds.map(fundNode) } : {}),
    // What was refunded so far on this trade, not by this refund.
    refund_fee: yuanText(refundedFen(trade)),
    send_back_fee: yuanText(sentBackFen(refund)),
    trade_no: trade.tradeNo
  }
}

/** What goes back to the buyer's own means. */
export function sentBackFen({ funds }: StoredRefund): number {
  return funds
    .filter(({ fundChannel }) => !['COUPON', 'MDISCOUNT'].includes(fundChannel))
    .reduce((sum, { amount }) => sum + amount, 0)
}
