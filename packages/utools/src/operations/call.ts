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
import { readSignedReply } from '../read-signed-reply.ts'
import type { UtoolsContext } from '../utools-context.ts'

/** A call that this version does not model. */
export interface UtoolsCall {
  readonly method: 'GET' | 'POST'
  /** Path below the base URL, such as `/baseinfo`. */
  readonly path: string
  /**
   * Parameters by wire name, without `plugin_id`, `timestamp` and `sign`. Leave out what is empty, and trim: whether the
   * platform does so before it checks the signature is not documented.
   */
  readonly params?: Fields
  /** Whether the reply is `{ resource, sign }`. Then it is verified and `resource` is the result. @default true */
  readonly signedReply?: boolean
  /** What it does, which decides whether it may be repeated. @default `read` for GET, `write` for POST */
  readonly effect?: Effect
}

const CALLER = 'utools.call'
const METHODS = ['GET', 'POST'] as const
const EFFECTS = ['read', 'keyed-write', 'write'] as const
/** Added by the signer. */
const RESERVED = ['plugin_id', 'timestamp', 'sign']

/** Behind {@link Utools.call}, which says what it promises. */
export function call<T = Readonly<Record<string, unknown>>>(
  context: UtoolsContext,
  call: UtoolsCall,
  options?: CallOptions
): Promise<T> {
  readInput(CALLER, call, ['method', 'path', 'params', 'signedReply', 'effect'])
  const method = readChoice(CALLER, 'method', call.method, METHODS)
  const effect = readChoice(CALLER, 'effect', call.effect ?? (method === 'GET' ? 'read' : 'write'), EFFECTS)
  const path = readText(CALLER, 'path', call.path)
  const params = readParams(call.params ?? {})
  const carried = method === 'GET' ? { query: params } : { body: { kind: 'json', value: wireValues(params) } as const }
  return context.http.send(
    { operation: 'call', method, path, effect, ...carried },
    (data, reply) => (call.signedReply === false ? data : readSignedReply(context, data, reply)) as T,
    options
  )
}

/** A word that is misspelled must not pass for another: an unknown effect would be repeated like a read. */
function readParams(params: unknown): Fields {
  if (!isRecord(params)) {
    throw new InputError({ caller: CALLER, field: 'params', rule: 'an object', received: describeValue(params) })
  }
  for (const [name, value] of Object.entries(params)) {
    readText(CALLER, 'params', name)
    const field = `params.${name.slice(0, 40)}`
    if (RESERVED.includes(name)) {
      const rule = 'to be left out, since it is added here'
      throw new InputError({ caller: CALLER, field, rule, received: describeValue(value) })
    }
    if (typeof value === 'string') readText(CALLER, field, value, { minLength: 0 })
    else if (!isPlainValue(value)) {
      const rule = 'text, a boolean or a number with all its digits'
      throw new InputError({ caller: CALLER, field, rule, received: describeValue(value) })
    }
  }
  return params as Fields
}

/** Whether a value is signed and sent alike. An integer past 2^53 has lost digits already; JSON has no minus zero. */
function isPlainValue(value: unknown): boolean {
  if (typeof value !== 'number') return value === undefined || typeof value === 'boolean' || typeof value === 'bigint'
  if (Object.is(value, -0)) return false
  return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value))
}

/** A boolean is signed as PHP writes it, 1 or 0; so it must travel. Past 2^53 an integer travels as its digits. */
function wireValues(params: Fields): Record<string, unknown> {
  const sent = Object.entries(params).map(([name, value]) => {
    if (typeof value === 'boolean') return [name, Number(value)]
    return [name, typeof value === 'bigint' ? String(value) : value]
  })
  return Object.fromEntries(sent)
}
