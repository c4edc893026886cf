import { type CallOptions, type ReplyView, readChoice, readInput } from '@kaifang/http-core'
import { readFen } from '../../read-fen.ts'
import { readRefundCoupons } from '../read-coupons.ts'
import { readNumberOf, requireNumber } from '../read-number-of.ts'
import { requireText } from '../read-text-of.ts'
import type { WeixinContext } from '../weixin-context.ts'
import type { WeixinRefundInput, WeixinRefundResult } from '../weixin-types.ts'
import type { XmlFields } from '../xml/read-xml.ts'
import { checkNumbers } from './check-numbers.ts'
import { readNotifyUrl } from './read-notify-url.ts'
import { readOrderNumbers, readOutRefundNo } from './read-order-numbers.ts'
import { readSendableText } from './read-sendable-text.ts'

const NAMES = [
  ...['outTradeNo', 'transactionId', 'outRefundNo', 'totalFee', 'refundFee', 'refundFeeType', 'refundDesc'],
  ...['refundAccount', 'notifyUrl']
] as (keyof WeixinRefundInput)[]

const ACCOUNTS = ['REFUND_SOURCE_UNSETTLED_FUNDS', 'REFUND_SOURCE_RECHARGE_FUNDS'] as const

/** Behind {@link WeixinPayment.refund}, which says what it promises. */
export function refund(
  context: WeixinContext,
  input: WeixinRefundInput,
  options?: CallOptions
): Promise<WeixinRefundResult> {
  const caller = 'payment.refund'
  readInput(caller, input, NAMES)
  const { refundFeeType, refundDesc, refundAccount, notifyUrl } = input
  const order = readOrderNumbers(caller, input)
  const outRefundNo = readOutRefundNo(caller, input.outRefundNo)
  const totalFee = readFen(caller, 'totalFee', input.totalFee)
  const asked = {
    ...order,
    out_refund_no: outRefundNo,
    refund_fee: String(readFen(caller, 'refundFee', input.refundFee, totalFee))
  }
  const fields = {
    ...asked,
    total_fee: totalFee,
    refund_fee_type:
      refundFeeType === undefined
        ? undefined
        : readSendableText(caller, 'refundFeeType', refundFeeType, { maxLength: 8 }),
    refund_desc:
      refundDesc === undefined ? undefined : readSendableText(caller, 'refundDesc', refundDesc, { maxLength: 80 }),
    refund_account:
      refundAccount === undefined ? undefined : readChoice(caller, 'refundAccount', refundAccount, ACCOUNTS),
    notify_url: notifyUrl === undefined ? undefined : readNotifyUrl(caller, notifyUrl)
  }
  return context.secure(caller).http.send(
    {
      operation: 'refund',
      method: 'POST',
      path: '/secapi/pay/refund',
      body: { kind: 'form', fields },
      effect: 'keyed-write',
      settleBy: { operation: 'refundQuery', input: { outRefundNo } }
    },
    (data, reply) => {
      checkNumbers(data as XmlFields, asked, reply)
      return readRefund(data as XmlFields, reply)
    },
    options
  )
}

function readRefund(fields: XmlFields, reply: ReplyView): WeixinRefundResult {
  const { shape } = reply.fail
  const refundFee = requireNumber(fields, 'refund_fee', shape)
  return {
    errCode: 0,
    errMsg: 'ok',
    outTradeNo: requireText(fields, 'out_trade_no', shape),
    transactionId: requireText(fields, 'transaction_id', shape),
    outRefundNo: requireText(fields, 'out_refund_no', shape),
    refundId: requireText(fields, 'refund_id', shape),
    refundFee,
    settlementRefundFee: readNumberOf(fields, 'settlement_refund_fee', shape) ?? refundFee,
    totalFee: readNumberOf(fields, 'total_fee', shape),
    cashRefundFee: readNumberOf(fields, 'cash_refund_fee', shape),
    couponRefundFee: readNumberOf(fields, 'coupon_refund_fee', shape),
    couponList: readRefundCoupons(fields, shape),
    // The platform has accepted it; whether the money moved it tells later.
    refundStatus: 'PROCESSING',
    raw: fields
  }
}
