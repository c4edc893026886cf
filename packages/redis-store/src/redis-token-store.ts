import { randomNonce, readInteger, readText, type StoredToken, type TokenStore } from '@kaifang/http-core'
import { decodeToken, encodeToken, tokenId } from './encode-token.ts'
import { createLocalTokens } from './local-tokens.ts'
import type { RedisClientLike } from './redis-client-like.ts'
import { createRedisLink } from './redis-link.ts'
import { type RedisStoreOptions, readRedisStoreOptions } from './redis-store-options.ts'
import { buildStoreKey } from './store-key.ts'
import { readCipher, type TokenCipher } from './token-cipher.ts'
import { tokenScripts } from './token-scripts.ts'

/** A {@link TokenStore} on Redis. */
export type RedisTokenStore = TokenStore

/** Settings of {@link createRedisTokenStore}. */
export interface RedisTokenStoreOptions extends RedisStoreOptions {
  /** Encrypts tokens before they go to Redis. Without it they lie there as text. */
  readonly cipher?: TokenCipher
  /**
   * How long a token is kept after its end, in milliseconds: its refresh token (刷新令牌) may live longer. Youzan's lives
   * 28 days.
   *
   * @default 2592000000 (30 days)
   */
  readonly keepExpiredMs?: number
}

const CALLER = 'createRedisTokenStore'

/**
 * Makes a store through which any number of processes share their tokens (access_token): one of them fetches, under a
 * lease, and the others wait for its token.
 *
 * A token never replaces a newer one: the order of the leases decides, and where there is none, the time of the fetch.
 * Every key ends by itself.
 *
 * > [!NOTE]
 * > With `whenDown: 'local'` each process fetches for itself during an outage. That suits WeChat's stable tokens, which
 * > live side by side. Where a fetch retires what another process has (Youzan's refresh tokens), stay with `'fail'`: a
 * > process goes on with the token that it knows as long as that lives.
 *
 * @param client - Of node-redis 5 or 6: single, pool, cluster or Sentinel. You connect it and close it.
 * @throws {@link InputError} when a setting breaks its rule. The store's methods throw {@link RedisStoreError}.
 * @example
 * ```ts
 * import { createRedisTokenStore } from '@kaifang/redis-store'
 * import { createClient } from 'redis'
 *
 * const client = createClient({ url: 'redis://127.0.0.1:6379' })
 * client.on('error', () => {}) // node-redis ends the process where nobody listens
 * const tokenStore = createRedisTokenStore(client)
 * ```
 */
export function createRedisTokenStore(client: RedisClientLike, options: RedisTokenStoreOptions = {}): RedisTokenStore {
  const settings = readRedisStoreOptions(CALLER, client, options, ['cipher', 'keepExpiredMs'])
  const cipher = readCipher(CALLER, options.cipher)
  const keepExpiredMs = readInteger(CALLER, 'keepExpiredMs', options.keepExpiredMs ?? 2_592_000_000, { min: 0 })
  const link = createRedisLink(client, settings)
  const keyOf = (operation: string, key: string, part: 'token' | 'lease'): string =>
    buildStoreKey(`redis-store.${operation}`, settings.prefix, key, part)

  const release = async (key: string, lease: string): Promise<void> => {
    await link.run({
      operation: 'release',
      script: tokenScripts.release,
      keys: [keyOf('release', key, 'lease')],
      args: [lease],
      need: 'read',
      read: () => undefined,
      wrote: () => false
    })
  }

  const store: TokenStore = {
    async read(key) {
      const body = await link.run({
        operation: 'read',
        script: tokenScripts.read,
        keys: [keyOf('read', key, 'token')],
        args: [],
        need: 'read',
        read: (reply) => (reply === null ? undefined : String(reply)),
        wrote: () => false
      })
      return body === undefined ? undefined : await decodeToken(body, cipher)
    },
    async replace(key, expected, next, lease) {
      checkToken(next)
      const { clock } = settings
      const keepMs = Math.max(0, next.expiresAtMs - clock.now()) + keepExpiredMs
      return await link.run({
        operation: 'replace',
        script: tokenScripts.replace,
        keys: [keyOf('replace', key, 'token')],
        args: [
          expected === undefined ? '' : tokenId(expected),
          tokenId(next.value),
          String(next.issuedAtMs),
          fenceOf(lease),
          await encodeToken(next, cipher),
          String(Math.max(1, keepMs))
        ],
        need: 'write',
        read: (reply) => Number(reply) === 1,
        wrote: (stored) => stored
      })
    },
    async acquire(key, leaseMs) {
      readInteger('redis-store.acquire', 'leaseMs', leaseMs, { min: 1 })
      return await link.run({
        operation: 'acquire',
        script: tokenScripts.acquire,
        keys: [keyOf('acquire', key, 'lease'), keyOf('acquire', key, 'token')],
        args: [randomNonce(), String(leaseMs)],
        need: 'write',
        read: (reply) => (reply === null ? undefined : String(reply)),
        wrote: (lease) => lease !== undefined,
        giveBack: (lease) => {
          if (lease !== undefined) void release(key, lease).catch(() => {})
        }
      })
    },
    release
  }
  return Object.freeze(settings.whenDown === 'local' ? createLocalTokens(store, settings.clock) : store)
}

/** Number of a lease; 0 without one. */
function fenceOf(lease: string | undefined): string {
  return /^(\d{1,16})\./.exec(lease ?? '')?.[1] ?? '0'
}

/** A wrong token would be found by another process, hours later. */
function checkToken({ value, issuedAtMs, expiresAtMs, refreshValue }: StoredToken): void {
  const caller = 'redis-store.replace'
  readText(caller, 'value', value)
  readInteger(caller, 'issuedAtMs', issuedAtMs, { min: 0 })
  readInteger(caller, 'expiresAtMs', expiresAtMs, { min: 0 })
  if (refreshValue !== undefined) readText(caller, 'refreshValue', refreshValue, { minLength: 0 })
}
