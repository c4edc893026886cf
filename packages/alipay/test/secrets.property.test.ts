import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { inspect } from 'node:util'
import { EVENT_CHANNEL, type TransportReply } from '@kaifang/http-core'
import { createFixedClock } from '@kaifang/http-core/testing'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { initAlipay } from '../src/index.ts'
import { APP_KEY, appPrivateKey } from './support/keys.ts'
import { REQUEST_MS, settingsOf, signedBody, signedForm } from './support/start-platform.ts'

const numRuns = Math.max(150, Number(process.env.FUZZ_RUNS ?? 0))
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789'
const secretText = fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 24, maxLength: 40 })
const encryptKey = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => Buffer.from(bytes).toString('base64'))

/** Everything of an error that a program might log. */
function shownOf(error: unknown): string {
  const { message, stack, errMsg, shortMessage, details } = error as Record<string, unknown>
  const fields = [message, stack, errMsg, shortMessage, String(error), JSON.stringify(details)]
  return [...fields, JSON.stringify(error), inspect(error, { depth: 20, showHidden: true, getters: true })].join('\n')
}

/** A gateway (or a proxy) that repeats in its reply whatever it should not. */
const reply = fc.record({
  status: fc.constantFrom(200, 200, 200, 302, 404, 500),
  shape: fc.constantFrom('sub_msg', 'sub_code', 'code', 'signature', 'html', 'member', 'signed', 'sign', 'cert')
})

function echo(
  { status, shape }: { status: number; shape: string },
  words: readonly string[],
  method: string
): TransportReply {
  const all = words.join(' ')
  const html = words.map((word) => `x=${word.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}`).join('&amp;')
  const node = `${method.replaceAll('.', '_')}_response`
  const refusal = {
    code: '40002',
    msg: 'Invalid Arguments',
    sub_code: 'isv.invalid-signature',
    sub_msg: `验签出错,网关生成的验签字符串为:${html}`
  }
  const bodies: Record<string, unknown> = {
    sub_msg: { error_response: { code: '40004', sub_code: 'ACQ.SYSTEM_ERROR', sub_msg: all } },
    sub_code: { [node]: { code: '40004', sub_code: words[0], sub_msg: words[1] } },
    code: { [node]: { code: words[0], msg: all } },
    signature: { error_response: refusal },
    html: `<html>${all}</html>`,
    member: { [node]: { code: '10000' }, [words[0]!]: 1, sign: words[1] },
    signed: signedBody(method, JSON.stringify({ code: '40002', sub_code: 'isv.invalid-parameter', sub_msg: all })),
    sign: { [node]: { code: '40004', sub_code: words[0], sub_msg: all }, sign: words[1] },
    cert: { [node]: { code: '10000' }, sign: 'x', alipay_cert_sn: words[0] }
  }
  const body = bodies[shape]
  const headers = { 'content-type': `text/${words[0]}`, location: `/?${all}`, trace_id: words[0]! }
  const bytes = body instanceof Uint8Array ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
  return { status, headers, body: bytes }
}

it('no key, token, signature or content shows in an error, an event or the client itself', async () => {
  const heard: unknown[] = []
  const listener = (event: unknown) => void heard.push(event)
  subscribe(EVENT_CHANNEL, listener)
  const pem = appPrivateKey.export({ type: 'pkcs8', format: 'pem' }) as string
  try {
    await fc.assert(
      fc.asyncProperty(
        secretText,
        secretText,
        secretText,
        encryptKey,
        reply,
        fc.constantFrom('execute', 'code2Session', 'refreshToken', 'upload'),
        async (appAuthToken, code, buyer, contentKey, kind, name) => {
          const words: string[] = [code, appAuthToken]
          const events: unknown[] = []
          const alipay = initAlipay({
            ...settingsOf({ privateKey: pem, appAuthToken, encryptKey: contentKey }),
            clock: createFixedClock(REQUEST_MS),
            retry: false,
            transport: {
              send: async ({ path }) => {
                const query = new URLSearchParams(path.slice(path.indexOf('?') + 1))
                words.push(query.get('sign')!, APP_KEY.privateKeyPkcs1, contentKey)
                if (name === 'execute') words.push(buyer)
                return echo(kind, words, query.get('method')!)
              },
              close: async () => {}
            },
            onEvent: (event) => events.push(event)
          })
          const file = { field: 'file', value: Buffer.from('x'), filename: 'a.jpg' }
          const calls = {
            execute: () =>
              alipay.execute('alipay.trade.refund', { bizContent: { buyer_id: buyer, code }, authToken: code }),
            code2Session: () => alipay.auth.code2Session(code),
            refreshToken: () => alipay.auth.refreshToken({ refreshToken: code }),
            upload: () => alipay.upload('alipay.open.file.upload', { files: [file], fields: { code } })
          }
          const outcome = await calls[name as keyof typeof calls]().catch((error: unknown) => error)
          expect(outcome).toBeInstanceOf(Error)
          const shown = [
            shownOf(outcome),
            inspect(alipay, { depth: 20, showHidden: true }),
            inspect(events),
            inspect(heard)
          ].join('\n')
          heard.length = 0
          expect(events.length).toBeGreaterThan(0)
          // The private key is set as PKCS#8: what an attacker echoes of it in another form is nothing of ours.
          for (const word of words.filter((text) => text !== APP_KEY.privateKeyPkcs1)) {
            for (const form of [word, encodeURIComponent(word), JSON.stringify(word).slice(1, -1)]) {
              expect(shown).not.toContain(form)
            }
          }
          expect(shown).not.toContain(pem.split('\n')[1])
          expect(shown).not.toContain(APP_KEY.privateKeyPkcs1.slice(100, 140))
        }
      ),
      { numRuns }
    )
  } finally {
    unsubscribe(EVENT_CHANNEL, listener)
  }
})

it('no value of a wrong setting, input or message shows in the refusal', async () => {
  const alipay = initAlipay(settingsOf())
  await fc.assert(
    fc.asyncProperty(secretText, async (secret) => {
      const text = `${secret}\u200b${secret}`
      const attempts = [
        () => initAlipay(settingsOf({ privateKey: text })),
        () => initAlipay(settingsOf({ privateKey: secret })),
        () => initAlipay(settingsOf({ alipayPublicKey: text })),
        () => initAlipay(settingsOf({ appId: text })),
        () => initAlipay(settingsOf({ encryptKey: text })),
        () => initAlipay(settingsOf({ appAuthToken: text })),
        () => initAlipay(settingsOf({ gateway: `http://x:${secret}@example.com/gateway.do` })),
        () => alipay.auth.code2Session(text),
        () => alipay.auth.refreshToken({ refreshToken: text }),
        () => alipay.execute(text),
        () => alipay.execute('alipay.trade.query', { authToken: text }),
        () => alipay.execute('alipay.trade.query', { bizContent: { a: [new Map([[text, text]])] } }),
        () => alipay.open(`https://x:${secret}@example.com/`),
        () => alipay.verifyNotify({ body: `a=${text}&sign=${text}` }),
        () => alipay.verifyNotify({ body: signedForm({ app_id: secret, a: text }) }),
        () => alipay.verifyReturn(`?out_trade_no=${secret}&sign=${secret}&sign_type=${secret}`)
      ]
      for (const attempt of attempts) {
        const error = await (async () => attempt())().catch((thrown: unknown) => thrown)
        expect(error).toBeInstanceOf(Error)
        expect(shownOf(error)).not.toContain(secret)
      }
    }),
    { numRuns: Math.min(numRuns, 2000) }
  )
})
