/**
 * What a managed access token costs a call: CPU of the same call with the client's own token, with a given one, and of a
 * bare `undici.request` that sends the same bytes to the same server on loopback.
 *
 * Alone: `npx tsx --conditions=@kaifang/source packages/bench/src/managed-call.ts`
 * @module
 */
import { initWeixin } from '@kaifang/wechat-openapi'
import { request, setGlobalDispatcher, Agent as UndiciAgent } from 'undici'
import { type CpuTable, formatCpuTable, measureCpu } from './measure-cpu.ts'
import { startLoopback } from './start-loopback.ts'

const TOKEN = 'a'.repeat(136)
const BODY = { openid: 'oABCDEFGHIJKLMNOPQRSTUVWXYZ12', content: '会员年卡，到期提醒' }

/** Measures with 32 calls under way. */
export async function runManagedCallBench(rounds = 9): Promise<readonly CpuTable[]> {
  const server = await startLoopback()
  const settings = { appId: 'wx4f4bc4dec97d474b', secret: '0'.repeat(32), baseUrl: server.url, timeout: 60_000 }
  const managed = initWeixin(settings)
  const given = initWeixin({ ...settings, accessToken: TOKEN })
  setGlobalDispatcher(new UndiciAgent({ keepAliveTimeout: 30_000 }))
  const url = `${server.url}/wxa/msg_sec_check?access_token=${TOKEN}`
  const headers = { accept: 'application/json', 'content-type': 'application/json; charset=utf-8' }
  const send = (weixin: typeof managed) => () => weixin.call('/wxa/msg_sec_check', BODY, { effect: 'read' })

  const cases = {
    'bare undici.request': async () =>
      (await request(url, { method: 'POST', headers, body: JSON.stringify(BODY) })).body.json(),
    'given token': send(given),
    'managed token': send(managed)
  }
  const table = await measureCpu('A WeChat call, 32 at once', cases, { rounds, calls: 2560, concurrency: 32 })
  await Promise.all([managed.close(), given.close()])
  server.stop()
  return [table]
}

if (process.argv[1]?.match(/managed-call\.[jt]s$/)) {
  for (const table of await runManagedCallBench()) console.log(formatCpuTable(table))
  process.exit(0)
}
