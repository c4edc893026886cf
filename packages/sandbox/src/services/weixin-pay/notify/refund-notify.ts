import { payOrderSums, payRefundSums } from '../order/pay-order-sums.ts'
import { receivingAccount } from '../order/refund-fields.ts'
import type { StoredPayRefund } from '../weixin-pay-state.ts'
import type { WeixinPayDeliverOptions } from '../weixin-pay-types.ts'
import { spacedTime } from '../wire/compact-time.ts'
import { writePayXml } from '../wire/pay-xml.ts'
import { changed, presentFields, type WireFields } from '../wire/xml-answer.ts'
import { attackXml } from './attack-xml.ts'
import type { NotifyScene } from './payment-notify.ts'
import { sealReqInfo } from './seal-req-info.ts'

/** What a refund notification seals. */
export function sealedRefundFields(refund: StoredPayRefund): WireFields {
  const { order, status, settledAtMs, couponRefunds } = refund
  const { totalFee, settlementTotalFee } = payOrderSums(order)
  const { couponRefundFee, cashRefundFee, settlementRefundFee } = payRefundSums(refund)
  return {
    out_refund_no: refund.outRefundNo,
    out_trade_no: order.parameters.outTradeNo,
    refund_account: refund.refundAccount,
    refund_fee: refund.refundFee,
    refund_id: refund.refundId,
    refund_recv_accout: status === 'SUCCESS' ? receivingAccount(refund) : '',
    refund_request_source: refund.source,
    refund_status: status,
    settlement_refund_fee: settlementRefundFee,
    settlement_total_fee: settlementTotalFee,
    success_time: status === 'SUCCESS' ? spacedTime(settledAtMs!) : undefined,
    total_fee: totalFee,
    transaction_id: order.payment!.transactionId,
    cash_refund_fee: couponRefunds.length === 0 ? undefined : cashRefundFee,
    coupon_refund_fee: couponRefunds.length === 0 ? undefined : couponRefundFee
  }
}

/** What stands outside, besides the merchant. */
export interface RefundNotifyOutside {
  readonly nonce: string
  /** In service-provider mode (服务商, chapter 9_16 of its pages). */
  readonly subMchId: string | undefined
  readonly subAppId: string | undefined
}

/** Text of the refund notification (退款结果通知): only `req_info` is protected, and only by being secret. */
export function refundNotify(
  sealed: WireFields,
  { nonce, subMchId, subAppId }: RefundNotifyOutside,
  { state, merchant }: NotifyScene,
  { attack, tamper }: WeixinPayDeliverOptions = {}
): string {
  const key = state.keys[0]!
  const seal = (fields: ReadonlyMap<string, string>, withKey = key): string => sealReqInfo(writeSealed(fields), withKey)
  const inside = presentFields(sealed)
  const outside = presentFields({
    return_code: 'SUCCESS',
    appid: merchant.appId,
    mch_id: merchant.mchId,
    sub_appid: subAppId,
    sub_mch_id: subMchId,
    nonce_str: nonce,
    req_info: seal(inside)
  })
  if (tamper !== undefined) {
    const { field, value, resign = false } = tamper
    return writePayXml(
      resign ? changed(outside, 'req_info', seal(changed(inside, field, value))) : changed(outside, field, value)
    )
  }
  switch (attack) {
    case undefined:
      return writePayXml(outside)
    case 'bad-signature':
    case 'other-key':
    case 'lower-case-sign':
    case 'md5-for-hmac':
      // Nothing is signed here: sealed under another key.
      return writePayXml(changed(outside, 'req_info', seal(inside, `${key.slice(0, -1)}!`)))
    case 'unsigned':
      return writePayXml(changed(outside, 'req_info', undefined))
    case 'wrong-merchant':
      return writePayXml(changed(outside, 'mch_id', merchant.subMchId))
    case 'wrong-app':
      return writePayXml(changed(outside, 'appid', merchant.subAppId))
    case 'bad-padding':
      return writePayXml(changed(outside, 'req_info', cutPadding(outside.get('req_info')!)))
    case 'duplicate-element':
      // Inside, where the amounts are.
      return writePayXml(
        changed(outside, 'req_info', sealReqInfo(attackXml(writeSealed(inside), attack, 'refund_fee', '1'), key))
      )
    case 'doctype-xml':
    case 'entity-bomb-xml':
      return writePayXml(
        changed(outside, 'req_info', sealReqInfo(attackXml(writeSealed(inside), attack, 'refund_fee', '1'), key))
      )
    case 'cross-type':
      // A payment notification of the same order takes this place: see notify-source.ts.
      return writePayXml(outside)
  }
}

/** The sealed document has another root, and every value in CDATA. */
function writeSealed(fields: ReadonlyMap<string, string>): string {
  const lines = [...fields].map(([name, value]) => `<${name}><![CDATA[${value}]]></${name}>`)
  return `<root>\n${lines.join('\n')}\n</root>`
}

/** Without its last block, so that the padding is not where it should be. */
function cutPadding(sealed: string): string {
  return Buffer.from(sealed, 'base64').subarray(0, -16).toString('base64')
}
