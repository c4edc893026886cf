import { createClient, createClientPool, createCluster, createSentinel } from 'redis'
import { createClient as createClient6, createCluster as createCluster6 } from 'redis-6'
import type { RedisClientLike } from '../../src/redis-client-like.ts'

/** A client that a test may close at once. */
export type TestClient = RedisClientLike & {
  destroy(): unknown
}

const socket = { reconnectStrategy: 20 }

/** A connected client of node-redis that swallows what it says of lost connections, and comes back fast. */
export async function openClient(url: string) {
  const client = createClient({ url, socket })
  client.on('error', () => {})
  await client.connect()
  return client
}

/** Every kind of client that the stores take, by name. */
export const openers: Readonly<Record<string, (url: string) => Promise<TestClient>>> = {
  'node-redis 5': openClient,
  'node-redis 5 with RESP3 and replies as bytes': async (url) => {
    const client = createClient({ url, socket, RESP: 3, commandOptions: { typeMapping: { 36: Buffer } } })
    client.on('error', () => {})
    await client.connect()
    return client
  },
  'node-redis 5, pool': async (url) => {
    const pool = createClientPool({ url, socket })
    pool.on('error', () => {})
    await pool.connect()
    return pool
  },
  'node-redis 6': async (url) => {
    const client = createClient6({ url, socket })
    client.on('error', () => {})
    await client.connect()
    return client
  }
}

/** Clients of a cluster. */
export const clusterOpeners: Readonly<Record<string, (url: string) => Promise<TestClient>>> = {
  'node-redis 5, cluster': async (url) => {
    const cluster = createCluster({ rootNodes: [{ url }] })
    cluster.on('error', () => {})
    await cluster.connect()
    return cluster
  },
  'node-redis 6, cluster': async (url) => {
    const cluster = createCluster6({ rootNodes: [{ url }] })
    cluster.on('error', () => {})
    await cluster.connect()
    return cluster
  }
}

/** A client of a Sentinel that watches over `kaifang`. */
export async function openSentinel(port: number): Promise<TestClient> {
  const sentinel = createSentinel({ name: 'kaifang', sentinelRootNodes: [{ host: '127.0.0.1', port }] })
  sentinel.on('error', () => {})
  await sentinel.connect()
  return sentinel
}
