import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { inspect } from 'node:util'
import { EVENT_CHANNEL, type TransportReply } from '@kaifang/http-core'
import { createFixedClock } from '@kaifang/http-core/testing'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { initWeixin, type Weixin } from '../src/index.ts'
import { APP_ID, NOW_MS, OPENID } from './start-platform.ts'

const numRuns = Math.max(150, Number(process.env.FUZZ_RUNS ?? 0))
const letters = (alphabet: string, length: number) =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength: length, maxLength: length })
const PLAIN = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789'
const SIGNS = `${PLAIN}*~%&"\\/`

/** All that must never show. */
interface Secrets {
  readonly secret: string
  readonly token: string
  readonly managed: string
  readonly sessionKey: string
  readonly phone: string
  readonly pushToken: string
  readonly pushKey: string
  readonly code: string
}

const secrets: fc.Arbitrary<Secrets> = fc.record({
  secret: letters(SIGNS, 32),
  token: letters(SIGNS, 40),
  managed: letters(SIGNS, 40),
  sessionKey: fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => Buffer.from(bytes).toString('base64')),
  phone: letters('0123456789', 9).map((digits) => `13${digits}`),
  pushToken: letters(PLAIN, 20),
  pushKey: letters(PLAIN, 43),
  code: letters(PLAIN, 32)
})

/** Everything of an error that a program might log. */
function shownOf(error: unknown): string {
  const { message, stack, errMsg, shortMessage, details } = error as Record<string, unknown>
  const fields = [message, stack, errMsg, shortMessage, String(error), JSON.stringify(details)]
  return [...fields, JSON.stringify(error), inspect(error, { depth: 20, showHidden: true, getters: true })].join('\n')
}

/** A platform (or a proxy) that repeats in its refusal whatever it should not. */
const reply = fc.record({
  status: fc.constantFrom(200, 302, 400, 412, 500, 502),
  errcode: fc.constantFrom(-1, 40001, 40013, 40029, 40164, 41030, 45011, 9410009),
  shape: fc.constantFrom('errmsg', 'html', 'errcode', 'field', 'image', 'cut')
})

function echo(
  { status, errcode, shape }: { status: number; errcode: number; shape: string },
  words: readonly string[]
) {
  const all = words.join(' ')
  const bodies: Record<string, unknown> = {
    errmsg: { errcode, errmsg: `${all} access_token=${words[0]} rid: ${words[1]}` },
    html: `<html>${all}</html>`,
    errcode: { errcode: all, errmsg: all },
    field: { errcode, errmsg: 'x', [all]: all },
    image: `\u00ff${all}`,
    cut: `{"errcode":40001,"errmsg":"${all}`
  }
  const body = bodies[shape]
  const headers = { 'content-type': `text/${words[0]}`, location: `/?${all}`, 'num-used': all }
  return { status, headers, body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)) }
}

type Call = (weixin: Weixin, secrets: Secrets) => Promise<unknown>

/** One call of every way in which a secret is sent. */
const CALLS: Readonly<Record<string, Call>> = {
  code2Session: (weixin, { code }) => weixin.auth.code2Session(code),
  getAccessToken: (weixin) => weixin.auth.getAccessToken(),
  getStableAccessToken: (weixin) => weixin.auth.getStableAccessToken({ forceRefresh: true }),
  managed: (weixin) => weixin.auth.getPaidUnionId({ openid: OPENID, transactionId: '4200000001' }),
  given: (weixin, { token }) => weixin.wxacode.get({ path: 'pages/index/index', accessToken: token }),
  checkSession: (weixin, { sessionKey, token }) =>
    weixin.auth.checkSession({ openid: OPENID, sessionKey, accessToken: token }),
  getPhoneNumber: (weixin, { code, token }) => weixin.phonenumber.getPhoneNumber({ code, accessToken: token }),
  upload: (weixin, { token }) =>
    weixin.customerServiceMessage.uploadTempMedia({
      type: 'image',
      media: { contentType: 'image/png', value: Buffer.from('x') },
      accessToken: token
    }),
  call: (weixin, { phone, token }) => weixin.call('/x', { mobileNo: phone }, { accessToken: token })
}

