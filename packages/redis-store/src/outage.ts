import { callSafely } from '@kaifang/http-core'
import { explain } from './explain-redis-failure.ts'
import { isOutageError, type RedisStoreError } from './redis-store-error.ts'
import type { ReadRedisStoreOptions } from './redis-store-options.ts'

/** While Redis is down, one call in this many milliseconds tries it; the others fail at once. */
const REST_MS = 500

/** What a call needs of Redis: `write` needs one that has room and takes writes. */
export type Need = 'read' | 'write'

/** Knows whether Redis can be used, and tells it once when that changes. */
export interface Outage {
  /** Throws while Redis is known to be down and was tried a moment ago. */
  enter(operation: string, need: Need): void
  /** A call failed. */
  failed(error: RedisStoreError): void
  /**
   * A call came through.
   *
   * @param wrote - Whether it has changed something, which a full Redis does not let happen.
   */
  succeeded(wrote: boolean): void
}

/** A Redis that is full or takes no writes can still be read. */
function isReadable({ code }: RedisStoreError): boolean {
  return code === 'ERR_REDIS_STORE_FULL' || code === 'ERR_REDIS_STORE_READ_ONLY'
}

/** Watches over one store's calls, so that an outage costs one time limit now and then, and not one a call. */
export function createOutage({ clock, onEvent, whenDown }: ReadRedisStoreOptions): Outage {
  let down: { error: RedisStoreError; readonly sinceMs: number; tryAtMs: number } | undefined

  const outage: Outage = {
    enter(operation, need) {
      if (down === undefined || (need === 'read' && isReadable(down.error))) return
      const nowMs = clock.now()
      if (nowMs < down.tryAtMs) {
        const since = `For ${nowMs - down.sinceMs} ms now; it is tried once in ${REST_MS} ms`
        throw explain(down.error.code, operation, [...down.error.details, since])
      }
      // This call tries; those that come meanwhile need not.
      down.tryAtMs = nowMs + REST_MS
    },
    failed(error) {
      // Redis did answer.
      if (!isOutageError(error)) return outage.succeeded(false)
      const nowMs = clock.now()
      const tryAtMs = nowMs + REST_MS
      if (down === undefined) {
        down = { error, sinceMs: nowMs, tryAtMs }
        callSafely(onEvent, Object.freeze({ type: 'down' as const, error, whenDown }))
      } else {
        down = { error, sinceMs: down.sinceMs, tryAtMs }
      }
    },
    succeeded(wrote) {
      if (down === undefined || (!wrote && isReadable(down.error))) return
      const downMs = clock.now() - down.sinceMs
      down = undefined
      callSafely(onEvent, Object.freeze({ type: 'up' as const, downMs }))
    }
  }
  return outage
}
