import type { CheckReply, ReplyView } from '@kaifang/http-core'
import { bindingFault } from './binding-fault.ts'
import { billErrorOf, RETURN_FAIL, type WeixinErrorMeaning, weixinErrorOf } from './weixin-error-codes.ts'
import type { ReadWeixinSettings } from './weixin-settings.ts'
import { SIGN_FAULTS, verifyWeixinFields } from './weixin-sign.ts'
import { readXml, type XmlFields } from './xml/read-xml.ts'

/** A bill that is being made takes half an hour; nothing is gained by asking at once. */
const BILL_WAIT_MS = 1_800_000

/**
 * What success is: XML, `return_code` and `result_code` both SUCCESS, signed by one of our keys, about our app and merchant.
 *
 * @param signed - Whether replies are signed. Those to downloads are not: neither the file nor the refusal.
 * @returns A check that gives all fields of the reply, or throws.
 */
export function createWeixinReplyCheck(settings: ReadWeixinSettings, signed: boolean): CheckReply {
  return (reply, operation): XmlFields => {
    if (reply.status !== 200) throw reply.fail.status()
    const fields = parse(reply)
    const { return_code: returnCode, return_msg: returnMessage = '', result_code: resultCode } = fields
    if (returnCode !== 'SUCCESS') {
      if (returnCode !== 'FAIL') throw reply.fail.shape('return_code', 'SUCCESS or FAIL')
      const code = fields.error_code ?? 'FAIL'
      const meaning = isBill(operation) ? billErrorOf(fields.error_code, returnMessage) : RETURN_FAIL
      throw refusal(reply, code, returnMessage, meaning)
    }
    if (signed) verify(reply, fields, settings)
    if (resultCode === 'SUCCESS' || (!signed && resultCode === undefined)) return fields
    if (resultCode !== 'FAIL') throw reply.fail.shape('result_code', 'SUCCESS or FAIL')
    const { err_code: code = 'FAIL', err_code_des: message = '' } = fields
    // Closing what is closed has succeeded.
    if (operation === 'closeOrder' && code === 'ORDERCLOSED') return fields
    throw refusal(reply, code, message, weixinErrorOf(code))
  }
}

function isBill(operation: string): boolean {
  return operation === 'openBill' || operation === 'downloadBill'
}

function parse(reply: ReplyView): XmlFields {
  const text = reply.text()
  if (text.trim() === '') throw reply.fail.decode('sent an empty body instead of XML')
  const read = readXml(text, 'xml')
  if ('fields' in read) return read.fields
  if (/^\s*<(?:!doctype\s+)?html/i.test(text)) throw reply.fail.decode('sent an HTML page instead of XML')
  throw reply.fail.decode(`sent a body that ${read.fault}`)
}

function verify(reply: ReplyView, fields: XmlFields, settings: ReadWeixinSettings): void {
  const fault = verifyWeixinFields(fields, settings)
  if (fault !== undefined) {
    const [what, advice] = SIGN_FAULTS[fault]
    throw reply.fail.signature('ERR_SIGNATURE_MISMATCH', `sent a reply ${what}`, advice)
  }
  const bound = bindingFault(fields, settings)
  if (bound !== undefined) {
    throw reply.fail.signature(
      'ERR_SIGNATURE_BINDING',
      `sent a reply for ${bound}`,
      'check appId and mchId, and who answers'
    )
  }
}

function refusal(reply: ReplyView, code: string, message: string, meaning: WeixinErrorMeaning | undefined): Error {
  return reply.fail.api({
    // What nobody knows has perhaps been done.
    ...(meaning ?? { mayHaveActed: true }),
    vendorCode: code,
    vendorMessage: message,
    retryAfterMs: meaning?.code === 'ERR_PAYMENT_WEIXIN_BILL_CREATING' ? BILL_WAIT_MS : undefined
  })
}
