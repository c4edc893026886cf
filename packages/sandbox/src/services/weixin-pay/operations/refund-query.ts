import { payOrderSums } from '../order/pay-order-sums.ts'
import { numberedRefundFields } from '../order/refund-fields.ts'
import type { StoredPayOrder, StoredPayRefund } from '../weixin-pay-state.ts'
import { optionalField, type PayCall } from '../wire/pay-call.ts'
import { businessRefusal, lackingParameter, wrongParameter } from '../wire/pay-refusal.ts'
import type { WireFields } from '../wire/xml-answer.ts'

const perPage = 10

/** `POST /pay/refundquery`, query refunds (查询退款): refund_id wins over out_refund_no, transaction_id and out_trade_no. */
export function refundQuery(call: PayCall): WireFields {
  const offset = readOffset(call)
  const { order, found } = seekRefunds(call)
  const page = found.slice(offset, offset + perPage)
  if (page.length === 0) throw notThere(`the offset ${offset} is behind the last of ${found.length} refunds`)
  const { totalFee, cashFee, settlementTotalFee } = payOrderSums(order)
  return {
    transaction_id: order.payment!.transactionId,
    out_trade_no: order.parameters.outTradeNo,
    total_refund_count: found.length,
    refund_count: page.length,
    total_fee: totalFee,
    settlement_total_fee: settlementTotalFee === totalFee ? undefined : settlementTotalFee,
    fee_type: order.parameters.feeType,
    cash_fee: cashFee,
    refund_fee: found.reduce((sum, { refundFee }) => sum + refundFee, 0),
    ...Object.assign({}, ...page.map(numberedRefundFields))
  }
}

function readOffset({ fields }: PayCall): number {
  const text = optionalField(fields, 'offset') ?? '0'
  if (!/^\d{1,9}$/.test(text)) throw wrongParameter('offset', 'is a whole number from 0')
  return Number(text)
}

interface Found {
  readonly order: StoredPayOrder
  readonly found: readonly StoredPayRefund[]
}

function seekRefunds({ fields, state, subMchId }: PayCall): Found {
  const [refundId, outRefundNo, transactionId, outTradeNo] = [
    'refund_id',
    'out_refund_no',
    'transaction_id',
    'out_trade_no'
  ].map((name) => optionalField(fields, name, name === 'out_refund_no' ? 64 : 32))
  const fits = fitting({ refundId, outRefundNo, transactionId, outTradeNo })
  if (fits === undefined) throw lackingParameter('out_trade_no')
  if (
    refundId === undefined &&
    outRefundNo === undefined &&
    transactionId !== undefined &&
    !/^\d{28,32}$/.test(transactionId)
  ) {
    throw businessRefusal('INVALID_TRANSACTIONID', '无效transaction_id', 'a transaction_id has at least 28 digits')
  }
  const found = [...state.refunds.values()].filter(
    (refund) => refund.order.parameters.subMchId === subMchId && fits(refund)
  )
  const order = found[0]?.order
  if (order === undefined) throw notThere('there is no refund of this number')
  return { order, found }
}

interface Names {
  readonly refundId: string | undefined
  readonly outRefundNo: string | undefined
  readonly transactionId: string | undefined
  readonly outTradeNo: string | undefined
}

/** The strongest name that came decides alone. */
function fitting({
  refundId,
  outRefundNo,
  transactionId,
  outTradeNo
}: Names): ((refund: StoredPayRefund) => boolean) | undefined {
  if (refundId !== undefined) return (refund) => refund.refundId === refundId
  if (outRefundNo !== undefined) return (refund) => refund.outRefundNo === outRefundNo
  if (transactionId !== undefined) return ({ order }) => order.payment?.transactionId === transactionId
  if (outTradeNo !== undefined) return ({ order }) => order.parameters.outTradeNo === outTradeNo
  return undefined
}

function notThere(why: string): Error {
  return businessRefusal('REFUNDNOTEXIST', 'not exist', why)
}
