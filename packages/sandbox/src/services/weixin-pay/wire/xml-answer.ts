import type { ServiceAnswer } from '../../../engine/service.ts'
import type { Explanation } from '../../../sandbox-types.ts'
import { type PaySignType, paySign } from './pay-sign.ts'
import { writePayXml } from './pay-xml.ts'

/** Fields before they are written; absent ones are left out. */
export type WireFields = Readonly<Record<string, string | number | undefined>>

/** Keeps what is there, as text. */
export function presentFields(fields: WireFields): Map<string, string> {
  const there = Object.entries(fields).filter((entry): entry is [string, string | number] => entry[1] !== undefined)
  return new Map(there.map(([name, value]) => [name, String(value)]))
}

/** Fields with one changed, or removed. */
export function changed(
  fields: ReadonlyMap<string, string>,
  name: string,
  value: string | undefined
): Map<string, string> {
  const copy = new Map(fields)
  if (value === undefined) copy.delete(name)
  else copy.set(name, value)
  return copy
}

/** An answer in XML. The status is 200 whatever it says. */
export function xmlAnswer(
  fields: Iterable<readonly [string, string]>,
  granted: boolean,
  explanation?: Explanation
): ServiceAnswer {
  return textAnswer(writePayXml(fields), granted, explanation)
}

/** The same from ready text. */
export function textAnswer(body: string | Buffer, granted: boolean, explanation?: Explanation): ServiceAnswer {
  const headers = { 'content-type': 'text/plain; charset=UTF-8' }
  return { status: 200, headers, body, explanation, granted }
}

/** Puts the signature behind the other fields. */
export function signFields(fields: ReadonlyMap<string, string>, key: string, type: PaySignType): Map<string, string> {
  return new Map([...fields, ['sign', paySign(fields, key, type)]])
}

/** `return_code` FAIL: not signed, nothing else in it. */
export function communicationFailure(text: string, explanation?: Explanation): ServiceAnswer {
  return xmlAnswer(presentFields({ return_code: 'FAIL', return_msg: text }), false, explanation)
}
