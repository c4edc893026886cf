import { type AlipayRefusal, refuseBusiness } from '../alipay-refusal.ts'
import type { AlipayScene, MethodRow } from '../gateway/alipay-scene.ts'
import { closeTrade } from '../trade/close-trade.ts'
import { tradeOfCall } from '../trade/find-trade.ts'
import { refundTrade } from '../trade/refund-trade.ts'
import type { StoredTrade } from '../trade/stored-trade.ts'
import { refundedFen, tradeStatus } from '../trade/trade-status.ts'
import { readMember } from './read-member.ts'

/** "24 h commonly stated" (Alipay reference 9.5). */
const windowMs = 86_400_000

/** Cancelling (撤销): closes what is unpaid, gives back what was paid. */
export const tradeCancel: MethodRow = {
  method: 'alipay.trade.cancel',
  note: 'retry_flag; action close or refund, absent when there is no trade; 24 hours; repeatable',
  members: ['out_trade_no', 'trade_no'],
  play(call, scene) {
    const trade = tradeOfCall(scene.state, call)
    // No trade: nothing to do, and nothing was done.
    if (trade === undefined) return { out_trade_no: readMember(call, 'out_trade_no', 64), retry_flag: 'N' }
    trade.cancelled ??= cancel(trade, scene)
    return { out_trade_no: trade.outTradeNo, trade_no: trade.tradeNo, retry_flag: 'N', action: trade.cancelled }
  }
}

function cancel(trade: StoredTrade, scene: AlipayScene): 'close' | 'refund' {
  const { state, nowMs, clock } = scene
  const status = tradeStatus(trade, nowMs, state.settings.refundWindowDays)
  if (trade.paidAtMs === undefined) {
    if (status === 'WAIT_BUYER_PAY') void clock.track(closeTrade(trade, scene, nowMs))
    return 'close'
  }
  if (status === 'TRADE_FINISHED') throw refuse('ACQ.TRADE_HAS_FINISHED', '交易已经完结', 'the refund window is over')
  if (refundedFen(trade, true) > 0) {
    const summary = 'a part was refunded: cancelling gives back whole payments only'
    throw refuse('ACQ.REASON_TRADE_REFUND_FEE_ERR', '退款金额无效', summary)
  }
  if (nowMs - trade.paidAtMs > windowMs) {
    throw refuse('ACQ.TRADE_CANCEL_TIME_OUT', '超过撤销时间范围', 'paid more than 24 hours ago: refund it')
  }
  const whole = { outRequestNo: trade.outTradeNo, amountFen: trade.totalFen, reason: undefined, pending: false }
  refundTrade(trade, whole, scene)
  return 'refund'
}

function refuse(subCode: string, text: string, summary: string): AlipayRefusal {
  return refuseBusiness(subCode, text, summary, { retry_flag: 'N' })
}
