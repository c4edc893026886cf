import type { Clock } from '../clock.ts'

/** A clock that stands still until it is moved. */
export interface FixedClock extends Clock {
  /** Moves time forward; wakes whoever sleeps until then, in order. */
  advance(ms: number): Promise<void>
  /** What was slept for, in milliseconds, in order. */
  readonly sleeps: readonly number[]
}

/**
 * Makes a clock for tests.
 *
 * @param startMs - Milliseconds since the epoch.
 * @param options - `autoAdvance`: a sleep moves the clock by itself and returns at once. On by default.
 */
export function createFixedClock(startMs: number, options: { readonly autoAdvance?: boolean } = {}): FixedClock {
  const autoAdvance = options.autoAdvance ?? true
  const sleeps: number[] = []
  let sleepers: { readonly atMs: number; readonly wake: () => void }[] = []
  let nowMs = startMs
  return {
    sleeps,
    now: () => nowMs,
    async sleep(ms, signal) {
      signal?.throwIfAborted()
      sleeps.push(ms)
      if (autoAdvance) {
        nowMs += ms
        return
      }
      await new Promise<void>((resolve, reject) => {
        const stop = () => {
          sleepers = sleepers.filter((other) => other !== sleeper)
          reject(signal?.reason)
        }
        const wake = () => {
          signal?.removeEventListener('abort', stop)
          resolve()
        }
        const sleeper = { atMs: nowMs + ms, wake }
        sleepers.push(sleeper)
        signal?.addEventListener('abort', stop, { once: true })
      })
    },
    async advance(ms) {
      nowMs += ms
      const due = sleepers.filter((sleeper) => sleeper.atMs <= nowMs).sort((a, b) => a.atMs - b.atMs)
      sleepers = sleepers.filter((sleeper) => sleeper.atMs > nowMs)
      for (const sleeper of due) sleeper.wake()
      // Let those who woke run before the caller goes on.
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
}
