import type { IncomingMessage, ServerResponse } from 'node:http'
import { callSafely } from './call-safely.ts'
import { describeValue } from './describe-value.ts'
import { InputError } from './errors/input-error.ts'
import type { OnceStore } from './once-store.ts'
import type { NotifyInput } from './read-notify.ts'

/** The reply that a platform expects. */
export interface NotifyReply {
  readonly status: number
  readonly contentType: string
  readonly body: string
}

/** What a {@link NotifyHandler} is made of. */
export interface NotifyHandlerOptions<Notify, Result = void> {
  /** Verifies a message; throws when it must not be believed. */
  readonly verify: (input: NotifyInput) => Promise<Notify>
  /** What makes two deliveries the same, such as the platform's order number; never empty. */
  readonly keyOf: (notify: Notify) => string
  /** Your work. When it throws, the platform is told to deliver again. */
  readonly handle: (notify: Notify) => Promise<Result> | Result
  /**
   * Makes the reply to a message that `handle` has done, for platforms that take more than a word of thanks. Later
   * deliveries of the same message get `success`. @default `success`
   */
  readonly answer?: (notify: Notify, result: Result) => NotifyReply
  /** Answers what is no message, such as a platform's check of the address; `undefined` for everything else. */
  readonly probe?: (input: NotifyInput) => NotifyReply | undefined
  /** Remembers what was done. */
  readonly onceStore: OnceStore
  /**
   * Gets what went wrong: a refused message, what `handle` threw, a store out of reach. Log it; the platform is
   * answered all the same. What it throws itself is swallowed.
   */
  readonly onError: (error: unknown) => void
  readonly success: NotifyReply
  readonly failure: NotifyReply
  /** Longest time that `handle` may take before another delivery may start it again, in milliseconds. @default 60000 */
  readonly leaseMs?: number
  /** How long done work is remembered, in milliseconds. @default 604800000 (7 days) */
  readonly keepMs?: number
}

/** Receives notifications over Fetch or Node. */
export interface NotifyHandler {
  /** For Fetch servers: Hono, Next, Deno, Bun, edge functions. */
  fetch(request: Request): Promise<Response>
  /** For `node:http`, Express, Koa's `ctx.req` and `ctx.res`. */
  node(request: IncomingMessage, response: ServerResponse): Promise<void>
  /** For anything else: gives the reply to send. */
  reply(input: NotifyInput): Promise<NotifyReply>
}

/**
 * Joins a verified notification and your work: runs it once, answers as the platform wants, and lets the platform
 * deliver again when your work fails.
 */
export function createNotifyHandler<Notify, Result = void>(
  options: NotifyHandlerOptions<Notify, Result>
): NotifyHandler {
  const { verify, keyOf, handle, answer, probe, onceStore, onError, success, failure } = options
  const leaseMs = options.leaseMs ?? 60_000
  const keepMs = options.keepMs ?? 604_800_000

  const reply = async (input: NotifyInput): Promise<NotifyReply> => {
    try {
      const probed = probe?.(input)
      if (probed !== undefined) return probed
      const notify = await verify(input)
      const key: unknown = keyOf(notify)
      if (typeof key !== 'string' || key === '') {
        // One key for all messages would have the second one taken for done.
        throw new InputError({ field: 'keyOf', rule: 'text that is not empty', received: describeValue(key) })
      }
      const once = await onceStore.begin(key, leaseMs)
      if (once.state === 'done') return success
      // Another delivery is being handled: not done yet, so the platform should ask again.
      if (once.state === 'busy') return failure
      let answered: NotifyReply
      try {
        const result = await handle(notify)
        answered = answer === undefined ? success : answer(notify, result)
      } catch (error) {
        await settle(onceStore.abandon(key, once.lease))
        throw error
      }
      const kept = await settle(onceStore.complete(key, once.lease, keepMs))
      if (kept === false) {
        callSafely(onError, new Error(`handled for longer than the lease of ${leaseMs} ms: raise leaseMs`))
      }
      // Also when the mark could not be kept: asking for another delivery would only have the work done twice.
      return answered
    } catch (error) {
      callSafely(onError, error)
      return failure
    }
  }

  /** Waits for the store; tells a failure and goes on. */
  const settle = async <T>(work: Promise<T>): Promise<T | undefined> => {
    try {
      return await work
    } catch (error) {
      callSafely(onError, error)
      return undefined
    }
  }

  return Object.freeze({
    reply,
    async fetch(request: Request) {
      const { status, contentType, body } = await reply(request)
      // A status without a body (204) refuses even an empty one.
      return new Response(body === '' ? null : body, { status, headers: { 'content-type': contentType } })
    },
    async node(request: IncomingMessage, response: ServerResponse) {
      const { status, contentType, body } = await reply(request)
      response.writeHead(status, { 'content-type': contentType, 'content-length': Buffer.byteLength(body) })
      response.end(body)
    }
  })
}
