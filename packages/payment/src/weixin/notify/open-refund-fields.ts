import { bindingFault } from '../binding-fault.ts'
import { readNumberOf, requireNumber } from '../read-number-of.ts'
import { readTextOf, requireText } from '../read-text-of.ts'
import type { WeixinContext } from '../weixin-context.ts'
import type { WeixinRefundNotify } from '../weixin-types.ts'
import { readXml, type XmlFields } from '../xml/read-xml.ts'
import { decryptReqInfo } from './decrypt-req-info.ts'
import type { NotifyFailures } from './notify-failures.ts'
import { WEIXIN_NOTIFY_REPLY } from './weixin-notify-reply.ts'

/**
 * Opens a refund notification. It has no signature: that one of our keys opens `req_info`, and that what comes out is the
 * document's XML, is the proof.
 */
export function openRefundFields(
  { settings }: Pick<WeixinContext, 'settings'>,
  fields: XmlFields,
  failures: NotifyFailures
): WeixinRefundNotify {
  const bound = bindingFault(fields, settings)
  if (bound !== undefined) {
    const advice = 'check which app and merchant have this address'
    throw failures.signature('ERR_SIGNATURE_BINDING', `refused a notification for ${bound}`, advice)
  }
  const opened = decryptReqInfo(fields.req_info ?? '', settings.keyTexts, (plain) => {
    const read = readXml(plain, 'root')
    return 'fields' in read ? read.fields : undefined
  })
  if (opened === undefined) {
    throw failures.signature(
      'ERR_SIGNATURE_MISMATCH',
      'refused a refund notification that none of the keys opens',
      'do not act on it; if it is real, check that key is the APIv2 key of this mchId (not the APIv3 key) and was not replaced ' +
        'since; refundQuery tells the truth'
    )
  }
  return readRefundNotify(opened, failures)
}

function readRefundNotify(fields: XmlFields, { shape }: NotifyFailures): WeixinRefundNotify {
  const totalFee = requireNumber(fields, 'total_fee', shape)
  const refundFee = requireNumber(fields, 'refund_fee', shape)
  return {
    platform: 'weixin',
    kind: 'refund',
    outTradeNo: requireText(fields, 'out_trade_no', shape),
    transactionId: requireText(fields, 'transaction_id', shape),
    outRefundNo: requireText(fields, 'out_refund_no', shape),
    refundId: requireText(fields, 'refund_id', shape),
    totalFee,
    settlementTotalFee: readNumberOf(fields, 'settlement_total_fee', shape) ?? totalFee,
    refundFee,
    settlementRefundFee: readNumberOf(fields, 'settlement_refund_fee', shape) ?? refundFee,
    refundStatus: requireText(fields, 'refund_status', shape),
    successTime: readTextOf(fields, 'success_time'),
    refundAccount: readTextOf(fields, 'refund_account'),
    refundRecvAccout: readTextOf(fields, 'refund_recv_accout'),
    raw: fields,
    successReply: WEIXIN_NOTIFY_REPLY.success
  }
}