it('no secret, token, code, session key or number shows in an error, an event or the client itself', async () => {
  const heard: unknown[] = []
  const listener = (event: unknown) => void heard.push(event)
  subscribe(EVENT_CHANNEL, listener)
  try {
    await fc.assert(
      fc.asyncProperty(secrets, reply, fc.constantFrom(...Object.keys(CALLS)), async (given, kind, name) => {
        const { secret, managed, sessionKey, pushToken, pushKey } = given
        const words = [given.secret, given.token, given.code, given.phone, pushToken, pushKey]
        const events: unknown[] = []
        const weixin = initWeixin({
          appId: APP_ID,
          secret,
          messagePush: { token: pushToken, encodingAesKey: pushKey },
          clock: createFixedClock(NOW_MS),
          retry: false,
          transport: {
            send: async ({ path, body }): Promise<TransportReply> => {
              const query = new URLSearchParams(path.slice(path.indexOf('?') + 1))
              if (name === 'managed' && path.startsWith('/cgi-bin/stable_token')) {
                const token = JSON.stringify({
                  access_token: Buffer.from(managed).toString('base64url'),
                  expires_in: 7200
                })
                return { status: 200, headers: {}, body: Buffer.from(token) }
              }
              // What was sent can come back; what this exchange does not know, such as the code of another, can not.
              const sent = [...query.values(), String(body ?? '')].join(' ')
              const known = words.filter((word) => sent.includes(word) || [secret, pushToken, pushKey].includes(word))
              const signature = query.get('signature')
              return echo(kind, [...known, ...(signature === null ? [] : [signature])])
            },
            close: async () => {}
          },
          onEvent: (event) => events.push(event)
        })
        const outcome = await CALLS[name]!(weixin, given).catch((error: unknown) => error)
        const shown = [
          outcome instanceof Error ? shownOf(outcome) : '',
          inspect(weixin, { depth: 20, showHidden: true }),
          inspect(events, { depth: 9 }),
          inspect(heard, { depth: 9 })
        ].join('\n')
        heard.length = 0
        expect(events.length).toBeGreaterThan(0)
        for (const word of [...words, sessionKey, managed, Buffer.from(managed).toString('base64url')]) {
          for (const form of [word, encodeURIComponent(word), JSON.stringify(word).slice(1, -1)]) {
            expect(shown).not.toContain(form)
          }
        }
      }),
      { numRuns }
    )
  } finally {
    unsubscribe(EVENT_CHANNEL, listener)
  }
})

it('no value of a wrong setting or input shows in the refusal', async () => {
  const weixin = initWeixin({ appId: APP_ID, secret: '0'.repeat(32), messagePush: { token: 'abc' } })
  await fc.assert(
    fc.asyncProperty(letters(SIGNS, 32), async (text) => {
      const wrong = `${text}\n`
      const attempts = [
        () => initWeixin({ appId: APP_ID, secret: wrong }),
        () => initWeixin({ appId: wrong }),
        () => initWeixin({ appId: APP_ID, accessToken: wrong }),
        () => initWeixin({ appId: APP_ID, messagePush: { token: wrong } }),
        () => initWeixin({ appId: APP_ID, messagePush: { token: 'abc', encodingAesKey: wrong } }),
        () => initWeixin({ appId: APP_ID, baseUrl: `http://x:${encodeURIComponent(text)}@example.com` }),
        () => weixin.auth.code2Session(wrong),
        () => weixin.auth.checkSession({ openid: OPENID, sessionKey: wrong }),
        () => weixin.wxacode.createQRCode({ path: 'a', accessToken: wrong }),
        () => weixin.phonenumber.getPhoneNumber({ code: wrong }),
        () => weixin.decryptUserData({ sessionKey: wrong, encryptedData: 'x', iv: 'y' }),
        () => weixin.verifyMessagePush({ query: { signature: wrong, timestamp: wrong, nonce: wrong }, body: wrong })
      ]
      for (const attempt of attempts) {
        const error = await (async () => attempt())().catch((thrown: unknown) => thrown)
        expect(error).toBeInstanceOf(Error)
        expect(shownOf(error)).not.toContain(text)
      }
    }),
    { numRuns }
  )
})
