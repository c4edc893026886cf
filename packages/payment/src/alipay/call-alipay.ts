import type { CallOptions, Effect, SettleBy } from '@kaifang/http-core'
import type { AlipayContext } from './alipay-context.ts'
import { type AlipayFailures, alipayFailures } from './alipay-failures.ts'
import type { AlipayFields } from './alipay-fields.ts'

/** One call of a method of the gateway. */
export interface AlipayMethodCall {
  /** Name of our operation, for errors and events. */
  readonly operation: string
  /** Name of the platform's method. */
  readonly method: string
  /** Members of `biz_content`, by wire name; `undefined` leaves one out. */
  readonly bizContent: Readonly<Record<string, unknown>>
  readonly effect: Effect
  /** For writes: the call that tells what became of it. */
  readonly settleBy?: SettleBy
  readonly notifyUrl?: string
}

/** Calls a method, and reads its verified reply. */
export async function callAlipay<T>(
  { alipay }: AlipayContext,
  call: AlipayMethodCall,
  read: (data: AlipayFields, fail: AlipayFailures) => T,
  options: CallOptions | undefined
): Promise<T> {
  const { operation, method, effect, settleBy, notifyUrl } = call
  const { data } = await alipay.execute<AlipayFields>(
    method,
    { bizContent: dropAbsent(call.bizContent), ...(notifyUrl === undefined ? {} : { notifyUrl }) },
    { ...options, operation, effect, ...(settleBy === undefined ? {} : { settleBy }) }
  )
  const outcome = effect === 'read' ? 'rejected' : 'unknown'
  return read(data, alipayFailures({ operation, outcome, settleBy }))
}

/** Leaves out what is `undefined`: the platform may refuse members that it does not expect. */
export function dropAbsent(members: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))
}
