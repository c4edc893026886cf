import { type Clock, createMemoryTokenStore, type StoredToken, type TokenStore } from '@kaifang/http-core'
import { isOutageError } from './redis-store-error.ts'

/** A token that this process saw last; `isSaved` is false while Redis does not have it. */
interface SeenToken {
  readonly token: StoredToken
  readonly isSaved: boolean
}

const LOCAL = 'local:'

/**
 * Puts this process' own memory behind a store that may be down: it goes on with the token that it saw last, and fetches
 * for itself. When the store is back, the newer token counts, the stored one or ours.
 */
export function createLocalTokens(shared: TokenStore, clock: Clock): TokenStore {
  const seen = new Map<string, SeenToken>()
  const leases = createMemoryTokenStore(clock)

  /** Does the work on the shared store; on our own during an outage. */
  const orLocally = async <T>(work: Promise<T>, locally: () => T | Promise<T>): Promise<T> => {
    try {
      return await work
    } catch (error) {
      if (isOutageError(error)) return await locally()
      throw error
    }
  }

  /** Reads, and gives the store what it missed. */
  const readShared = async (key: string): Promise<StoredToken | undefined> => {
    const stored = await shared.read(key)
    const own = seen.get(key)
    const isNews = own !== undefined && !own.isSaved && own.token.issuedAtMs >= (stored?.issuedAtMs ?? 0)
    // A token that is stored meanwhile by somebody else is not replaced; the next reading finds it.
    const token = isNews && (await shared.replace(key, stored?.value, own.token)) ? own.token : stored
    if (token !== undefined) seen.set(key, { token, isSaved: true })
    return token
  }

  return {
    read: (key) => orLocally(readShared(key), () => seen.get(key)?.token),
    async replace(key, expected, next, lease) {
      const isLocal = lease?.startsWith(LOCAL)
      const keep = (isSaved: boolean): true => {
        seen.set(key, { token: next, isSaved })
        return true
      }
      const locally = (): boolean => {
        const own = seen.get(key)?.token
        return own?.value === expected && (own?.issuedAtMs ?? 0) <= next.issuedAtMs && keep(false)
      }
      const stored = await orLocally(
        shared.replace(key, expected, next, isLocal ? undefined : lease).then((done) => done && keep(true)),
        locally
      )
      return stored
    },
    acquire: (key, leaseMs) =>
      orLocally(shared.acquire(key, leaseMs), async () => {
        const lease = await leases.acquire(key, leaseMs)
        return lease === undefined ? undefined : LOCAL + lease
      }),
    async release(key, lease) {
      if (lease.startsWith(LOCAL)) await leases.release(key, lease.slice(LOCAL.length))
      else await orLocally(shared.release(key, lease), () => {})
    }
  }
}
