import { describe, expect, test } from 'vitest'
import type { Effect } from '../src/request-description.ts'
import { createFixedClock } from '../src/testing/fixed-clock.ts'
import type { Answer } from '../src/testing/recording-server.ts'
import { openClient, openClientAndServer } from './open-client.ts'
import { findClosedPort } from './raw-server.ts'

const busy = { status: 503, body: '' }
const lost: Answer = (_request, response) => {
  response.destroy()
  return undefined
}
const cut: Answer = (_request, response) => {
  response.writeHead(200, { 'content-length': 99 })
  response.write('{"code":0', () => response.destroy())
  return undefined
}
const silent: Answer = () => undefined
const refused = { body: { code: 7, message: 'busy', retryable: true } }
const garbage = { body: '<html>' }

/** How often the server saw a call with this effect. */
async function arrivals(answer: Answer | object, effect: Effect, options: object = {}): Promise<number> {
  const { failing, server } = await openClientAndServer(answer)
  await failing({ effect, method: effect === 'read' ? 'GET' : 'POST' }, options)
  return server.requests.length
}

describe('what arrives at the server', () => {
  test.each<[string, Answer | object, object]>([
    ['a status that may pass', busy, {}],
    ['a connection that is lost', lost, {}],
    ['a body that is cut off', cut, {}],
    ['a refusal that may pass', refused, {}],
    ['an attempt without a reply', silent, { timeout: { attempt: 300, total: 5000 } }],
    ['headers that do not come', silent, { timeout: { headers: 300 } }]
  ])('%s: a read and a keyed write three times, a write once', async (_what, answer, options) => {
    expect(await arrivals(answer, 'read', options)).toBe(3)
    expect(await arrivals(answer, 'keyed-write', options)).toBe(3)
    expect(await arrivals(answer, 'write', options)).toBe(1)
  })

  test.each<[string, Answer | object, object]>([
    ['a status that stays', { status: 400, body: '' }, {}],
    ['a redirect', { status: 302, headers: { location: '/' }, body: '' }, {}],
    ['a refusal that stays', { body: { code: 7, message: 'no' } }, {}],
    ['a body that is no JSON', garbage, {}],
    ['a wrong signature', { body: { code: 'sign' } }, {}],
    ['a total that has run out', silent, { timeout: 300 }],
    ['repeats switched off', busy, { retry: false }],
    ['repeats set to none', lost, { retry: { limit: 0 } }]
  ])('%s: everything once', async (_what, answer, options) => {
    for (const effect of ['read', 'keyed-write', 'write'] as const) {
      expect(await arrivals(answer, effect, options)).toBe(1)
    }
  })

  test('an effect that nobody knows is sent once', async () => {
    expect(await arrivals(busy, undefined as never)).toBe(1)
  })
})

test('even a write is repeated when nobody listened, since nothing was sent', async () => {
  const { failing, events } = openClient(`http://127.0.0.1:${await findClosedPort()}`)
  expect(await failing({ effect: 'write' })).toMatchObject({ code: 'ERR_HTTP_NETWORK', outcome: 'rejected' })
  expect(events.filter(({ type }) => type === 'request').length).toBe(3)
})

test('a repeat that succeeds is a success', async () => {
  let arrived = 0
  const { call } = await openClientAndServer(() => (++arrived < 3 ? busy : { body: { code: 0, data: 'done' } }))
  expect(await call()).toBe('done')
  expect(arrived).toBe(3)
})

test.each([
  ['read', 'rejected'],
  ['keyed-write', 'unknown'],
  ['write', 'unknown']
] as const)('the outcome of a %s whose reply is lost is %s', async (effect, outcome) => {
  for (const answer of [lost, cut, busy, garbage, { status: 408, body: '' }]) {
    const { failing } = await openClientAndServer(answer)
    expect(await failing({ effect })).toMatchObject({ outcome })
  }
  const { failing } = await openClientAndServer(silent)
  expect(await failing({ effect }, { timeout: 300 })).toMatchObject({ outcome })
})

test.each(['read', 'keyed-write', 'write'] as const)(
  'a %s that the platform refuses has changed nothing',
  async (effect) => {
    for (const answer of [{ status: 400, body: '' }, { status: 429, body: '' }, { body: { code: 7, message: 'no' } }]) {
      const { failing } = await openClientAndServer(answer)
      expect(await failing({ effect })).toMatchObject({ outcome: 'rejected' })
    }
  }
)

describe('waiting', () => {
  test('follows Retry-After to the letter, in seconds and as a date', async () => {
    const start = Date.UTC(2026, 0, 1)
    const answers = [{ 'retry-after': '3' }, { 'retry-after': new Date(start + 5000).toUTCString() }]
    const clock = createFixedClock(start)
    const { failing, server } = await openClientAndServer(
      () => ({ ...busy, headers: answers[server.requests.length - 1] ?? {} }),
      {},
      { clock, timeout: 60_000 }
    )
    await failing()
    // The date is 5 s after the start, of which 3 s have passed.
    expect(clock.sleeps).toEqual([3000, 2000])
  })

  test('gives up where Retry-After asks for more than is left', async () => {
    const clock = createFixedClock(0)
    const { failing, server } = await openClientAndServer({ ...busy, headers: { 'retry-after': '5' } }, {}, { clock })
    expect(await failing({}, { timeout: 5000 })).toMatchObject({ code: 'ERR_HTTP_STATUS', retryAfterMs: 5000 })
    expect([server.requests.length, clock.sleeps]).toEqual([1, []])
  })

  test('backs off at random within doubling bounds', async () => {
    const clock = createFixedClock(0)
    const { failing } = await openClientAndServer(
      busy,
      {},
      { clock, retry: { limit: 5, baseMs: 100, capMs: 500 }, timeout: 60_000 }
    )
    const all: number[][] = []
    for (let call = 0; call < 20; call++) {
      const before = clock.sleeps.length
      await failing()
      all.push(clock.sleeps.slice(before))
    }
    for (const [index, bound] of [100, 200, 400, 500, 500].entries()) {
      const waits = all.map((sleeps) => sleeps[index] as number)
      expect(Math.max(...waits)).toBeLessThan(bound)
      expect(new Set(waits).size).toBeGreaterThan(5)
    }
  })

  test('the total ends attempts and waits together', async () => {
    const slow: Answer = async () => {
      await new Promise((resolve) => setTimeout(resolve, 30))
      return busy
    }
    const { failing, server } = await openClientAndServer(slow)
    const error = await failing({}, { timeout: 100, retry: { limit: 1000, baseMs: 0 } })
    expect(['ERR_HTTP_TIMEOUT', 'ERR_HTTP_STATUS']).toContain(error.code)
    // 100 ms hold three attempts of 30 ms; machines that stall hold fewer.
    expect(server.requests.length).toBeLessThanOrEqual(4)
  })
})
