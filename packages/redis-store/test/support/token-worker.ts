/** A process that asks for a token many times at once, whenever it is told to: `token-worker.ts <redis>`. */
import { createRedisTokenStore } from '../../src/index.ts'
import { openClient } from './open-client.ts'
import { createPlatformSource } from './platform-source.ts'

/** What it is told. */
export interface TokenQuestion {
  readonly url: string
  readonly key: string
  readonly calls: number
  readonly leaseMs: number
}

const [redis = ''] = process.argv.slice(2)
const store = createRedisTokenStore(await openClient(redis), { timeout: 20_000 })

process.on('disconnect', () => process.exit(0))
process.on('message', async ({ calls, ...account }: TokenQuestion) => {
  const source = createPlatformSource({ ...account, by: String(process.pid), store })
  process.send?.(await Promise.all(Array.from({ length: calls }, () => source.get())))
})
process.send?.('ready')
