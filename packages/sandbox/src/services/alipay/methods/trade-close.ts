import { refuseBusiness } from '../alipay-refusal.ts'
import type { MethodRow } from '../gateway/alipay-scene.ts'
import { closeTrade } from '../trade/close-trade.ts'
import { requireTrade } from '../trade/find-trade.ts'
import { tradeStatus } from '../trade/trade-status.ts'

/** Closing an unpaid trade. */
export const tradeClose: MethodRow = {
  method: 'alipay.trade.close',
  note: 'in WAIT_BUYER_PAY only',
  members: ['out_trade_no', 'trade_no', 'operator_id'],
  play(call, scene) {
    const { state, nowMs, clock } = scene
    const trade = requireTrade(state, call)
    const status = tradeStatus(trade, nowMs, state.settings.refundWindowDays)
    if (status !== 'WAIT_BUYER_PAY') {
      const summary = `the trade is ${status}: only unpaid trades are closed`
      throw refuseBusiness('ACQ.REASON_TRADE_STATUS_INVALID', '交易状态异常', summary)
    }
    void clock.track(closeTrade(trade, scene, nowMs))
    return { out_trade_no: trade.outTradeNo, trade_no: trade.tradeNo }
  }
}
