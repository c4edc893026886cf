import { addPayRefund } from '../order/add-pay-refund.ts'
import { calledOrder } from '../order/called-order.ts'
import { payOrderSums, refundedFee } from '../order/pay-order-sums.ts'
import { refundFields } from '../order/refund-fields.ts'
import type { StoredPayOrder, StoredPayRefund } from '../weixin-pay-state.ts'
import {
  checkMerchantNumber,
  checkNotifyUrl,
  optionalField,
  type PayCall,
  requireFee,
  requireField
} from '../wire/pay-call.ts'
import { businessRefusal, lackingParameter, shapeRefusal, wrongParameter } from '../wire/pay-refusal.ts'
import type { WireFields } from '../wire/xml-answer.ts'

const yearMs = 365 * 86_400_000
/** "At most 50 partial refunds of an order" (一笔订单最多支持50次部分退款). */
const mostRefunds = 50
const accounts = ['REFUND_SOURCE_UNSETTLED_FUNDS', 'REFUND_SOURCE_RECHARGE_FUNDS']

/** `POST /secapi/pay/refund`, refund (申请退款). SUCCESS means that it is taken in. `taken` gets every new one. */
export function refund(call: PayCall, taken: (refund: StoredPayRefund) => void): WireFields {
  const { fields, state, nowMs } = call
  const transactionId = optionalField(fields, 'transaction_id', 32)
  if (transactionId === undefined && optionalField(fields, 'out_trade_no') === undefined) {
    throw lackingParameter('out_trade_no')
  }
  const outRefundNo = checkMerchantNumber('out_refund_no', requireField(fields, 'out_refund_no'), 1, 64)
  const totalFee = requireFee(fields, 'total_fee')
  const refundFee = requireFee(fields, 'refund_fee')
  if (refundFee > totalFee) throw wrongParameter('refund_fee', 'is at most total_fee')
  const feeType = optionalField(fields, 'refund_fee_type')
  if (feeType !== undefined && feeType !== 'CNY') throw wrongParameter('refund_fee_type', 'is CNY')
  const refundDesc = optionalField(fields, 'refund_desc', 80)
  const refundAccount = optionalField(fields, 'refund_account') ?? accounts[0]!
  if (!accounts.includes(refundAccount)) throw wrongParameter('refund_account', `is ${accounts.join(' or ')}`)
  const address = optionalField(fields, 'notify_url')
  const notifyUrl = address === undefined ? undefined : checkNotifyUrl(address)
  if (transactionId !== undefined && !/^\d{28,32}$/.test(transactionId)) {
    throw businessRefusal('INVALID_TRANSACTIONID', '无效transaction_id', 'a transaction_id has at least 28 digits')
  }
  const order = calledOrder(call)
  const earlier = state.refunds.get(outRefundNo)
  if (earlier !== undefined) return refundFields(checkRepeat(earlier, order, totalFee, refundFee))
  checkRefundable(call, order, totalFee, refundFee)
  const added = addPayRefund(
    state,
    order,
    { outRefundNo, refundFee, refundAccount, refundDesc, notifyUrl, source: 'API' },
    nowMs
  )
  taken(added)
  return refundFields(added)
}

/** The same number again refunds nothing more. */
function checkRepeat(
  earlier: StoredPayRefund,
  order: StoredPayOrder,
  totalFee: number,
  refundFee: number
): StoredPayRefund {
  const { outRefundNo } = earlier
  if (earlier.order !== order) {
    throw businessRefusal('ERROR', '商户退款单号已被其他订单使用', `refund ${outRefundNo} belongs to another order`)
  }
  if (earlier.refundFee !== refundFee || order.parameters.totalFee !== totalFee) {
    const why = `refund ${outRefundNo} was asked for before with refund_fee ${earlier.refundFee}, total_fee ${order.parameters.totalFee}`
    throw businessRefusal('REFUND_FEE_MISMATCH', '订单金额或退款金额与之前请求不一致，请核实后再试', why)
  }
  return earlier
}

function checkRefundable({ state, nowMs }: PayCall, order: StoredPayOrder, totalFee: number, refundFee: number): void {
  const { payment, parameters, refunds } = order
  const number = parameters.outTradeNo
  if (payment === undefined) throw businessRefusal('ORDERNOTEXIST', '订单不存在', `order ${number} is not paid`)
  if (nowMs - payment.paidAtMs > yearMs) {
    throw businessRefusal('TRADE_OVERDUE', '订单已经超过退款期限', `order ${number} was paid more than a year ago`)
  }
  if (totalFee !== payOrderSums(order).totalFee) {
    throw shapeRefusal(
      'PARAM_ERROR',
      '订单金额不一致',
      `order ${number} is of ${parameters.totalFee} fen, not ${totalFee}`
    )
  }
  const held = refundedFee(order)
  if (held === totalFee) throw businessRefusal('ERROR', '订单已全额退款', `order ${number} is refunded in full`)
  if (held + refundFee > totalFee) {
    throw businessRefusal('ERROR', '累计退款金额大于支付金额', `of ${totalFee} fen ${held} are refunded already`)
  }
  if (refunds.length >= mostRefunds) {
    throw businessRefusal('ERROR', '订单部分退款次数超过限制', `order ${number} has ${mostRefunds} refunds already`)
  }
  const last = refunds.at(-1)
  if (last !== undefined && nowMs - last.acceptedAtMs < state.settings.refundIntervalMs) {
    throw businessRefusal(
      'FREQUENCY_LIMITED',
      '频率限制',
      'the last refund of this order is too recent (refundIntervalMs)'
    )
  }
  if (state.funds !== undefined && refundFee > state.funds) {
    const why = `the merchant has ${state.funds} fen left (setFunds)`
    throw businessRefusal('NOTENOUGH', '基本账户余额不足，请充值后重新发起', why)
  }
}
