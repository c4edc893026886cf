import { afterAll, afterEach, beforeAll, beforeEach, describe } from 'vitest'
import { openClient } from './open-client.ts'
import { hasRedis, redisSkipped, startRedis, type TestRedis } from './start-redis.ts'

/** A Redis for the tests of one block, empty and in good health at the start of each. */
export interface RedisOfBlock {
  readonly server: TestRedis
  /** A client that is closed after the test. */
  open(): ReturnType<typeof openClient>
}

/** Groups tests that need a Redis; says why where they are skipped. */
export function describeRedis(name: string, define: (redis: RedisOfBlock) => void, ...args: string[]): void {
  describe.skipIf(!hasRedis)(`${name}${redisSkipped}`, () => {
    let server: TestRedis | undefined
    let clients: Awaited<ReturnType<typeof openClient>>[] = []
    const running = (): TestRedis => server as TestRedis

    beforeAll(async () => {
      server = await startRedis(...args)
    })
    beforeEach(async () => {
      // A Redis that a test has killed comes back; one that a test has filled or stopped is mended by that test.
      await running().start()
      const client = await openClient(running().url)
      await client.flushAll()
      client.destroy()
    })
    afterEach(() => {
      for (const client of clients) if (client.isOpen) client.destroy()
      clients = []
    })
    afterAll(() => running().stop())
    define({
      get server() {
        return running()
      },
      async open() {
        const client = await openClient(running().url)
        clients.push(client)
        return client
      }
    })
  })
}
