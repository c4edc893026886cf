import type { OtherNotify } from '../../payment-types.ts'
import { bindingFault } from '../binding-fault.ts'
import { readCoupons } from '../read-coupons.ts'
import { readNumberOf, requireNumber } from '../read-number-of.ts'
import { readTextOf, requireText } from '../read-text-of.ts'
import type { WeixinContext } from '../weixin-context.ts'
import { SIGN_FAULTS, verifyWeixinFields } from '../weixin-sign.ts'
import type { WeixinPaymentNotify } from '../weixin-types.ts'
import type { XmlFields } from '../xml/read-xml.ts'
import type { NotifyFailures } from './notify-failures.ts'
import { WEIXIN_NOTIFY_REPLY } from './weixin-notify-reply.ts'

/** Fields of replies to calls, which are signed with the same key: whoever got hold of one could post it here. */
const REPLY_FIELDS = ['trade_state', 'prepay_id', 'refund_id', 'refund_id_0', 'refund_count']

/**
 * Verifies the fields of a payment notification: signature over all of them, app and merchant, and that it is a notification.
 *
 * @returns The payment; for an order whose payment failed, what is known of it.
 */
export function verifyPaymentFields(
  { settings }: Pick<WeixinContext, 'settings'>,
  fields: XmlFields,
  failures: NotifyFailures
): WeixinPaymentNotify | OtherNotify {
  const fault = verifyWeixinFields(fields, settings)
  if (fault !== undefined) {
    const [what, advice] = SIGN_FAULTS[fault]
    throw failures.signature('ERR_SIGNATURE_MISMATCH', `refused a notification ${what}`, advice)
  }
  const bound = bindingFault(fields, settings)
  if (bound !== undefined) {
    const advice = 'check which app and merchant have this address'
    throw failures.signature('ERR_SIGNATURE_BINDING', `refused a notification for ${bound}`, advice)
  }
  const foreign = REPLY_FIELDS.find((name) => fields[name] !== undefined)
  if (foreign !== undefined) {
    const what = `refused a message with "${foreign}", which is a reply to a call and no notification`
    throw failures.signature('ERR_SIGNATURE_BINDING', what, 'do not act on it; find out who posts it')
  }
  if (fields.result_code === 'SUCCESS') return readPayment(fields, failures)
  return {
    platform: 'weixin',
    kind: 'other',
    outTradeNo: readTextOf(fields, 'out_trade_no'),
    transactionId: readTextOf(fields, 'transaction_id'),
    state: readTextOf(fields, 'err_code') ?? readTextOf(fields, 'result_code'),
    raw: fields,
    successReply: WEIXIN_NOTIFY_REPLY.success
  }
}

function readPayment(fields: XmlFields, { shape }: NotifyFailures): WeixinPaymentNotify {
  const totalFee = requireNumber(fields, 'total_fee', shape)
  return {
    platform: 'weixin',
    kind: 'payment',
    appId: requireText(fields, 'appid', shape),
    mchId: requireText(fields, 'mch_id', shape),
    outTradeNo: requireText(fields, 'out_trade_no', shape),
    transactionId: requireText(fields, 'transaction_id', shape),
    totalFee,
    settlementTotalFee: readNumberOf(fields, 'settlement_total_fee', shape) ?? totalFee,
    cashFee: requireNumber(fields, 'cash_fee', shape),
    feeType: readTextOf(fields, 'fee_type') ?? 'CNY',
    openid: requireText(fields, 'openid', shape),
    timeEnd: requireText(fields, 'time_end', shape),
    tradeType: readTextOf(fields, 'trade_type'),
    bankType: readTextOf(fields, 'bank_type'),
    attach: readTextOf(fields, 'attach'),
    couponFee: readNumberOf(fields, 'coupon_fee', shape),
    couponList: readCoupons(fields, shape),
    raw: fields,
    successReply: WEIXIN_NOTIFY_REPLY.success
  }
}
