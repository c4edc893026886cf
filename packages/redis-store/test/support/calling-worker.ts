/** A process that calls without a pause: `calling-worker.ts <redis> <platform> <lanes>`, until it is told to stop. */
import { createRedisTokenStore } from '../../src/index.ts'
import { openClient } from './open-client.ts'
import { callPlatform, createPlatformSource } from './platform-source.ts'

const [redis = '', url = '', lanes = ''] = process.argv.slice(2)
const store = createRedisTokenStore(await openClient(redis), { timeout: 20_000 })
const source = createPlatformSource({ url, by: String(process.pid), store, pollMs: 4 })
const report = { done: 0, failed: 0 }
let isStopping = false

/** One call after the other. */
async function runLane(lane: number): Promise<void> {
  while (!isStopping) {
    const done = await callPlatform(source, url, `${process.pid}.${lane}`).catch(() => false)
    report[done ? 'done' : 'failed']++
  }
}

process.on('disconnect', () => process.exit(0))
process.on('message', () => {
  isStopping = true
})
await Promise.all(Array.from({ length: Number(lanes) }, (_, lane) => runLane(lane)))
process.send?.(report)
