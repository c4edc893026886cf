import type { MethodRow } from '../gateway/alipay-scene.ts'
import { requireTrade } from '../trade/find-trade.ts'
import { chinaTime } from '../wire/china-time.ts'
import { yuanText } from '../wire/yuan-text.ts'
import { requireMember, wantsOption } from './read-member.ts'
import { fundNode } from './trade-query.ts'
import { sentBackFen } from './trade-refund.ts'

/** Reading one refund. A number that no refund has gets a bare success. */
export const refundQuery: MethodRow = {
  method: 'alipay.trade.fastpay.refund.query',
  note: 'refund_status REFUND_SUCCESS, absent while it waits; a bare 10000 for a number that no refund has',
  members: ['out_trade_no', 'trade_no', 'out_request_no', 'query_options', 'org_pid'],
  play(call, { state }) {
    const outRequestNo = requireMember(call, 'out_request_no', 64)
    const trade = requireTrade(state, call)
    const refund = trade.refunds.find((entry) => entry.outRequestNo === outRequestNo && entry.status !== 'failure')
    if (refund === undefined) return {}
    const done = refund.doneAtMs
    const times = done !== undefined && wantsOption(call, 'gmt_refund_pay')
    return {
      ...(times ? { gmt_refund_pay: chinaTime(done) } : {}),
      out_request_no: refund.outRequestNo,
      out_trade_no: trade.outTradeNo,
      refund_amount: yuanText(refund.amountFen),
      ...(wantsOption(call, 'refund_detail_item_list') ? { refund_detail_item_list: refund.funds.map(fundNode) } : {}),
      refund_reason: refund.reason,
      ...(done !== undefined && state.settings.refundStatus === 'named' ? { refund_status: 'REFUND_SUCCESS' } : {}),
      send_back_fee: yuanText(sentBackFen(refund)),
      total_amount: yuanText(trade.totalFen),
      trade_no: trade.tradeNo
    }
  }
}
