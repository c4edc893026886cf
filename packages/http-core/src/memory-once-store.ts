import { type Clock, systemClock } from './clock.ts'
import { randomNonce } from './nonce.ts'
import type { OnceState, OnceStore } from './once-store.ts'

type Entry = { readonly endsAtMs: number; readonly lease: string; readonly done: boolean }

/**
 * Remembers done work in this process. For several processes, or across restarts, use `@kaifang/redis-store`.
 *
 * @param clock - Time for leases and for how long a mark is kept.
 */
export function createMemoryOnceStore(clock: Clock = systemClock): OnceStore {
  const entries = new Map<string, Entry>()
  let sweepAt = 1024

  /** Forgets ended entries whenever their number has doubled, so that memory follows what is alive. */
  const sweep = (): void => {
    if (entries.size < sweepAt) return
    for (const [key, entry] of entries) if (entry.endsAtMs <= clock.now()) entries.delete(key)
    sweepAt = Math.max(1024, entries.size * 2)
  }

  return Object.freeze({
    async begin(key: string, leaseMs: number): Promise<OnceState> {
      sweep()
      const entry = entries.get(key)
      if (entry !== undefined && entry.endsAtMs > clock.now()) {
        return entry.done ? { state: 'done' } : { state: 'busy' }
      }
      const lease = randomNonce()
      entries.set(key, { lease, done: false, endsAtMs: clock.now() + leaseMs })
      return { state: 'begun', lease }
    },
    async complete(key: string, lease: string, keepMs: number) {
      const entry = entries.get(key)
      if (entry !== undefined && entry.lease !== lease && entry.endsAtMs > clock.now()) return false
      entries.set(key, { lease, done: true, endsAtMs: clock.now() + keepMs })
      return true
    },
    async abandon(key: string, lease: string) {
      const entry = entries.get(key)
      if (entry?.lease === lease && !entry.done) entries.delete(key)
    }
  })
}
