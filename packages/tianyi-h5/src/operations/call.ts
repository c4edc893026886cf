import {
  type CallOptions,
  describeValue,
  type Effect,
  type Fields,
  InputError,
  isRecord,
  readChoice,
  readInput,
  readText
} from '@kaifang/http-core'
import type { TianyiH5Context } from '../tianyi-h5-context.ts'

/** A call that this version does not model. */
export interface TianyiH5Call {
  readonly method: 'GET' | 'POST'
  /** Path with its prefix, such as `/platform/h5auth/api/open/getJsTicket`. */
  readonly path: string
  /** Parameters by wire name; in the query for GET, in a form for POST. */
  readonly params?: Fields
  /** What it does, which decides whether it may be repeated. @default `read` for GET, `write` for POST */
  readonly effect?: Effect
}

const CALLER = 'tianyi-h5.call'
const METHODS = ['GET', 'POST'] as const
const EFFECTS = ['read', 'keyed-write', 'write'] as const

/** Behind {@link TianyiH5.call}, which says what it promises. */
export function call<T = unknown>(context: TianyiH5Context, call: TianyiH5Call, options?: CallOptions): Promise<T> {
  readInput(CALLER, call, ['method', 'path', 'params', 'effect'])
  const method = readChoice(CALLER, 'method', call.method, METHODS)
  const effect = readChoice(CALLER, 'effect', call.effect ?? (method === 'GET' ? 'read' : 'write'), EFFECTS)
  const path = readText(CALLER, 'path', call.path)
  const fields = readParams(call.params ?? {})
  const carried = method === 'GET' ? { query: fields } : { body: { kind: 'form', fields } as const }
  return context.http.send({ operation: 'call', method, path, effect, ...carried }, (data) => data as T, options)
}

/** A word that is misspelled must not pass for another: an unknown effect would be repeated like a read. */
/** Reads parameters as text: what is signed must be what is sent, and the signer would write `true` as 1. */
function readParams(params: unknown): Record<string, string> {
  if (!isRecord(params)) {
    throw new InputError({ caller: CALLER, field: 'params', rule: 'an object', received: describeValue(params) })
  }
  const read = Object.entries(params).map(([name, value]) => {
    readText(CALLER, 'params', name)
    return [name, readParam(`params.${name.slice(0, 40)}`, value)] as const
  })
  return Object.fromEntries(read.filter((pair): pair is readonly [string, string] => pair[1] !== undefined))
}

function readParam(field: string, value: unknown): string | undefined {
  if (value === undefined) return undefined
  if (typeof value === 'string') return readText(CALLER, field, value, { minLength: 0 })
  if (typeof value === 'boolean' || typeof value === 'bigint') return String(value)
  if (typeof value === 'number' && Number.isFinite(value)) {
    if (!Number.isInteger(value) || Number.isSafeInteger(value)) return String(value)
  }
  const rule = 'text, a boolean or a number with all its digits'
  throw new InputError({ caller: CALLER, field, rule, received: describeValue(value) })
}
