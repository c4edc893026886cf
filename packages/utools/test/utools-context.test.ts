import { inspect } from 'node:util'
import type { EncodedRequest, ExchangeLimits, Transport } from '@kaifang/http-core'
import { createFixedClock } from '@kaifang/http-core/testing'
import { expect, it } from 'vitest'
import { initUtools } from '../src/index.ts'
import { createUtoolsContext } from '../src/utools-context.ts'
import { readFixture } from './read-fixture.ts'
import { BASE_INFO_MS, SECRET, TOKEN } from './start-platform.ts'

function recordingTransport() {
  const sent: { request: EncodedRequest; limits: ExchangeLimits }[] = []
  const body = Buffer.from(JSON.stringify(readFixture('get-base-info.ok').body))
  const transport: Transport = {
    send: async (request, limits) => {
      sent.push({ request, limits })
      return { status: 200, headers: {}, body }
    },
    close: async () => {}
  }
  return { sent, transport }
}

// "接口定义": GET https://open.u-tools.cn/baseinfo, Accept: application/json
it('sends to the platform over TLS, asks for JSON, and reads no more than 1 MiB', async () => {
  const { sent, transport } = recordingTransport()
  const clock = createFixedClock(BASE_INFO_MS)
  await initUtools({ pluginId: 'zueadppw', secret: SECRET, transport, clock }).getBaseInfo({ accessToken: TOKEN })
  expect(sent).toHaveLength(1)
  expect(sent[0]).toMatchObject({
    request: { method: 'GET', origin: 'https://open.u-tools.cn', headers: { accept: 'application/json' } },
    limits: { maxBodyBytes: 1_048_576 }
  })
  expect(sent[0]?.request).not.toHaveProperty('body')
})

it('sends below the path of its base URL', async () => {
  const { sent, transport } = recordingTransport()
  const clock = createFixedClock(BASE_INFO_MS)
  const baseUrl = 'https://proxy.example/utools/'
  await initUtools({ pluginId: 'zueadppw', secret: SECRET, transport, clock, baseUrl }).getBaseInfo({
    accessToken: TOKEN
  })
  expect(sent[0]?.request.origin).toBe('https://proxy.example')
  expect(sent[0]?.request.path).toMatch(/^\/utools\/baseinfo\?access_token=/)
})

it("reads the machine's clock when none is given", () => {
  const { clock } = createUtoolsContext({ pluginId: 'zueadppw', secret: SECRET })
  const before = Date.now()
  expect(clock.now()).toBeGreaterThanOrEqual(before)
})

it('hands the secrets as text to redaction alone; the rest gets handles', () => {
  const { settings } = createUtoolsContext({ pluginId: 'zueadppw', secret: SECRET })
  const { secretTexts, ...rest } = settings
  expect(secretTexts).toEqual([SECRET])
  expect(inspect(rest, { depth: 20, showHidden: true })).not.toContain(SECRET)
})
