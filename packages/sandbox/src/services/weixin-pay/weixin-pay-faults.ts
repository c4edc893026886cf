import { gunzipSync, gzipSync } from 'node:zlib'
import type { ActiveFault, ServiceAnswer } from '../../engine/service.ts'
import type { FaultDescription } from '../../fault-types.ts'
import { attackXml, type XmlAttack } from './notify/attack-xml.ts'
import { billOperations, payOperations } from './weixin-pay-operations.ts'
import type { WeixinPayFaultName } from './weixin-pay-types.ts'
import type { PayCall } from './wire/pay-call.ts'
import { businessRefusal, PayRefusal, shapeRefusal } from './wire/pay-refusal.ts'
import { paySign } from './wire/pay-sign.ts'
import { writePayXml } from './wire/pay-xml.ts'
import { changed, communicationFailure, signFields, textAnswer, xmlAnswer } from './wire/xml-answer.ts'

interface PayFault {
  readonly description: string
  /** @default every operation with a signed answer */
  readonly operations?: readonly string[]
  /** Ends the call before the platform acts. */
  readonly refuse?: (options: ActiveFault['options']) => PayRefusal
  /** Makes the answer from the fields that were granted, unsigned. */
  readonly answer?: (
    fields: ReadonlyMap<string, string>,
    call: PayCall,
    options: ActiveFault['options']
  ) => ServiceAnswer
  /** Changes the bytes of a bill. */
  readonly spoil?: (bill: Buffer) => Buffer
}

const busy = (code: string, text: string) => (): PayRefusal =>
  businessRefusal(code, text, `the fault says ${code}; nothing was done`)

const xml =
  (attack: XmlAttack): NonNullable<PayFault['answer']> =>
  (fields, call, { field }) =>
    textAnswer(attackXml(writePayXml(sign(fields, call)), attack, field ?? telling(fields), '1'), true)

const faults: Readonly<Record<WeixinPayFaultName, PayFault>> = {
  'bad-signature': {
    description: 'The answer is signed with another key.',
    answer: (fields, call) => xmlAnswer(sign(fields, call, `${call.state.keys[0]!.slice(0, -1)}!`), true)
  },
  'tampered-field': {
    description: 'A field of the answer is changed after signing (field, value).',
    answer: (fields, call, { field, value }) => {
      const name = field ?? telling(fields)
      const before = fields.get(name) ?? ''
      const after = value === undefined ? `${before.slice(0, -1)}${before.endsWith('1') ? '2' : '1'}` : String(value)
      return xmlAnswer(changed(sign(fields, call), name, after), true)
    }
  },
  'lower-case-sign': {
    description: 'The right signature in lower case.',
    answer: (fields, call) => {
      const signed = sign(fields, call)
      return xmlAnswer(changed(signed, 'sign', signed.get('sign')!.toLowerCase()), true)
    }
  },
  'md5-for-hmac': {
    description: 'The answer is rightly signed with the other algorithm than the request.',
    answer: (fields, call) => {
      const other = call.signType === 'MD5' ? 'HMAC-SHA256' : 'MD5'
      return xmlAnswer([...fields, ['sign', paySign(fields, call.state.keys[0]!, other)]], true)
    }
  },
  'unsigned-reply': {
    description: 'The answer has no signature.',
    answer: (fields) => xmlAnswer(fields, true)
  },
  'wrong-merchant': {
    description: 'A rightly signed answer that names another merchant.',
    answer: (fields, call) => xmlAnswer(sign(changed(fields, 'mch_id', call.merchant.subMchId), call), true)
  },
  'wrong-app': {
    description: 'A rightly signed answer that names another appid.',
    answer: (fields, call) => xmlAnswer(sign(changed(fields, 'appid', call.merchant.subAppId), call), true)
  },
  'wrong-order': {
    description: 'A rightly signed answer about another order.',
    operations: ['orderQuery', 'refund', 'refundQuery'],
    answer: (fields, call) => xmlAnswer(sign(changed(fields, 'out_trade_no', 'another-order'), call), true)
  },
  'doctype-xml': { description: 'The answer has a DTD that names a file.', answer: xml('doctype-xml') },
  'entity-bomb-xml': {
    description: 'The answer has entities that unfold to ten thousand million letters.',
    answer: xml('entity-bomb-xml')
  },
  'duplicate-element': {
    description: 'An element comes twice: the signed value, then another (field).',
    answer: xml('duplicate-element')
  },
  'wrong-charset': {
    description: 'A text of the answer is in GBK, which is no UTF-8.',
    answer: (fields, call) => {
      const [before, after] = writePayXml(sign(fields, call)).split('[OK]') as [string, string | undefined]
      // GBK of 成功.
      const gbk = Buffer.from([0x5b, 0xb3, 0xc9, 0xb9, 0xa6, 0x5d])
      return textAnswer(Buffer.concat([Buffer.from(before), gbk, Buffer.from(after ?? '')]), true)
    }
  },
  'return-code-fail': {
    description: 'The platform says return_code FAIL, unsigned, and does nothing.',
    refuse: () => shapeRefusal('SYSTEMERROR', '系统繁忙，请稍后再试', 'the fault says FAIL; nothing was done')
  },
  'system-error': {
    description: 'SYSTEMERROR; nothing was done. A bill: error_code 20003.',
    operations: [...payOperations, ...billOperations],
    refuse: busy('SYSTEMERROR', '系统超时')
  },
  'system-error-after': {
    description: 'The platform acts on the request, then says SYSTEMERROR: the outcome is unknown to the client.',
    answer: (fields, call) => {
      const kept = ['appid', 'mch_id', 'nonce_str', 'return_code', 'return_msg']
      const left = new Map([...fields].filter(([name]) => kept.includes(name)))
      const failure = [
        ['result_code', 'FAIL'],
        ['err_code', 'SYSTEMERROR'],
        ['err_code_des', '系统超时']
      ] as const
      return xmlAnswer(sign(new Map([...left, ...failure]), call), true)
    }
  },
  'bizerr-need-retry': {
    description: 'BIZERR_NEED_RETRY; nothing was done: the same number must be tried again.',
    operations: ['refund'],
    refuse: busy('BIZERR_NEED_RETRY', '退款业务流程错误，需要商户触发重试来解决')
  },
  'frequency-limited': {
    description: 'FREQUENCY_LIMITED; nothing was done.',
    operations: ['refund', 'orderQuery', 'refundQuery'],
    refuse: busy('FREQUENCY_LIMITED', '频率限制')
  },
  'error-code': {
    description: 'Any other code of the documents (value, by default INVALID_REQUEST); nothing was done.',
    refuse: ({ value }) => busy(String(value ?? 'INVALID_REQUEST'), '业务错误')()
  },
  'bill-creating': {
    description: 'The bill is still being made.',
    operations: billOperations,
    refuse: () => businessRefusal('BILL_CREATING', 'Bill Creating', 'the fault says that the bill is being made')
  },
  'truncated-bill': {
    description: 'The bill, packed or not, ends in the middle, with a matching Content-Length.',
    operations: billOperations,
    spoil: (bill) => bill.subarray(0, Math.floor(bill.length / 2))
  },
  'tampered-bill': {
    description: 'An amount of the bill is changed, so that its rows and its footer do not agree.',
    operations: billOperations,
    spoil: (bill) => (isGzip(bill) ? gzipSync(raiseAmount(gunzipSync(bill))) : raiseAmount(bill))
  }
}

function isGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

/** Puts a digit in front of the first amount of the first row. */
function raiseAmount(bill: Buffer): Buffer {
  return Buffer.from(bill.toString('utf8').replace(/`(\d+)\.(\d\d),/, '`9$1.$2,'))
}

/** The faults as the engine lists them. */
export const weixinPayFaults: readonly FaultDescription[] = Object.entries(faults).map(
  ([name, { description, operations = payOperations }]) => ({
    name: name as WeixinPayFaultName,
    description,
    services: ['weixin-pay'],
    operations
  })
)

/** Ends the call if the fault strikes before the platform acts. */
export function strikeBefore(fault: ActiveFault | undefined): void {
  const refusal = fault && faults[fault.name as WeixinPayFaultName].refuse?.(fault.options)
  if (refusal !== undefined) throw new PayRefusal({ ...refusal.reason, byFault: true })
}

/** Signs and writes a granted answer, in the way a fault wants it if there is one. */
export function answerWithFault(
  fields: ReadonlyMap<string, string>,
  call: PayCall,
  fault: ActiveFault | undefined
): ServiceAnswer {
  const make = fault && faults[fault.name as WeixinPayFaultName].answer
  return make?.(fields, call, fault!.options) ?? xmlAnswer(sign(fields, call), true)
}

/** Changes the bytes of a bill if a fault wants it. A bill that is streamed stays as it is. */
export function spoilBill(answer: ServiceAnswer, fault: ActiveFault | undefined): ServiceAnswer {
  const spoil = fault && faults[fault.name as WeixinPayFaultName].spoil
  if (spoil === undefined) return answer
  if (answer.stream !== undefined) return { ...answer, granted: false }
  const bytes = Buffer.from(answer.body)
  const body = spoil(bytes)
  // What could not show waits for another request.
  return { ...answer, body, granted: !body.equals(bytes) }
}

/** The genuine signature. */
function sign(fields: ReadonlyMap<string, string>, call: PayCall, key = call.state.keys[0]!): Map<string, string> {
  return signFields(fields, key, call.signType)
}

/** The field of an answer that matters most. */
function telling(fields: ReadonlyMap<string, string>): string {
  const names = ['refund_fee', 'total_fee', 'prepay_id', 'mch_id']
  return names.find((name) => fields.has(name))!
}

/** What the engine refuses in the platform's name. */
export function refuseWeixinPay(status: number, text: string): ServiceAnswer {
  return { ...communicationFailure(text), status }
}
