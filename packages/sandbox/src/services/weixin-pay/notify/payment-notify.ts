import { paymentFields } from '../order/payment-fields.ts'
import type { PayMerchant, StoredPayOrder, WeixinPayState } from '../weixin-pay-state.ts'
import type { WeixinPayDeliverOptions } from '../weixin-pay-types.ts'
import type { PaySignType } from '../wire/pay-sign.ts'
import { writePayXml } from '../wire/pay-xml.ts'
import { changed, presentFields, signFields, type WireFields } from '../wire/xml-answer.ts'
import { attackXml } from './attack-xml.ts'
import { refundNotify } from './refund-notify.ts'

/** What a notification is made from. */
export interface NotifyScene {
  readonly state: WeixinPayState
  readonly merchant: PayMerchant
}

/** Fields of the payment notification (支付结果通知), without the signature. */
function paymentNotifyFields(order: StoredPayOrder, { state, merchant }: NotifyScene): Map<string, string> {
  const { parameters } = order
  const payment = order.payment!
  const hmac = parameters.signType === 'HMAC-SHA256' && state.settings.notifySignType
  return presentFields({
    return_code: 'SUCCESS',
    result_code: 'SUCCESS',
    appid: merchant.appId,
    mch_id: merchant.mchId,
    sub_appid: parameters.subAppId,
    sub_mch_id: parameters.subMchId,
    nonce_str: payment.nonce,
    sign_type: hmac ? parameters.signType : undefined,
    ...paymentFields(order, payment)
  })
}

/** Text of the payment notification: genuine, tampered, or attacked. */
export function paymentNotify(
  order: StoredPayOrder,
  scene: NotifyScene,
  { attack, tamper }: WeixinPayDeliverOptions = {}
): string {
  const { state, merchant } = scene
  const key = state.keys[0]!
  const type: PaySignType = order.parameters.signType
  const payment = order.payment!
  const fields = paymentNotifyFields(order, scene)
  if (tamper !== undefined) {
    const { field, value, resign = false } = tamper
    return writePayXml(
      resign
        ? signFields(changed(fields, field, value), key, type)
        : changed(signFields(fields, key, type), field, value)
    )
  }
  const signed = signFields(fields, key, type)
  switch (attack) {
    case undefined:
      return writePayXml(signed)
    case 'bad-signature':
    case 'other-key':
      return writePayXml(signFields(fields, `${key.slice(0, -1)}!`, type))
    case 'lower-case-sign':
      return writePayXml(changed(signed, 'sign', signed.get('sign')!.toLowerCase()))
    case 'md5-for-hmac':
      return writePayXml(signFields(fields, key, type === 'MD5' ? 'HMAC-SHA256' : 'MD5'))
    case 'unsigned':
      return writePayXml(fields)
    case 'wrong-merchant':
      return writePayXml(signFields(changed(fields, 'mch_id', merchant.subMchId), key, type))
    case 'wrong-app':
      return writePayXml(signFields(changed(fields, 'appid', merchant.subAppId), key, type))
    case 'cross-type':
      return refundNotify(sealedAsRefund(order), { ...order.parameters, nonce: payment.nonce }, scene)
    case 'bad-padding':
      // Nothing is sealed in a payment notification: the signature is cut instead.
      return writePayXml(changed(signed, 'sign', signed.get('sign')!.slice(0, -1)))
    case 'doctype-xml':
    case 'entity-bomb-xml':
    case 'duplicate-element':
      return attackXml(writePayXml(signed), attack, 'total_fee', '1')
  }
}

/** The order as if it had just been refunded: a message of the other kind, rightly sealed. */
function sealedAsRefund(order: StoredPayOrder): WireFields {
  const { transactionId } = order.payment!
  const { outTradeNo, totalFee } = order.parameters
  return {
    transaction_id: transactionId,
    out_trade_no: outTradeNo,
    refund_id: `5${transactionId}`,
    out_refund_no: outTradeNo,
    total_fee: totalFee,
    refund_fee: totalFee,
    settlement_refund_fee: totalFee,
    refund_status: 'SUCCESS'
  }
}
