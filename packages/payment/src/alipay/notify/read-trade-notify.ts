import type { NotifyReply } from '@kaifang/http-core'
import type { OtherNotify } from '../../payment-types.ts'
import { alipayFailures } from '../alipay-failures.ts'
import { type AlipayFields, readCompactTime, readFenOf, readTextOf, requireFen, requireText } from '../alipay-fields.ts'
import type { AlipayPaymentNotify, AlipayRefundNotify } from '../alipay-types.ts'
import { readTradeState } from '../read-trade-state.ts'

/** Any notification about an order; `kind` tells which. */
export type AnyAlipayNotify = AlipayPaymentNotify | AlipayRefundNotify | OtherNotify

/** Fields that only a message about a refund has, besides its time and amount. */
const REFUND_FIELDS = ['refund_status', 'refund_amount', 'out_request_no', 'dback_status', 'dback_amount']

/** A message whose signature and receiver are checked. */
export interface CheckedMessage {
  readonly notifyId: string
  readonly fields: AlipayFields
  readonly successReply: NotifyReply
}

/**
 * Tells what a trade notification reports. Payments and refunds have the same type: what is about a refund has a time or
 * an amount of one, whatever its `trade_status`; so that is asked first.
 *
 * @param operation - Operation, for errors.
 */
export function readTradeNotify(operation: string, message: CheckedMessage): AnyAlipayNotify {
  const { fields, notifyId, successReply } = message
  const fail = alipayFailures({ operation, outcome: 'rejected' }, 'notification').shape
  const status = requireText(fields, 'trade_status', fail)
  const tradeState = readTradeState(status)
  const refunded = readFenOf(fields, 'refund_fee', fail)
  const isRefund = readTextOf(fields, 'gmt_refund') !== undefined || (refunded !== undefined && refunded > 0)
  const isPaid =
    (tradeState === 'SUCCESS' || tradeState === 'FINISHED') &&
    !REFUND_FIELDS.some((name) => readTextOf(fields, name) !== undefined)
  if (!isRefund && !isPaid) {
    return {
      platform: 'alipay',
      kind: 'other',
      outTradeNo: readTextOf(fields, 'out_trade_no'),
      transactionId: readTextOf(fields, 'trade_no'),
      state: status,
      raw: fields,
      successReply
    }
  }
  const order = {
    platform: 'alipay',
    totalFee: requireFen(fields, 'total_amount', fail),
    outTradeNo: requireText(fields, 'out_trade_no', fail),
    transactionId: requireText(fields, 'trade_no', fail),
    appId: requireText(fields, 'app_id', fail),
    sellerId: readTextOf(fields, 'seller_id'),
    notifyId,
    raw: fields,
    successReply
  } as const
  if (isRefund) {
    return {
      ...order,
      kind: 'refund',
      refundFee: refunded ?? requireFen(fields, 'refund_fee', fail),
      outRefundNo: readTextOf(fields, 'out_biz_no') ?? readTextOf(fields, 'out_request_no'),
      refundStatus: 'SUCCESS',
      tradeState,
      refundTime: readTextOf(fields, 'gmt_refund')
    }
  }
  return {
    ...order,
    kind: 'payment',
    cashFee: readFenOf(fields, 'buyer_pay_amount', fail),
    feeType: 'CNY',
    timeEnd: readCompactTime(fields, 'gmt_payment'),
    openid: readTextOf(fields, 'buyer_open_id') ?? readTextOf(fields, 'buyer_id'),
    tradeState: tradeState as 'SUCCESS' | 'FINISHED',
    resultCode: tradeState as 'SUCCESS' | 'FINISHED'
  }
}
