/**
 * How many tokens concurrent calls fetch, at the start and after the platform has ended the token, against a server on
 * loopback that counts. No times: what is measured is what the platform sees.
 *
 * Alone: `npx tsx --conditions=@kaifang/source packages/bench/src/tokens.ts`
 * @module
 */
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { initWeixin } from '@kaifang/wechat-openapi'
import CoWechatApi from 'co-wechat-api'

/** What one client did with so many calls at once. */
export interface TokenFetches {
  readonly client: string
  readonly calls: number
  /** Fetches of the first calls. */
  readonly first: number
  /** Fetches of the same number of calls after the token was ended. */
  readonly afterEnd: number
  /** Calls that failed in either turn. */
  readonly failed: number
}

const APP_ID = 'wx4f4bc4dec97d474b'
const SECRET = '0'.repeat(32)

/** Starts a platform with both token endpoints and one call that takes a token. */
async function startPlatform() {
  // Tokens are numbers, in the order in which they were given.
  let given = 0
  let endedUpTo = 0
  let stable = 0
  let fetches = 0

  const server = createServer((request, response) => {
    request.resume()
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://loopback')
    const isStable = pathname === '/cgi-bin/stable_token'
    if (isStable || pathname === '/cgi-bin/token') {
      fetches++
      const keeps = isStable && stable > endedUpTo
      const token = keeps ? stable : ++given
      if (isStable) stable = token
      return reply(response, { access_token: `token-${token}`, expires_in: 7200 })
    }
    const number = Number(searchParams.get('access_token')?.slice('token-'.length))
    const isLiving = number > endedUpTo && number <= given
    reply(response, isLiving ? { ip_list: ['127.0.0.1'] } : { errcode: 40001, errmsg: 'invalid credential' })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Fetches since the last time. */
    takeFetches: () => {
      const taken = fetches
      fetches = 0
      return taken
    },
    endTokens: () => {
      endedUpTo = given
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  }
}

function reply(response: ServerResponse, body: object): void {
  response.setHeader('content-type', 'application/json').end(JSON.stringify(body))
}

interface OpenClient {
  call(): Promise<unknown>
  close(): Promise<void>
}

const clients: Readonly<Record<string, (url: string) => OpenClient>> = {
  '@kaifang/wechat-openapi': (url) => openOurs(url, 'stable'),
  '@kaifang/wechat-openapi, plain tokens': (url) => openOurs(url, 'plain'),
  'co-wechat-api': (url) => {
    const api = new CoWechatApi(APP_ID, SECRET)
    api.setOpts({ timeout: 60_000 })
    api.prefix = `${url}/cgi-bin/`
    return { call: () => api.getIp(), close: async () => {} }
  }
}

function openOurs(baseUrl: string, tokenMode: 'stable' | 'plain'): OpenClient {
  const weixin = initWeixin({ appId: APP_ID, secret: SECRET, baseUrl, tokenMode, timeout: 60_000 })
  return { call: () => weixin.call('/cgi-bin/getcallbackip'), close: () => weixin.close() }
}

/** Counts for each client and each number of calls, on a platform of its own. */
export async function countTokenFetches(sizes: readonly number[] = [1, 10, 100, 1000]): Promise<TokenFetches[]> {
  const rows: TokenFetches[] = []
  for (const calls of sizes) {
    for (const [client, open] of Object.entries(clients)) {
      const platform = await startPlatform()
      const { call, close } = open(platform.url)
      const callAll = async (): Promise<number> => {
        const outcomes = await Promise.allSettled(Array.from({ length: calls }, call))
        return outcomes.filter(({ status }) => status === 'rejected').length
      }
      const failedFirst = await callAll()
      const first = platform.takeFetches()
      platform.endTokens()
      const failed = failedFirst + (await callAll())
      rows.push({ client, calls, first, afterEnd: platform.takeFetches(), failed })
      await close()
      await platform.close()
    }
  }
  return rows
}

/** Writes the counts as Markdown. */
export function formatTokenFetches(rows: readonly TokenFetches[]): string {
  return [
    '### Token fetches',
    '',
    'What concurrent calls of one process cost: at the start, and after the platform has ended the token.',
    '',
    '| calls at once | client | fetches at the start | fetches after the end | failed calls |',
    '| --- | --- | --- | --- | --- |',
    ...rows.map((row) => `| ${row.calls} | ${row.client} | ${row.first} | ${row.afterEnd} | ${row.failed} |`),
    ''
  ].join('\n')
}

if (process.argv[1]?.match(/tokens\.[jt]s$/)) {
  console.log(formatTokenFetches(await countTokenFetches()))
  process.exit(0)
}
