import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { inspect } from 'node:util'
import { createMemoryTokenStore, EVENT_CHANNEL, type TransportReply } from '@kaifang/http-core'
import { createFixedClock } from '@kaifang/http-core/testing'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { initYouzan, type Youzan } from '../src/index.ts'
import { NOW_MS, WEEK_MS } from './support/start-platform.ts'

const numRuns = Math.max(150, Number(process.env.FUZZ_RUNS ?? 0))
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789*~%&"\\/+='
const secretText = fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 32, maxLength: 32 })
const phone = fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }).map(String)

/** Everything of an error that a program might log. */
function shownOf(error: unknown): string {
  const { message, stack, errMsg, shortMessage, details } = error as Record<string, unknown>
  const fields = [message, stack, errMsg, shortMessage, String(error), JSON.stringify(details)]
  return [...fields, JSON.stringify(error), inspect(error, { depth: 20, showHidden: true, getters: true })].join('\n')
}

/** A platform (or a proxy) that repeats in its reply whatever it should not. */
const reply = fc.record({
  status: fc.constantFrom(200, 302, 400, 500, 502),
  shape: fc.constantFrom('gateway', 'legacy', 'business', 'html', 'token', 'code')
})

function echo({ status, shape }: { status: number; shape: string }, words: readonly string[]): TransportReply {
  const all = words.join(' ')
  const bodies: Record<string, unknown> = {
    gateway: { gw_err_resp: { err_code: 4204, err_msg: all, trace_id: words[0] } },
    legacy: { error_response: { code: 50000, msg: all, sub_code: words[0], sub_msg: all } },
    business: { success: false, code: 5001, message: all, data: { all }, trace_id: words.at(-1) },
    html: `<html>${all}</html>`,
    token: { success: true, code: 200, data: { access_token: all, expires: all } },
    code: { success: false, code: words[0], message: 'x' }
  }
  const body = bodies[shape]
  const headers = { 'content-type': `text/${words[0]}`, location: `/?${all}`, 'x-echo': all }
  return { status, headers, body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)) }
}

const CALLS = {
  getToken: (youzan: Youzan) => youzan.auth.getToken(),
  refreshTool: (youzan: Youzan) => youzan.auth.refreshToken(),
  managed: (youzan: Youzan) => youzan.shop(2).call('youzan.shop.get', '3.0.0'),
  call: (youzan: Youzan, _secret: string, mobile: string) =>
    youzan.call('youzan.user.weixin.openid.get', '3.0.0', { mobile }),
  write: (youzan: Youzan, secret: string, mobile: string) =>
    youzan.call('youzan.some.write', '1.0.0', { secret, deep: [{ mobile }] }),
  paginate: (youzan: Youzan, q: string) => youzan.paginate('youzan.item.search', '3.0.0', { q }).next(),
  decryptField: (youzan: Youzan) => youzan.decryptField('$AAAA$1$'),
  upload: (youzan: Youzan, secret: string, mobile: string) =>
    youzan.upload('youzan.some.upload', '1.0.0', {
      files: [{ value: Buffer.from(secret), filename: 'a.png' }],
      params: { secret, mobile }
    })
} satisfies Record<string, (youzan: Youzan, secret: string, mobile: string) => Promise<unknown>>

