import type { Explanation } from '../../sandbox-types.ts'
import type { WireObject } from './wire/exact-json.ts'

/** What the gateway says with a code (Alipay reference 11.1). */
const messages = {
  '20000': 'Service Currently Unavailable',
  '20001': 'Insufficient Token Permissions',
  '40001': 'Missing Required Arguments',
  '40002': 'Invalid Arguments',
  '40003': 'Insufficient Conditions',
  '40004': 'Business Failed',
  '40005': 'Call Limited',
  '40006': 'Insufficient Permissions'
} as const

/** A code of a refusal. */
export type RefusalCode = keyof typeof messages

/** The members that every refusal has. */
export function refusalNode(code: RefusalCode, subCode: string, subMessage: string, more: WireObject = {}): WireObject {
  return { code, msg: messages[code], sub_code: subCode, sub_msg: subMessage, ...more }
}

/** Ends the handling of a request. Caught where the answer is made. */
export class AlipayRefusal extends Error {
  /** Refused at the gateway (`error_response`, unsigned), or by the business (in the method's own node, signed). */
  readonly by: 'gateway' | 'business'
  readonly node: WireObject
  /** For the log only. */
  readonly explanation: Explanation

  constructor(by: 'gateway' | 'business', node: WireObject, explanation: Explanation) {
    super(`${node.code} ${node.sub_code}: ${node.sub_msg}`)
    this.by = by
    this.node = node
    this.explanation = explanation
  }
}

/** A refusal at the gateway: nothing was looked at beyond the public parameters. */
export function refuseAtGateway(
  code: RefusalCode,
  subCode: string,
  subMessage: string,
  explanation: Explanation | string
): AlipayRefusal {
  return new AlipayRefusal('gateway', refusalNode(code, subCode, subMessage), explain(explanation))
}

/** A refusal by the business: code 40004. */
export function refuseBusiness(
  subCode: string,
  subMessage: string,
  explanation: Explanation | string,
  more?: WireObject
): AlipayRefusal {
  return new AlipayRefusal('business', refusalNode('40004', subCode, subMessage, more), explain(explanation))
}

/** A member of `biz_content` that breaks a rule. */
export function refuseMember(member: string, why: string): AlipayRefusal {
  return refuseBusiness('ACQ.INVALID_PARAMETER', '参数无效', `"${member}" ${why}`)
}

function explain(explanation: Explanation | string): Explanation {
  return typeof explanation === 'string' ? { summary: explanation } : explanation
}
