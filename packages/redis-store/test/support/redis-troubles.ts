import type { RedisStoreErrorCode } from '../../src/redis-store-error.ts'
import { openClient } from './open-client.ts'
import type { TestRedis } from './start-redis.ts'

/** Something that can befall a Redis, and the end of it. */
export interface RedisTrouble {
  readonly name: string
  readonly code: RedisStoreErrorCode
  /** Whether what is stored can still be read meanwhile. */
  readonly isReadable: boolean
  /** Whether what was stored is there afterwards. */
  readonly keepsData: boolean
  begin(redis: TestRedis): Promise<void> | void
  end(redis: TestRedis): Promise<void> | void
}

/** Gives Redis a command as its administrator. */
async function command(redis: TestRedis, ...args: string[]): Promise<void> {
  const client = await openClient(redis.url)
  await client.sendCommand(args)
  client.destroy()
}

/** All of them. */
export const redisTroubles: readonly RedisTrouble[] = [
  {
    name: 'killed',
    code: 'ERR_REDIS_STORE_TIMEOUT',
    isReadable: false,
    keepsData: false,
    begin: (redis) => redis.kill(),
    end: (redis) => redis.start()
  },
  {
    name: 'stopped',
    code: 'ERR_REDIS_STORE_TIMEOUT',
    isReadable: false,
    keepsData: true,
    begin: (redis) => redis.pause(),
    end: (redis) => redis.resume()
  },
  {
    name: 'full',
    code: 'ERR_REDIS_STORE_FULL',
    isReadable: true,
    keepsData: true,
    begin: (redis) => command(redis, 'CONFIG', 'SET', 'maxmemory', '1'),
    end: (redis) => command(redis, 'CONFIG', 'SET', 'maxmemory', '0')
  },
  {
    name: 'read-only',
    code: 'ERR_REDIS_STORE_READ_ONLY',
    isReadable: true,
    keepsData: true,
    // Nothing listens there, so that it stays a replica without data of a primary.
    begin: (redis) => command(redis, 'REPLICAOF', '127.0.0.1', '1'),
    end: (redis) => command(redis, 'REPLICAOF', 'NO', 'ONE')
  },
  {
    name: 'out of rights',
    code: 'ERR_REDIS_STORE_REFUSED',
    isReadable: false,
    keepsData: true,
    begin: (redis) => command(redis, 'ACL', 'SETUSER', 'default', '-evalsha', '-eval'),
    end: (redis) => command(redis, 'ACL', 'SETUSER', 'default', '+@all')
  }
]
