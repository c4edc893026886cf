import { isRecord } from '@kaifang/http-core'
import { readYuan } from '../read-yuan.ts'
import type { ShapeError } from './alipay-failures.ts'

/** Fields of a verified reply or notification, by wire name. */
export type AlipayFields = Readonly<Record<string, unknown>>

/** Reads a text that may be missing; an empty one is missing. The platform writes some numbers as numbers. */
export function readTextOf(fields: AlipayFields, name: string): string | undefined {
  const value = fields[name]
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** Reads a text that must be there. */
export function requireText(fields: AlipayFields, name: string, fail: ShapeError): string {
  const text = readTextOf(fields, name)
  if (text === undefined) throw fail(name, 'text that is not empty')
  return text
}

/** Reads an amount in yuan that may be missing, as fen. */
export function readFenOf(fields: AlipayFields, name: string, fail: ShapeError): number | undefined {
  const text = readTextOf(fields, name)
  if (text === undefined) return undefined
  const fen = readYuan(text)
  if (fen === undefined) throw fail(name, 'an amount in yuan with up to two decimals')
  return fen
}

/** Reads an amount in yuan that must be there, as fen. */
export function requireFen(fields: AlipayFields, name: string, fail: ShapeError): number {
  const fen = readFenOf(fields, name, fail)
  if (fen === undefined) throw fail(name, 'an amount in yuan with up to two decimals')
  return fen
}

/** Reads a list of objects; a missing one is empty. */
export function readListOf(fields: AlipayFields, name: string, fail: ShapeError): readonly AlipayFields[] {
  const value = fields[name]
  if (value === undefined || value === null || value === '') return []
  if (Array.isArray(value) && value.every(isRecord)) return value
  throw fail(name, 'a list of objects')
}

/** Rewrites a time of the platform as `yyyyMMddHHmmss`; `undefined` when it is none. Both are Beijing time. */
export function readCompactTime(fields: AlipayFields, name: string): string | undefined {
  const text = readTextOf(fields, name) ?? ''
  return /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,3})?$/.test(text) ? text.slice(0, 19).replace(/\D/g, '') : undefined
}
