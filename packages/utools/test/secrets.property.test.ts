import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { inspect } from 'node:util'
import { EVENT_CHANNEL, type TransportReply } from '@kaifang/http-core'
import { createFixedClock } from '@kaifang/http-core/testing'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { initUtools } from '../src/index.ts'
import { OPERATION_CALLS } from './operation-calls.ts'
import { REQUEST_MS } from './start-platform.ts'

const numRuns = Math.max(150, Number(process.env.FUZZ_RUNS ?? 0))
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789*~%&"\\/年'
const secretText = fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 32, maxLength: 32 })

/** Everything of an error that a program might log. */
function shownOf(error: unknown): string {
  const { message, stack, errMsg, shortMessage, details } = error as Record<string, unknown>
  const fields = [message, stack, errMsg, shortMessage, String(error), JSON.stringify(details)]
  return [...fields, JSON.stringify(error), inspect(error, { depth: 20, showHidden: true, getters: true })].join('\n')
}

/** A platform (or a proxy) that repeats in its reply whatever it should not. */
const reply = fc.record({
  status: fc.constantFrom(200, 302, 400, 401, 403, 404, 422, 429, 500, 502),
  shape: fc.constantFrom('message', 'errors', 'html', 'resource', 'field')
})

function echo({ status, shape }: { status: number; shape: string }, words: readonly string[]): TransportReply {
  const all = words.join(' ')
  const bodies: Record<string, unknown> = {
    message: { message: all },
    errors: { message: 'x', errors: { [words[0]!]: words, access_token: [all] } },
    html: `<html>${all}</html>`,
    resource: { resource: { a: all, timestamp: 1 }, sign: words[0] },
    field: { resource: { [all]: all }, sign: words[1] }
  }
  const body = bodies[shape]
  const headers = { 'content-type': `text/${words[0]}`, location: `/?${all}`, 'x-echo': all }
  return { status, headers, body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)) }
}

it('no secret, token or signature shows in an error, an event or the client itself', async () => {
  const heard: unknown[] = []
  const listener = (event: unknown) => void heard.push(event)
  subscribe(EVENT_CHANNEL, listener)
  try {
    await fc.assert(
      fc.asyncProperty(
        secretText,
        secretText,
        secretText,
        reply,
        fc.constantFrom(...Object.keys(OPERATION_CALLS)),
        async (secret, previous, accessToken, kind, name) => {
          const words = [secret, previous]
          const events: unknown[] = []
          const utools = initUtools({
            pluginId: 'zueadppw',
            secret,
            previousSecrets: [previous],
            clock: createFixedClock(REQUEST_MS),
            retry: false,
            transport: {
              send: async ({ path, body }) => {
                const query = new URLSearchParams(path.slice(path.indexOf('?') + 1))
                const sent = body === undefined ? Object.fromEntries(query) : JSON.parse(String(body))
                words.push(sent.sign)
                if (sent.access_token !== undefined) words.push(accessToken)
                return echo(kind, words)
              },
              close: async () => {}
            },
            onEvent: (event) => events.push(event)
          })
          const calls = {
            getBaseInfo: () => utools.getBaseInfo({ accessToken }),
            getPaymentRecord: () => utools.getPaymentRecord({ outOrderId: '123456' }),
            createGoods: () => utools.createGoods({ totalFee: 1, title: 'x', accessToken }),
            call: () => utools.call({ method: 'GET', path: '/baseinfo', params: { access_token: accessToken } })
          }
          const outcome = await calls[name as keyof typeof calls]().catch((error: unknown) => error)
          const shown = [
            shownOf(outcome),
            inspect(utools, { depth: 20, showHidden: true }),
            inspect(events),
            inspect(heard)
          ]
          heard.length = 0
          expect(words.length).toBeGreaterThan(2)
          expect(events.length).toBeGreaterThan(0)
          for (const word of words) {
            for (const form of [word, encodeURIComponent(word), JSON.stringify(word).slice(1, -1)]) {
              expect(shown.join('\n')).not.toContain(form)
            }
          }
        }
      ),
      { numRuns }
    )
  } finally {
    unsubscribe(EVENT_CHANNEL, listener)
  }
})

it('no value of a wrong setting or input shows in the refusal', async () => {
  const utools = initUtools({ pluginId: 'zueadppw', secret: '0'.repeat(32) })
  const wrong = secretText.map((text) => `${text}\n`)
  await fc.assert(
    fc.asyncProperty(wrong, async (text) => {
      const attempts = [
        () => initUtools({ pluginId: 'zueadppw', secret: text }),
        () => initUtools({ pluginId: text, secret: '0'.repeat(32) }),
        () => initUtools({ pluginId: 'zueadppw', secret: '0'.repeat(32), previousSecrets: [text] }),
        () =>
          initUtools({ pluginId: 'zueadppw', secret: '0'.repeat(32), baseUrl: `http://x:${text.trim()}@example.com` }),
        () => utools.getBaseInfo({ accessToken: text }),
        () => utools.createGoods({ totalFee: 1, title: 'x', accessToken: text }),
        () => utools.verifyPaymentNotify({ body: JSON.stringify({ resource: { a: text }, sign: text }) })
      ]
      for (const attempt of attempts) {
        const error = await (async () => attempt())().catch((thrown: unknown) => thrown)
        expect(error).toBeInstanceOf(Error)
        expect(shownOf(error)).not.toContain(text.trim())
      }
    }),
    { numRuns }
  )
})
