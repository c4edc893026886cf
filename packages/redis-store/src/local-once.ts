import { type Clock, type OnceStore, randomNonce } from '@kaifang/http-core'
import { isOutageError } from './redis-store-error.ts'

const LOCAL = 'local:'

/**
 * Lets this process begin work on its own while the shared store is down: what it is at, or has done, is not begun a
 * second time here. Other processes do not know of it until the store is back.
 *
 * @param shared - Keeps the marks that it could not store.
 */
export function createLocalOnce(shared: OnceStore, clock: Clock): OnceStore {
  /** Work that this process has begun without the store. */
  const begun = new Map<string, { readonly lease: string; readonly endsAtMs: number }>()

  return {
    async begin(key, leaseMs) {
      const own = begun.get(key)
      if (own !== undefined && own.endsAtMs > clock.now()) return { state: 'busy' }
      begun.delete(key)
      try {
        return await shared.begin(key, leaseMs)
      } catch (error) {
        // Somebody here may have begun while the store was asked.
        if (!isOutageError(error)) throw error
        if (begun.has(key)) return { state: 'busy' }
        const lease = LOCAL + randomNonce()
        begun.set(key, { lease, endsAtMs: clock.now() + leaseMs })
        return { state: 'begun', lease }
      }
    },
    async complete(key, lease, keepMs) {
      if (begun.get(key)?.lease === lease) begun.delete(key)
      try {
        return await shared.complete(key, lease, keepMs)
      } catch (error) {
        if (isOutageError(error)) return true
        throw error
      }
    },
    async abandon(key, lease) {
      if (begun.get(key)?.lease === lease) begun.delete(key)
      else if (!lease.startsWith(LOCAL)) await shared.abandon(key, lease)
    }
  }
}
