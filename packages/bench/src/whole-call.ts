/**
 * CPU of a whole `getBaseInfo` (sign, send, receive, verify, decode) beside bare HTTP clients that sign and verify
 * nothing, against one server on loopback.
 *
 * Alone: `npx tsx --conditions=@kaifang/source packages/bench/src/whole-call.ts`
 * @module
 */

import { Agent } from 'node:http'
import { initUtools } from '@kaifang/utools'
import axios from 'axios'
import got from 'got'
import ky from 'ky'
import { request, setGlobalDispatcher, Agent as UndiciAgent } from 'undici'
import { request as urllibRequest } from 'urllib'
import { type CpuTable, formatCpuTable, measureCpu } from './measure-cpu.ts'
import { startLoopback } from './start-loopback.ts'

const QUERY = `access_token=${'a'.repeat(32)}&plugin_id=zueadppw&timestamp=1624329435&sign=${'0'.repeat(64)}`

/** Measures at three concurrencies. */
export async function runWholeCallBench(rounds = 7): Promise<readonly CpuTable[]> {
  const server = await startLoopback()
  const utools = initUtools({ pluginId: 'zueadppw', secret: '0'.repeat(32), baseUrl: server.url, timeout: 60_000 })
  const agent = new Agent({ keepAlive: true })
  setGlobalDispatcher(new UndiciAgent({ keepAliveTimeout: 30_000 }))
  const url = `${server.url}/baseinfo?${QUERY}`
  const headers = { accept: 'application/json' }
  const accessToken = 'a'.repeat(32)
  const web = axios.create({ httpAgent: agent, headers })
  const gotClient = got.extend({ agent: { http: agent }, headers, retry: { limit: 0 } })
  const kyClient = ky.create({ headers, retry: 0, timeout: false })

  const cases = {
    'bare undici.request': async () => (await request(url, { headers })).body.json(),
    '@kaifang/utools getBaseInfo': () => utools.getBaseInfo({ accessToken }),
    fetch: async () => (await fetch(url, { headers })).json(),
    urllib: () => urllibRequest(url, { headers, dataType: 'json' }),
    axios: () => web.get(url),
    got: () => gotClient(url).json(),
    ky: () => kyClient(url).json()
  }
  const tables: CpuTable[] = []
  for (const concurrency of [1, 32, 256]) {
    const calls = concurrency === 1 ? 800 : 2560
    tables.push(await measureCpu(`getBaseInfo, ${concurrency} at once`, cases, { rounds, calls, concurrency }))
  }
  await utools.close()
  agent.destroy()
  server.stop()
  return tables
}

if (process.argv[1]?.match(/whole-call\.[jt]s$/)) {
  for (const table of await runWholeCallBench()) console.log(formatCpuTable(table))
  process.exit(0)
}
