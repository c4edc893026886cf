import { refuseMember } from '../alipay-refusal.ts'
import type { AlipayCall } from '../gateway/alipay-scene.ts'
import { readYuan } from '../wire/yuan-text.ts'

/** Reads a text of `biz_content`; empty counts as absent. */
export function readMember(call: Pick<AlipayCall, 'content'>, name: string, longest: number): string | undefined {
  const value = Object.hasOwn(call.content, name) ? call.content[name] : undefined
  if (value === undefined || value === null || value === '') return undefined
  const text = typeof value === 'number' ? String(value) : value
  if (typeof text !== 'string') throw refuseMember(name, 'must be text')
  if ([...text].length > longest) throw refuseMember(name, `has ${[...text].length} characters; ${longest} are allowed`)
  return text
}

/** The same, where it must be there. */
export function requireMember(call: Pick<AlipayCall, 'content'>, name: string, longest: number): string {
  const text = readMember(call, name, longest)
  if (text === undefined) throw refuseMember(name, 'is required and missing or empty')
  return text
}

/** Reads an amount in yuan as fen; at least 0.01. */
export function requireAmount(call: Pick<AlipayCall, 'content'>, name: string): number {
  const fen = readYuan(Object.hasOwn(call.content, name) ? call.content[name] : undefined)
  if (fen === undefined || fen < 1) {
    throw refuseMember(name, 'must be yuan with at most two decimals, at least 0.01, such as "88.88"')
  }
  return fen
}

/** Whether `query_options` names an option. */
export function wantsOption(call: Pick<AlipayCall, 'content'>, option: string): boolean {
  const options = call.content.query_options
  return Array.isArray(options) && options.includes(option)
}
