import { type Clock, systemClock } from './clock.ts'
import { randomNonce } from './nonce.ts'
import type { StoredToken, TokenStore } from './token-store.ts'

/**
 * Keeps tokens in this process. For several processes use `@kaifang/redis-store`.
 *
 * @param clock - Time for leases.
 */
export function createMemoryTokenStore(clock: Clock = systemClock): TokenStore {
  const tokens = new Map<string, { readonly token: StoredToken; readonly fence: number }>()
  const leases = new Map<string, { readonly lease: string; readonly endsAtMs: number }>()
  let lastFence = 0
  return Object.freeze({
    async read(key: string) {
      return tokens.get(key)?.token
    },
    async replace(key: string, expected: string | undefined, next: StoredToken, lease?: string) {
      const current = tokens.get(key)
      const fence = fenceOf(lease)
      if (!mayReplace(current, expected, next, fence)) return false
      tokens.set(key, { token: next, fence: Math.max(fence, current?.fence ?? 0) })
      return true
    },
    async acquire(key: string, leaseMs: number) {
      const held = leases.get(key)
      if (held !== undefined && held.endsAtMs > clock.now()) return undefined
      lastFence += 1
      const lease = `${lastFence}.${randomNonce()}`
      leases.set(key, { lease, endsAtMs: clock.now() + leaseMs })
      return lease
    },
    async release(key: string, lease: string) {
      if (leases.get(key)?.lease === lease) leases.delete(key)
    }
  })
}

/** Number of a lease among all of a store; 0 without one. */
function fenceOf(lease: string | undefined): number {
  return Number(/^(\d+)\./.exec(lease ?? '')?.[1] ?? 0)
}

function mayReplace(
  current: { readonly token: StoredToken; readonly fence: number } | undefined,
  expected: string | undefined,
  next: StoredToken,
  fence: number
): boolean {
  if (current === undefined) return expected === undefined || fence > 0
  if (fence > 0 && current.fence > 0 && fence !== current.fence) return fence > current.fence
  return current.token.value === expected && current.token.issuedAtMs <= next.issuedAtMs
}
