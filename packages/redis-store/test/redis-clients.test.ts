import { onceStoreContract, tokenStoreContract } from '@kaifang/http-core/testing'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { createRedisOnceStore } from '../src/redis-once-store.ts'
import { createRedisTokenStore } from '../src/redis-token-store.ts'
import { clusterOpeners, openClient, openers, openSentinel, type TestClient } from './support/open-client.ts'
import { hasRedis, redisSkipped, startRedis, startSentinel, type TestRedis } from './support/start-redis.ts'

const pass = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Runs both contracts with a client of one kind. */
function describeClient(name: string, open: () => Promise<{ client: TestClient; close(): Promise<void> }>): void {
  describe.skipIf(!hasRedis)(`${name}${redisSkipped}`, () => {
    let opened: Awaited<ReturnType<typeof open>>
    let stores = 0
    beforeAll(async () => {
      opened = await open()
    })
    afterAll(async () => {
      opened.client.destroy()
      await opened.close()
    })
    // A prefix of its own makes a store empty.
    const options = () => ({ prefix: `test-${++stores}:`, timeout: 20_000 })
    describe('tokens', () => {
      tokenStoreContract(test, {
        createStore: () => createRedisTokenStore(opened.client, options()),
        pass
      })
    })
    describe('work that is done once', () => {
      onceStoreContract(test, { createStore: () => createRedisOnceStore(opened.client, options()), pass })
    })
  })
}

for (const [name, open] of Object.entries(openers)) {
  describeClient(name, async () => {
    const redis = await startRedis()
    return { client: await open(redis.url), close: redis.stop }
  })
}

for (const [name, open] of Object.entries(clusterOpeners)) {
  describeClient(name, async () => {
    const redis = await startRedis('--cluster-enabled', 'yes')
    await spreadSlots(redis)
    return { client: await open(redis.url), close: redis.stop }
  })
}

describeClient('node-redis 5, Sentinel', async () => {
  const redis = await startRedis()
  const sentinel = await startSentinel(redis.port)
  return {
    client: await openSentinel(sentinel.port),
    async close() {
      await sentinel.stop()
      await redis.stop()
    }
  }
})

/** Gives a lone node all slots: from then on it refuses a script whose keys are in two of them. */
async function spreadSlots({ url }: TestRedis): Promise<void> {
  const client = await openClient(url)
  await client.sendCommand(['CLUSTER', 'ADDSLOTSRANGE', '0', '16383'])
  while (!String(await client.sendCommand(['CLUSTER', 'INFO'])).includes('cluster_state:ok')) await pass(20)
  client.destroy()
}
