import { systemClock } from '@kaifang/http-core'
import { explain, explainRedisFailure, isUnknownScript } from './explain-redis-failure.ts'
import type { LuaScript } from './lua-script.ts'
import { createOutage, type Need } from './outage.ts'
import type { RedisClientLike } from './redis-client-like.ts'
import type { ReadRedisStoreOptions } from './redis-store-options.ts'

/** After a connection that broke, the script is sent again this much later, in milliseconds, while there is time. */
const PAUSE_MS = 25

/** One call of a script. Every script may be repeated: it finds done what it has done before. */
export interface ScriptCall<Reply> {
  /** Method of the store, for errors. */
  readonly operation: string
  readonly script: LuaScript
  readonly keys: string[]
  readonly args: string[]
  readonly need: Need
  /** Reads what the script returned. */
  readonly read: (reply: unknown) => Reply
  /** Whether the script has changed something. */
  readonly wrote: (reply: Reply) => boolean
  /** Gives back what the script took after the caller was told that time is up. */
  readonly giveBack?: (reply: Reply) => void
}

/** Runs scripts, each within a time limit. */
export interface RedisLink {
  run<Reply>(call: ScriptCall<Reply>): Promise<Reply>
}

/** Makes the way to Redis for one store. */
export function createRedisLink(client: RedisClientLike, options: ReadRedisStoreOptions): RedisLink {
  const outage = createOutage(options)

  /** Sends a script; again and again where the connection broke or Redis is not ready yet. */
  const send = async (call: Omit<ScriptCall<never>, 'read' | 'wrote'>, signal: AbortSignal): Promise<unknown> => {
    // Aborting takes back what was not sent yet. Options of the caller's client do not hold here, such as replies as bytes.
    const sender = client.withCommandOptions({ abortSignal: signal })
    const input = { keys: call.keys, arguments: call.args }
    for (;;) {
      try {
        return await sender.evalSha(call.script.sha1, input).catch((error: unknown) => {
          if (isUnknownScript(error)) return sender.eval(call.script.text, input)
          throw error
        })
      } catch (error) {
        const explained = explainRedisFailure(call.operation, error)
        if (explained.code !== 'ERR_REDIS_STORE_UNREACHABLE' || !client.isOpen) throw explained
        await systemClock.sleep(PAUSE_MS, signal)
      }
    }
  }

  return {
    async run(call) {
      outage.enter(call.operation, call.need)
      const control = new AbortController()
      const work = send(call, control.signal).then((reply) => {
        const read = call.read(reply)
        outage.succeeded(call.wrote(read))
        if (control.signal.aborted) call.giveBack?.(read)
        return read
      })
      try {
        return await inTime(work, options.timeout, () => {
          control.abort()
          return explain('ERR_REDIS_STORE_TIMEOUT', call.operation, [`Limit: ${options.timeout} ms`])
        })
      } catch (error) {
        const explained = explainRedisFailure(call.operation, error)
        outage.failed(explained)
        throw explained
      }
    }
  }
}

/** Waits for work at most this long. A reply that has come while this process was busy counts: Redis was not slow. */
function inTime<T>(work: Promise<T>, timeoutMs: number, onTimeout: () => Error): Promise<T> {
  return new Promise((resolve, reject) => {
    let isSettled = false
    const settle = (): void => {
      isSettled = true
      clearTimeout(timer)
    }
    // Timers that are due come before what the network has brought; what is set here comes after it.
    const timer = setTimeout(() => setImmediate(() => isSettled || reject(onTimeout())), timeoutMs)
    work.finally(settle).then(resolve, reject)
  })
}