it('no secret, token, field or phone number shows in an error, an event or the client itself', {
  timeout: 60_000
}, async () => {
  const heard: unknown[] = []
  const listener = (event: unknown) => void heard.push(event)
  subscribe(EVENT_CHANNEL, listener)
  try {
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(secretText, secretText, secretText, secretText, secretText),
        phone,
        reply,
        fc.constantFrom(...Object.keys(CALLS)),
        async ([clientSecret, previous, value, refreshValue, field], mobile, kind, name) => {
          const sent: string[] = []
          const events: unknown[] = []
          const clock = createFixedClock(NOW_MS)
          const tokenStore = createMemoryTokenStore(clock)
          const stored = { value, refreshValue, issuedAtMs: NOW_MS - 1, expiresAtMs: NOW_MS + WEEK_MS }
          await tokenStore.replace('youzan:app:1', undefined, stored)
          const youzan = initYouzan({
            clientId: 'app',
            clientSecret,
            grantId: 1,
            previousSecrets: [previous],
            tokenStore,
            clock,
            retry: false,
            transport: {
              send: async ({ path, body }) => {
                const whole = `${path}\n${body}`
                // What this request carried, and what the client knows anyway.
                const carried = [value, refreshValue, field, mobile].filter((word) =>
                  [word, encodeURIComponent(word), JSON.stringify(word).slice(1, -1)].some((form) =>
                    whole.includes(form)
                  )
                )
                const { sign } = Object(/^\{/.test(String(body)) ? JSON.parse(String(body)) : {})
                const words = [clientSecret, previous, ...carried, ...(typeof sign === 'string' ? [sign] : [])]
                sent.push(...words)
                return echo(kind, words)
              },
              close: async () => {}
            },
            onEvent: (event) => events.push(event)
          })
          const outcome = await CALLS[name as keyof typeof CALLS](youzan, field, mobile).catch(
            (error: unknown) => error
          )
          const shown = [
            // A success has what the platform sent, and is for the caller alone.
            outcome instanceof Error ? shownOf(outcome) : '',
            inspect(youzan, { depth: 20, showHidden: true }),
            inspect(youzan.shop(1), { depth: 20, showHidden: true }),
            inspect(events),
            inspect(heard)
          ].join('\n')
          heard.length = 0
          expect(sent.length).toBeGreaterThan(1)
          expect(events.length).toBeGreaterThan(0)
          for (const word of [clientSecret, previous, value, refreshValue, field, mobile, ...sent]) {
            for (const form of [word, encodeURIComponent(word), JSON.stringify(word).slice(1, -1)]) {
              expect(shown).not.toContain(form)
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

it('no value of a wrong setting, input or message shows in the refusal', { timeout: 60_000 }, async () => {
  const youzan = initYouzan({ clientId: 'app', clientSecret: '0'.repeat(32), grantId: 1 })
  const push = (text: string) => JSON.stringify({ client_id: 'app', type: text, msg: text })
  await fc.assert(
    fc.asyncProperty(secretText, async (text) => {
      const broken = `${text}\n`
      const attempts = [
        () => initYouzan({ clientId: 'app', clientSecret: broken }),
        () => initYouzan({ clientId: broken, clientSecret: 'x' }),
        () => initYouzan({ clientId: 'app', clientSecret: 'x', previousSecrets: [broken] }),
        () => initYouzan({ clientId: 'app', clientSecret: 'x', grantId: broken }),
        () => initYouzan({ clientId: 'app', clientSecret: 'x', appType: text as never }),
        () => youzan.shop(broken),
        () => youzan.auth.getToken({ refresh: text as never }),
        () => youzan.auth.getTokenByCode({ code: broken }),
        () => youzan.auth.refreshToken({ refreshToken: broken }),
        () => youzan.call(text, '1.0.0'),
        () => youzan.call('youzan.a.b', text),
        () => youzan.call('youzan.a.b', '1.0.0', { field: new Map([[text, text]]) }),
        () => youzan.call('youzan.a.b', '1.0.0', { field: `${text}\ud800` }),
        () => youzan.upload('youzan.a.b', '1.0.0', { files: [{ value: text as never, filename: 'a.png' }] }),
        () => youzan.upload('youzan.a.b', '1.0.0', { files: [{ value: Buffer.from(text), filename: text }] }),
        () => youzan.decryptMessage(text),
        () => youzan.decryptMessage(broken),
        () => youzan.decryptField({ text } as never),
        () => youzan.verifyPush({ headers: { 'event-sign': text }, body: push(text) }),
        () => youzan.verifyPush({ headers: {}, body: push(text) })
      ]
      for (const attempt of attempts) {
        const error = await (async () => attempt())().catch((thrown: unknown) => thrown)
        expect(error, String(attempt)).toBeInstanceOf(Error)
        expect(shownOf(error)).not.toContain(text)
      }
    }),
    { numRuns }
  )
})
