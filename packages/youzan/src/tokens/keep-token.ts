import type { Clock, StoredToken, TokenStore } from '@kaifang/http-core'

/** Where a token of a shop is kept. */
export interface TokenPlace {
  readonly store: TokenStore
  readonly clock: Clock
  readonly key: string
  readonly leaseMs: number
}

/** How often a waiting process looks, in milliseconds, give or take a half. */
const POLL_MS = 50

/**
 * Runs work while no other process fetches a token of the shop. Waits for one that does, at most until its lease ends.
 *
 * @throws What the store throws when it can't be reached: then nothing was sent.
 */
export async function withLease<T>(
  { store, clock, key, leaseMs }: TokenPlace,
  work: (lease: string) => Promise<T>,
  signal?: AbortSignal
): Promise<T> {
  for (;;) {
    signal?.throwIfAborted()
    const lease = await store.acquire(key, leaseMs)
    if (lease === undefined) {
      await clock.sleep(POLL_MS * (0.5 + Math.random()), signal)
      continue
    }
    try {
      return await work(lease)
    } finally {
      // A lease that can't be given back ends by itself: no reason to lose the token.
      await store.release(key, lease).catch(() => {})
    }
  }
}

/**
 * Puts a token that was just fetched into the store.
 *
 * @returns Whether it is there. `false` where the store could not be reached, so that whoever called gets the token all the
 *   same: the platform gives some only once.
 */
export async function keepToken({ store, key }: TokenPlace, next: StoredToken, lease: string): Promise<boolean> {
  try {
    const current = await store.read(key)
    return await store.replace(key, current?.value, next, lease)
  } catch {
    return false
  }
}
