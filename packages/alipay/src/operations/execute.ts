import { type CallOptions, type Effect, InputError, readChoice, readText, type SettleBy } from '@kaifang/http-core'
import type { AlipayContext } from '../alipay-context.ts'
import type { CheckedNode } from '../alipay-reply.ts'
import { type AlipayParams, readParams } from './read-params.ts'
import { requireKey } from './require-key.ts'
import { sendCall } from './send-call.ts'

/** Options of {@link Alipay.execute}. */
export interface ExecuteOptions extends CallOptions {
  /**
   * What the method does, which decides whether it may be repeated. `keyed-write` for a write that carries its own number.
   *
   * @default `read` for methods that end in `query`, otherwise `write`
   */
  readonly effect?: Effect
  /** For writes: the call that tells what became of it. */
  readonly settleBy?: SettleBy
  /** For writes without such a call: what to do instead, in words. */
  readonly settleHint?: string
  /** Name of the operation in errors and events. @default 'execute' */
  readonly operation?: string
}

/** A success of the gateway. */
export interface AlipayReply<T = Readonly<Record<string, unknown>>> {
  /** Always 0: everything else throws. */
  readonly errCode: 0
  /** Always `ok`. */
  readonly errMsg: 'ok'
  /** The node of the reply by wire names, `code` and `msg` included. Integers past 2^53 are text with all digits. */
  readonly data: T
  /** Alipay's signature was verified over exactly this. */
  readonly verified: true
}

const EFFECTS = ['read', 'keyed-write', 'write'] as const

/** The result of a verified node. */
export function createAlipayReply<T>({ node }: CheckedNode): AlipayReply<T> {
  return { errCode: 0, errMsg: 'ok', data: node as T, verified: true }
}

/** The options that are ours, and those of every call. */
export function splitOptions(caller: string, method: string, options: ExecuteOptions = {}) {
  if (typeof options !== 'object' || options === null) {
    throw new InputError({ caller, field: 'options', rule: 'an object', received: 'something else' })
  }
  const { effect, settleBy, settleHint, operation = 'execute', ...rest } = options
  return {
    rest,
    traits: {
      operation: readText(caller, 'operation', operation, { maxLength: 64 }),
      effect: readChoice(caller, 'effect', effect ?? (/query$/i.test(method) ? 'read' : 'write'), EFFECTS),
      settleBy,
      settleHint
    }
  }
}

/** Behind {@link Alipay.execute}, which says what it promises. */
export function execute<T = Readonly<Record<string, unknown>>>(
  context: AlipayContext,
  method: string,
  params?: AlipayParams,
  options?: ExecuteOptions
): Promise<AlipayReply<T>> {
  const caller = `alipay.${options?.operation ?? 'execute'}`
  requireKey(caller, context.settings)
  const read = readParams(caller, context.settings, method, params)
  const { traits, rest } = splitOptions(caller, read.method, options)
  return sendCall(context, read, traits, rest, createAlipayReply<T>)
}
