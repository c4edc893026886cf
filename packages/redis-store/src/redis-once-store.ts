import { type OnceState, type OnceStore, randomNonce, readInteger } from '@kaifang/http-core'
import { explain } from './explain-redis-failure.ts'
import { createLocalOnce } from './local-once.ts'
import { onceScripts } from './once-scripts.ts'
import { createPendingMarks } from './pending-marks.ts'
import type { RedisClientLike } from './redis-client-like.ts'
import { createRedisLink } from './redis-link.ts'
import { type RedisStoreOptions, readRedisStoreOptions } from './redis-store-options.ts'
import { buildStoreKey } from './store-key.ts'

/** A {@link OnceStore} on Redis. */
export type RedisOnceStore = OnceStore

/** Settings of {@link createRedisOnceStore}. */
export type RedisOnceStoreOptions = RedisStoreOptions

const CALLER = 'createRedisOnceStore'

/**
 * Makes a store through which any number of processes handle a piece of work once: give it to `createNotifyHandler` of
 * `@kaifang/http-core` or to a client's own handler.
 *
 * Work that is done while Redis is out of reach is remembered here, and marked when Redis is back. Every key ends by
 * itself.
 *
 * > [!NOTE]
 * > Once holds as long as Redis keeps its data and the process lives from the end of the work to its mark. Beyond that
 * > work is done again rather than lost: make it repeatable, or write its key in the same transaction.
 *
 * @param client - Of node-redis 5 or 6: single, pool, cluster or Sentinel. You connect it and close it.
 * @throws {@link InputError} when a setting breaks its rule. The store's methods throw {@link RedisStoreError}.
 * @example
 * ```ts
 * import { createRedisOnceStore } from '@kaifang/redis-store'
 * import { createClient } from 'redis'
 *
 * const client = createClient({ url: 'redis://127.0.0.1:6379' })
 * client.on('error', () => {}) // node-redis ends the process where nobody listens
 * const onceStore = createRedisOnceStore(client)
 * ```
 */
export function createRedisOnceStore(client: RedisClientLike, options: RedisOnceStoreOptions = {}): RedisOnceStore {
  const settings = readRedisStoreOptions(CALLER, client, options)
  const link = createRedisLink(client, settings)
  const keyOf = (operation: string, key: string): string =>
    buildStoreKey(`redis-store.${operation}`, settings.prefix, key, 'once')

  const store: OnceStore = {
    async begin(key, leaseMs) {
      readInteger('redis-store.begin', 'leaseMs', leaseMs, { min: 1 })
      const lease = randomNonce()
      return await link.run({
        operation: 'begin',
        script: onceScripts.begin,
        keys: [keyOf('begin', key)],
        args: [lease, String(leaseMs)],
        need: 'write',
        read: (reply) => readState(String(reply), lease),
        wrote: ({ state }) => state === 'begun',
        giveBack: ({ state }) => {
          if (state === 'begun') void store.abandon(key, lease).catch(() => {})
        }
      })
    },
    async complete(key, lease, keepMs) {
      readInteger('redis-store.complete', 'keepMs', keepMs, { min: 1 })
      return await link.run({
        operation: 'complete',
        script: onceScripts.complete,
        keys: [keyOf('complete', key)],
        args: [lease, String(keepMs)],
        need: 'write',
        read: (reply) => Number(reply) === 1,
        wrote: (completed) => completed
      })
    },
    async abandon(key, lease) {
      await link.run({
        operation: 'abandon',
        script: onceScripts.abandon,
        keys: [keyOf('abandon', key)],
        args: [lease],
        need: 'read',
        read: () => undefined,
        wrote: () => false
      })
    }
  }
  const marked = createPendingMarks(store, settings.clock)
  return Object.freeze(settings.whenDown === 'local' ? createLocalOnce(marked, settings.clock) : marked)
}

function readState(state: string, lease: string): OnceState {
  if (state === 'begun') return { state, lease }
  if (state === 'busy' || state === 'done') return { state }
  throw explain('ERR_REDIS_STORE_DATA', 'begin')
}
