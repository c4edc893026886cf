import type { Clock, OnceStore } from '@kaifang/http-core'
import { isOutageError } from './redis-store-error.ts'

/** How often marks are brought to a store that was down, in milliseconds. */
const PERIOD_MS = 500
/** Marks that are kept; beyond that the oldest is dropped, and its work may be done again. */
const MAX_MARKS = 100_000

interface PendingMark {
  readonly lease: string
  readonly endsAtMs: number
}

/**
 * Keeps the marks of work that was done while the store was down, takes them for done meanwhile, and brings them to the
 * store when it is back. Its timer runs only while there are marks, and keeps no process alive.
 *
 * @param store - Throws an outage as {@link RedisStoreError}; `complete` still does, after the mark was kept.
 */
export function createPendingMarks(store: OnceStore, clock: Clock): OnceStore {
  // In the order in which they came.
  const marks = new Map<string, PendingMark>()
  let timer: NodeJS.Timeout | undefined

  const schedule = (): void => {
    if (timer !== undefined || marks.size === 0) return
    timer = setTimeout(async () => {
      await bring()
      timer = undefined
      schedule()
    }, PERIOD_MS)
    timer.unref()
  }

  const bring = async (): Promise<void> => {
    for (const [key, mark] of marks) {
      try {
        const keepMs = mark.endsAtMs - clock.now()
        if (keepMs > 0) await store.complete(key, mark.lease, keepMs)
      } catch (error) {
        if (isOutageError(error)) return
      }
      // Done, or somebody else's by now.
      if (marks.get(key) === mark) marks.delete(key)
    }
  }

  return {
    async begin(key, leaseMs) {
      const mark = marks.get(key)
      if (mark !== undefined && mark.endsAtMs > clock.now()) return { state: 'done' }
      return await store.begin(key, leaseMs)
    },
    async complete(key, lease, keepMs) {
      try {
        return await store.complete(key, lease, keepMs)
      } catch (error) {
        if (isOutageError(error)) {
          marks.set(key, { lease, endsAtMs: clock.now() + keepMs })
          const [oldest] = marks.keys()
          if (marks.size > MAX_MARKS) marks.delete(oldest as string)
          schedule()
        }
        throw error
      }
    },
    abandon: (key, lease) => store.abandon(key, lease)
  }
}
