import type { StoredPayOrder } from '../weixin-pay-state.ts'
import { optionalField, type PayCall } from '../wire/pay-call.ts'
import { businessRefusal, lackingParameter } from '../wire/pay-refusal.ts'

/** The order that a call names: `transaction_id` wins over `out_trade_no`. */
export function calledOrder({ fields, state, subMchId }: PayCall): StoredPayOrder {
  const transactionId = optionalField(fields, 'transaction_id', 32)
  const outTradeNo = optionalField(fields, 'out_trade_no', 32)
  if (transactionId === undefined && outTradeNo === undefined) throw lackingParameter('out_trade_no')
  const order =
    transactionId === undefined
      ? state.orders.get(outTradeNo!)
      : [...state.orders.values()].find(({ payment }) => payment?.transactionId === transactionId)
  const mine = order?.parameters.subMchId === subMchId
  if (order !== undefined && mine) return order
  const which = transactionId === undefined ? `out_trade_no ${outTradeNo}` : `transaction_id ${transactionId}`
  const why = order === undefined ? `there is no order of ${which}` : `${which} belongs to another sub_mch_id`
  throw businessRefusal('ORDERNOTEXIST', '订单不存在', why)
}
