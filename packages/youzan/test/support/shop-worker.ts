/** A process that calls for shops until it is told to stop: `shop-worker.ts <redis> <platform> <shops, joined by commas>`. */
import { setTimeout } from 'node:timers/promises'
import { createRedisTokenStore } from '@kaifang/redis-store'
import { createClient } from 'redis'
import { initYouzan } from '../../src/index.ts'

const [redis = '', url = '', shops = ''] = process.argv.slice(2)
const grantIds = shops.split(',')
/** Calls of a process at the same time. */
const CONCURRENCY = 2

const client = createClient({ url: redis, socket: { reconnectStrategy: 20 } })
client.on('error', () => {})
await client.connect()
const youzan = initYouzan({
  clientId: 'app',
  clientSecret: 'secret',
  appType: 'tool',
  tokenStore: createRedisTokenStore(client, { timeout: 20_000 }),
  baseUrl: `${url}/by/${process.pid}`,
  // A lease lasts 7 s: so long the others wait for a process that was killed.
  timeout: 3000
})

let stopped = false
const report = { calls: 0, failures: [] as string[] }

async function work(lane: number): Promise<void> {
  for (let turn = lane; !stopped; turn++) {
    try {
      const grantId = grantIds[turn % grantIds.length] as string
      await youzan.shop(grantId).call('youzan.some.read', '1.0.0', { lane }, { effect: 'read', timeout: 60_000 })
      report.calls++
      // The platform and Redis share two cores with us.
      await setTimeout(2)
    } catch (error) {
      report.failures.push(String(error))
    }
  }
}

process.on('disconnect', () => process.exit(0))
process.on('message', async (message) => {
  if (message === 'stop') {
    stopped = true
    return
  }
  await Promise.all(Array.from({ length: CONCURRENCY }, (_, index) => work(index)))
  process.send?.(report)
})
process.send?.('ready')
