/**
 * Run as a program: leaves as much as possible under way, closes the sandbox, and prints what still keeps the process
 * alive. It must then end by itself.
 */
import { startSandbox } from '../../src/index.ts'

const sandbox = await startSandbox()
const { utools, clock, faults } = sandbox
const { accessToken } = utools.login()
const { goodsId } = utools.createGoods({ title: 'x', totalFee: 1 })
utools.setNotifyUrl('http://127.0.0.1:1/nobody')
// A callback that is to be repeated, a client that waits for a slow answer, and one that sleeps on the clock.
await utools.pay(utools.createOrder({ goodsId, outOrderId: 'order-1', accessToken }).orderId).firstDelivery
faults.next('slow-headers')
const slow = fetch(`${utools.baseUrl}/baseinfo`).catch(() => 'cut')
const sleeper = clock.sleep(1_000_000).catch(() => 'woken')
sandbox.namespace('other').utools.login()
await sandbox.clock.advance(0)
while (sandbox.requests().length === 0) await new Promise((resolve) => setImmediate(resolve))
await sandbox.close()
await sandbox.close()
await Promise.all([slow, sleeper])
await new Promise((resolve) => setImmediate(resolve))
const standard = ['PipeWrap', 'TTYWrap', 'Immediate']
const left = process.getActiveResourcesInfo().filter((name) => !standard.includes(name))
process.stdout.write(`${JSON.stringify(left)}\n`)
