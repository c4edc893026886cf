/**
 * Stores of `@kaifang/http-core` on Redis: tokens that many processes share, and work that is done once among them.
 *
 * Uses the node-redis client that you have, and refuses to decide what happens while Redis is down: you do, with
 * `whenDown`.
 *
 * @module
 */
export { InputError } from '@kaifang/http-core'
export type { RedisClientLike, ScriptInput, ScriptSender } from './redis-client-like.ts'
export { createRedisOnceStore, type RedisOnceStore, type RedisOnceStoreOptions } from './redis-once-store.ts'
export { RedisStoreError, type RedisStoreErrorCode } from './redis-store-error.ts'
export type { RedisStoreEvent, RedisStoreOptions, WhenDown } from './redis-store-options.ts'
export { createRedisTokenStore, type RedisTokenStore, type RedisTokenStoreOptions } from './redis-token-store.ts'
export type { TokenCipher } from './token-cipher.ts'
