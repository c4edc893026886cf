import type { Clock } from './clock.ts'
import type { StoredToken, TokenStore } from './token-store.ts'

/** What a {@link TokenSource} is made of. */
export interface TokenSourceOptions {
  /** Account that the token belongs to, such as `wechat-openapi:wx123`. Holds no secret. */
  readonly key: string
  readonly store: TokenStore
  readonly clock: Clock
  /** Fetches a new token; gets the stored one, for platforms that rotate a refresh token. */
  readonly fetchToken: (previous: StoredToken | undefined) => Promise<StoredToken>
  /** A token is renewed this many milliseconds before it ends. @default 300000 */
  readonly refreshAheadMs?: number
  /** Longest time that one fetch may hold the right to fetch, in milliseconds. @default 10000 */
  readonly leaseMs?: number
  /**
   * How often a process that waits for another's token looks, in milliseconds, give or take a half: processes that
   * started together do not look together. @default 50
   */
  readonly pollMs?: number
  /** Spreads the looks; from 0 up to 1. @default Math.random */
  readonly random?: () => number
}

/**
 * After a renewal that failed while the old token lives, or that gave the refused token again, the next try waits this
 * long, in milliseconds.
 */
const REST_MS = 10_000

/** Hands out one account's token and renews it once for everybody. */
export interface TokenSource {
  /** The current token; fetched first where there is none or it is about to end. */
  get(): Promise<string>
  /** The token that {@link TokenSource.get} would give without asking anybody; `undefined` when it would have to. */
  peek(): string | undefined
  /**
   * A token other than `dead`, which the platform has just refused. Where the platform keeps giving `dead`, that one,
   * and it is asked again 10 seconds later: the next calls fail without costing a fetch each.
   */
  renew(dead: string): Promise<string>
}

/**
 * Makes a token source: any number of concurrent calls cost one fetch in this process, and one across processes when
 * they share a store.
 *
 * A failed renewal is not an error while the old token still lives; the next one is tried 10 seconds later. A token that
 * lives shorter than twice `refreshAheadMs` is renewed in the middle of its life.
 */
export function createTokenSource(options: TokenSourceOptions): TokenSource {
  const { key, store, clock, fetchToken } = options
  const refreshAheadMs = options.refreshAheadMs ?? 300_000
  const leaseMs = options.leaseMs ?? 10_000
  const pollMs = options.pollMs ?? 50
  const random = options.random ?? Math.random
  let known: StoredToken | undefined
  let restUntilMs = 0
  let givenAgain: { readonly token: StoredToken; readonly untilMs: number } | undefined
  let running: { readonly dead: string | undefined; readonly promise: Promise<StoredToken> } | undefined

  /** The token, if it has not ended. */
  const living = (token: StoredToken | undefined): StoredToken | undefined =>
    token !== undefined && token.expiresAtMs > clock.now() ? token : undefined
  /** The token, if it is not about to end. */
  const fresh = (token: StoredToken | undefined): StoredToken | undefined => {
    if (token === undefined) return undefined
    const aheadMs = Math.max(0, Math.min(refreshAheadMs, (token.expiresAtMs - token.issuedAtMs) / 2))
    return token.expiresAtMs - aheadMs > clock.now() ? token : undefined
  }
  const other = (token: StoredToken | undefined, dead: string | undefined): StoredToken | undefined =>
    token?.value === dead ? undefined : token

  /** Fetches; where that fails and the old token still lives, keeps it and lets the platform rest. */
  const fetchOrKeep = async (current: StoredToken | undefined, dead: string | undefined): Promise<StoredToken> => {
    try {
      return await fetchToken(current)
    } catch (error) {
      const old = living(other(current, dead))
      if (old === undefined) throw error
      restUntilMs = clock.now() + REST_MS
      return old
    }
  }

  /** Fetches under the lease, or waits for the one that holds it. */
  const obtain = async (dead: string | undefined): Promise<StoredToken> => {
    for (;;) {
      const stored = other(await store.read(key), dead)
      const found = fresh(stored)
      if (found !== undefined) return found
      if (givenAgain !== undefined && givenAgain.token.value === dead && clock.now() < givenAgain.untilMs) {
        return givenAgain.token
      }
      const lease = await store.acquire(key, leaseMs)
      if (lease === undefined) {
        // Somebody else fetches: its token, or the end of its lease, will come.
        const usable = living(stored)
        if (usable !== undefined) return usable
        await clock.sleep(pollMs * (0.5 + random()))
        continue
      }
      try {
        const current = await store.read(key)
        const renewed = fresh(other(current, dead))
        if (renewed !== undefined) return renewed
        const next = await fetchOrKeep(current, dead)
        if (next.value === dead) givenAgain = { token: next, untilMs: clock.now() + REST_MS }
        if (next === current || (await store.replace(key, current?.value, next, lease))) return next
        // Somebody was faster although we held the lease (it had ended): the newer token counts. Where a store that knows
        // no order of leases keeps a dead token for newer, since another machine's clock is ahead, ours still works.
        return living(other(await store.read(key), dead)) ?? next
      } finally {
        // A lease that can't be given back ends by itself: no reason to lose the token.
        await store.release(key, lease).catch(() => {})
      }
    }
  }

  const renewOnce = (dead: string | undefined): Promise<StoredToken> => {
    if (running !== undefined && (dead === undefined || running.dead === dead)) return running.promise
    const promise = obtain(dead)
      .then((token) => {
        // Not by an older one: a slow look into the store may end after a renewal.
        if (known === undefined || known.issuedAtMs <= token.issuedAtMs) known = token
        return token
      })
      .finally(() => {
        if (running?.promise === promise) running = undefined
      })
    running = { dead, promise }
    return promise
  }

  const peek = (): string | undefined => {
    const usable = fresh(known) ?? (clock.now() < restUntilMs ? living(known) : undefined)
    return usable?.value
  }

  return Object.freeze({
    peek,
    async get() {
      const usable = peek()
      if (usable !== undefined) return usable
      try {
        return (await renewOnce(undefined)).value
      } catch (error) {
        // The store itself may be out of reach.
        const old = living(known)
        if (old === undefined) throw error
        restUntilMs = clock.now() + REST_MS
        return old.value
      }
    },
    async renew(dead: string) {
      const usable = fresh(other(known, dead))
      if (usable !== undefined) return usable.value
      if (known?.value === dead) known = undefined
      return (await renewOnce(dead)).value
    }
  })
}
