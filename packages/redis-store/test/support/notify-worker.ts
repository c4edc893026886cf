/** A process that receives notifications: `notify-worker.ts <redis> <leaseMs>`. Says its port, and every effect. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createNotifyHandler, decodeText, readNotify } from '@kaifang/http-core'
import { createRedisOnceStore } from '../../src/index.ts'
import { openClient } from './open-client.ts'

const [redis = '', leaseMs = ''] = process.argv.slice(2)
const client = await openClient(redis)

const handler = createNotifyHandler<{ id: string }>({
  verify: async (input) => {
    const { bytes } = await readNotify('worker.verify', input)
    return { id: decodeText(bytes) ?? '' }
  },
  keyOf: ({ id }) => id,
  // The effect is what the parent has heard of: it stays, whatever becomes of this process.
  handle: ({ id }) => new Promise<void>((resolve) => process.send?.({ effect: id }, () => resolve())),
  onceStore: createRedisOnceStore(client, { timeout: 300, onEvent: ({ type }) => process.send?.({ event: type }) }),
  onError: () => process.send?.({ error: 1 }),
  success: { status: 200, contentType: 'application/json', body: '"SUCCESS"' },
  failure: { status: 500, contentType: 'application/json', body: '"FAIL"' },
  leaseMs: Number(leaseMs)
})

const server = createServer((request, response) => void handler.node(request, response))
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
process.on('disconnect', () => process.exit(0))
