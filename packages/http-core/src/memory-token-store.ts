import { type Clock, systemClock } from './clock.ts'
import { randomNonce } from './nonce.ts'
import type { StoredToken, TokenStore } from './token-store.ts'

/**
 * Keeps tokens in this process. For several processes use `@kaifang/redis-store`.
 *
 * @param clock - Time for leases.
 */
export function createMemoryTokenStore(clock: Clock = systemClock): TokenStore {
  const tokens = new Map<string, StoredToken>()
  const leases = new Map<string, { readonly lease: string; readonly endsAtMs: number }>()
  return Object.freeze({
    async read(key: string) {
      return tokens.get(key)
    },
    async replace(key: string, expected: string | undefined, next: StoredToken) {
      const current = tokens.get(key)
      if (current?.value !== expected) return false
      if (current !== undefined && current.issuedAtMs > next.issuedAtMs) return false
      tokens.set(key, next)
      return true
    },
    async acquire(key: string, leaseMs: number) {
      const held = leases.get(key)
      if (held !== undefined && held.endsAtMs > clock.now()) return undefined
      const lease = randomNonce()
      leases.set(key, { lease, endsAtMs: clock.now() + leaseMs })
      return lease
    },
    async release(key: string, lease: string) {
      if (leases.get(key)?.lease === lease) leases.delete(key)
    }
  })
}
