import { channel } from 'node:diagnostics_channel'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CommonSettings, PlatformSettings } from '../src/common-settings.ts'
import { createHttpClient } from '../src/create-http-client.ts'
import { NetworkError } from '../src/errors/network-error.ts'
import { TransportError, type TransportErrorOptions } from '../src/errors/transport-error.ts'
import { EVENT_CHANNEL } from '../src/events.ts'
import { readInput, readInteger, readText } from '../src/read-input.ts'
import { readNotify } from '../src/read-notify.ts'
import type { RequestBody, RequestDescription } from '../src/request-description.ts'
import { refuseSandboxSecret } from '../src/sandbox-secret.ts'
import type { Transport, TransportReply } from '../src/transport.ts'
import { createUndiciTransport } from '../src/undici-transport.ts'
import { checkEnvelope, openClientAndServer } from './open-client.ts'
import { type SecretTexts, secretTexts, spellings } from './secret-texts.ts'
import { textsOf } from './texts-of.ts'

const numRuns = Number(process.env.FUZZ_RUNS ?? 30)
let heard: unknown[] = []
const listener = (event: unknown) => heard.push(event)
beforeEach(() => {
  heard = []
  channel(EVENT_CHANNEL).subscribe(listener)
})
afterEach(() => {
  channel(EVENT_CHANNEL).unsubscribe(listener)
})

/** Fails when any text that can be had of a value holds a secret, in any spelling and letter case. */
function expectClean(value: unknown, texts: SecretTexts): void {
  const all = textsOf(value).join('\n').toLowerCase()
  for (const [kind, secret] of Object.entries(texts)) {
    for (const spell of spellings) {
      const at = all.indexOf(spell(secret).toLowerCase())
      if (at !== -1) throw new Error(`${kind} shows in "${all.slice(Math.max(0, at - 60), at + 90)}"`)
    }
  }
}

/** The request that carries all of them, in the place of the given kind. */
function requestWith(texts: SecretTexts, place: string): Partial<RequestDescription> {
  const fields = {
    token: texts.token,
    phone: Number(texts.phone),
    deep: JSON.stringify({ a: [texts.sessionKey] }),
    sign: texts.signature,
    typed: texts.password
  }
  const nested = {
    a: [{ b: { c: { d: texts.password } } }],
    e: { toJSON: () => texts.sessionKey },
    f: texts.signature,
    g: Number(texts.phone),
    h: texts.token
  }
  const bodies: Record<string, RequestBody> = {
    json: { kind: 'json', value: nested },
    form: { kind: 'form', fields },
    multipart: {
      kind: 'multipart',
      parts: [
        ...Object.entries(fields).map(([name, value]) => ({ name, content: String(value) })),
        { name: 'file', content: Buffer.from(texts.sessionKey), fileName: `${texts.phone}.png` }
      ]
    },
    xml: {
      kind: 'bytes',
      contentType: 'text/xml',
      bytes: Buffer.from(`<xml><key><![CDATA[${texts.token}]]></key><sign>${texts.signature}</sign></xml>`)
    }
  }
  const body = bodies[place]
  return {
    method: 'POST',
    headers: { authorization: `Bearer realm="x",token=${texts.token}`, cookie: `session=${texts.sessionKey}; b=2` },
    ...(place === 'query' ? { query: fields } : {}),
    ...(body === undefined ? {} : { body })
  }
}

/** Every secret, as the platform repeats it. */
function echoOf(texts: SecretTexts, spell: (text: string) => string): string {
  return Object.values(texts)
    .map((text) => `no "${spell(text)}" here`)
    .join(' | ')
}

const json = (value: unknown) => Buffer.from(JSON.stringify(value))
const reply = (body: Uint8Array, status = 200, headers: Record<string, string> = {}): TransportReply => ({
  status,
  headers,
  body
})
const thrown =
  (options: object, more: object = {}) =>
  () =>
    Promise.reject(Object.assign(new TransportError(options as TransportErrorOptions), more))

/** What the platform or the network does, by the kind of failure. */
const failures: Record<string, (echo: string, texts: SecretTexts) => Transport['send']> = {
  api: (echo) => async () => reply(json({ code: 7, message: echo })),
  'api by field': (echo, texts) => async () =>
    reply(json({ code: `E-${texts.token}`, message: '', errors: { [echo]: [echo, echo], [texts.token]: [echo] } })),
  'api in a long text': (echo) => async () => reply(json({ code: 7, message: `${echo} `.repeat(99) })),
  status: (echo) => async () =>
    reply(Buffer.from(`<html>${echo}</html>`), 502, { 'content-type': `text/html; a=${echo}` }),
  'status with headers': (echo, texts) => async () =>
    reply(Buffer.from(''), 429, { 'retry-after': texts.phone, 'x-request-id': texts.token, 'x-all': echo }),
  redirect: (echo) => async () => reply(Buffer.from(''), 302, { location: `https://evil.example/?${echo}` }),
  'HTML instead of JSON': (echo) => async () => reply(Buffer.from(`<html>${echo}</html>`)),
  'truncated JSON': (echo) => async () => reply(Buffer.from(`{"code":0,"data":${JSON.stringify(echo)}`)),
  'no UTF-8': (echo) => async () => reply(Buffer.concat([Buffer.from(echo), Uint8Array.of(0xff)])),
  'JSON too deep': (echo) => async () => reply(Buffer.from(`${'['.repeat(65)}${JSON.stringify(echo)}`)),
  shape: (echo) => async () => reply(json({ [echo]: echo })),
  signature: (echo) => async () => reply(json({ code: 'sign', message: echo })),
  'text in a failure of the check': (echo) => async () => reply(json({ code: 'echo', message: echo })),
  'error of a transport': (echo, texts) => () =>
    Promise.reject(
      Object.assign(new Error(echo, { cause: echo }), { name: texts.token, code: texts.key, [texts.token]: echo })
    ),
  'text of a transport': (echo) => () => Promise.reject(echo),
  network: (echo, texts) =>
    thrown(
      { kind: 'network', sent: true, phase: 'body', systemCode: texts.key },
      { extra: echo, message: echo, cause: new Error(echo) }
    ),
  timeout: (echo, texts) =>
    thrown({ kind: 'timeout', sent: true, phase: 'body', limit: 5, systemCode: texts.token }, { limits: echo }),
  'too large': (echo, texts) => thrown({ kind: 'too-large', sent: true, phase: texts.token, limit: echo }),
  decode: (echo, texts) =>
    thrown({ kind: 'decode', sent: true, phase: 'body', systemCode: texts.signature }, { cause: echo }),
  'unknown failure': (echo, texts) => thrown({ kind: echo, sent: true, phase: echo, systemCode: texts.key })
}

/** A check that repeats what came in every text it gives to an error. */
const echoing: PlatformSettings['checkReply'] = (view, operation) => {
  if (!String(Buffer.from(view.bytes)).startsWith('{"code":"echo"')) return checkEnvelope(view, operation)
  const { message } = view.json() as { message: string }
  const [first, ...others] = [
    view.fail.decode(message),
    view.fail.shape(message, message),
    view.fail.decrypt(message, message),
    view.fail.signature('ERR_SIGNATURE_BINDING', message, message)
  ]
  throw Object.assign(first as object, { others })
}

async function failWith(send: Transport['send'], texts: SecretTexts, place: string) {
  const events: unknown[] = []
  const platform: PlatformSettings = {
    service: 'shop',
    defaultBaseUrl: 'https://api.example.com',
    checkReply: echoing,
    secrets: [texts.key, ...(place === 'settings' || place === 'xml' ? Object.values(texts) : [])],
    requestIdHeader: 'x-request-id',
    signer: {
      signParams: (description) => ({
        ...description,
        query: { ...(description.query as object), at: 1, sign: texts.signature }
      })
    }
  }
  const settings: CommonSettings = {
    transport: { send, close: async () => {} },
    retry: { limit: 1, baseMs: 0 },
    onEvent: (event) => events.push(event)
  }
  const client = createHttpClient(platform, settings)
  const description = {
    operation: 'pay',
    method: 'GET',
    path: '/pay',
    effect: 'keyed-write',
    ...requestWith(texts, place)
  } as const
  const error = await client
    .send(description, (data) => data)
    .then(
      () => undefined,
      (reason) => reason
    )
  return { error, events, client }
}

const places = ['query', 'json', 'form', 'multipart', 'xml', 'settings']

describe.each(Object.keys(failures))('a failure of the kind "%s"', (kind) => {
  test('shows no secret, wherever it was sent and however it is repeated', async () => {
    await fc.assert(
      fc.asyncProperty(
        secretTexts,
        fc.constantFrom(...places),
        fc.constantFrom(...spellings),
        async (texts, place, spell) => {
          heard = []
          const { error, events, client } = await failWith(failures[kind]!(echoOf(texts, spell), texts), texts, place)
          expect(error).toMatchObject({ code: expect.stringMatching(/^ERR_/), service: 'shop' })
          expectClean(error, texts)
          expect(events.length).toBeGreaterThanOrEqual(2)
          expectClean(events, texts)
          expect(heard).toEqual(events)
          expectClean(client, texts)
        }
      ),
      { numRuns }
    )
  })
})

test('tokens, session keys and phone numbers that only the platform knew do not show either', async () => {
  await fc.assert(
    fc.asyncProperty(secretTexts, secretTexts, async (sent, theirs) => {
      const { password: _typed, ...known } = theirs
      const { error } = await failWith(failures.api!(Object.values(known).join(' and '), sent), sent, 'query')
      expectClean(error, { ...theirs, password: sent.password })
    }),
    { numRuns }
  )
})

test('a success shows no secret in its events', async () => {
  await fc.assert(
    fc.asyncProperty(secretTexts, fc.constantFrom(...places), async (texts, place) => {
      const send = async () => reply(json({ code: 0 }), 200, { 'x-request-id': texts.token })
      const { error, events } = await failWith(send, texts, place)
      expect(error).toBeUndefined()
      expectClean(events, texts)
    }),
    { numRuns }
  )
})

test('over a real connection: lost, too slow, too large, compressed badly', async () => {
  for (const texts of fc.sample(secretTexts, 3)) {
    const echo = echoOf(texts, (text) => text)
    const { client, server, events } = await openClientAndServer(undefined, { secrets: [texts.key], maxBodyBytes: 500 })
    const head = { 'x-all': encodeURIComponent(echo), 'content-type': `text/plain; a=${texts.token}` }
    for (const [options, answer] of [
      [{}, { body: echo.repeat(20), headers: head }],
      [{}, { body: gzipSync(echo).subarray(0, 40), headers: { ...head, 'content-encoding': 'gzip' } }],
      [{}, { body: echo.slice(0, 400), headers: { ...head, 'content-encoding': texts.key } }],
      [{ timeout: 200 }, undefined]
    ] as const) {
      server.answer(answer ?? (() => undefined))
      const description = {
        operation: 'pay',
        method: 'POST',
        path: '/pay',
        effect: 'read',
        ...requestWith(texts, 'form')
      } as const
      const error = await client.send(description, (data) => data, options).catch((reason) => reason)
      expect(error).toMatchObject({ service: 'shop' })
      expectClean([error, events], texts)
    }
    await server.close()
    expectClean(
      await client
        .send(
          { operation: 'pay', method: 'GET', path: '/pay', effect: 'read', ...requestWith(texts, 'query') },
          () => 0
        )
        .catch((reason) => reason),
      texts
    )
  }
})

test('an InputError shows no value, whatever was given where', async () => {
  const attempts: ((secret: string) => unknown)[] = [
    (secret) => readText('shop.pay', 'token', secret, { maxLength: 3 }),
    (secret) => readText('shop.pay', 'token', secret, { pattern: /^$/ }),
    (secret) => readText('shop.pay', 'token', `${secret}\ud800`),
    (secret) => readText('shop.pay', 'token', { secret }),
    (secret) => readInteger('shop.pay', 'fee', secret, { min: 1 }),
    (secret) => readInteger('shop.pay', 'fee', Number(secret) || 0.5, { min: 1, max: 5 }),
    (secret) => readInput('shop.pay', secret as never, []),
    (secret) => readInput('shop.pay', { tokem: secret } as object, []),
    (secret) => refuseSandboxSecret('shop', 'secret', `kfsandbox${secret}`, { origin: 'https://x', pathPrefix: '' }),
    (secret) => createUndiciTransport({ proxy: secret }),
    (secret) => createUndiciTransport({ connections: secret as never }),
    (secret) => createUndiciTransport({ tls: { key: secret, cert: secret, passphrase: secret } }),
    (secret) => readNotify('shop.verify', { body: { secret } as never }),
    (secret) => readNotify('shop.verify', secret as never),
    ...[
      (secret: string) => ({ baseUrl: `https://me:${encodeURIComponent(secret)}@x` }),
      (secret: string) => ({ baseUrl: secret }),
      (secret: string) => ({ baseUrl: `https://x?${secret}` }),
      (secret: string) => ({ timeout: secret }),
      (secret: string) => ({ retry: secret }),
      (secret: string) => ({ transport: { secret } })
    ].map((settings) => (secret: string) => {
      const platform = { service: 'shop', defaultBaseUrl: 'https://x', checkReply: () => 0 }
      return createHttpClient(platform, settings(secret) as never)
    }),
    ...[
      (secret: string) => ({ query: { token: [secret] } }),
      (secret: string) => ({ query: { token: `${secret}\ud800` } }),
      (secret: string) => ({ headers: { authorization: `${secret}\n` } }),
      (secret: string) => ({ path: `/a?token=${secret}` }),
      (secret: string) => ({ method: secret }),
      (secret: string) => ({ body: { kind: secret } }),
      (secret: string) => {
        const cycle: { readonly secret: string; self?: unknown } = { secret }
        cycle.self = cycle
        return { body: { kind: 'json', value: cycle } }
      },
      (secret: string) => ({ body: { kind: 'bytes', bytes: secret } }),
      (secret: string) => ({ body: { kind: 'multipart', parts: [{ name: 'a', content: { secret } }] } })
    ].map((description) => (secret: string) => {
      const platform = { service: 'shop', defaultBaseUrl: 'https://127.0.0.1:9', checkReply: () => 0 }
      const plain = { operation: 'o', method: 'GET', path: '/', effect: 'read' }
      return createHttpClient(platform, {}).send({ ...plain, ...description(secret) } as never, () => 0)
    })
  ]
  await fc.assert(
    fc.asyncProperty(secretTexts, fc.constantFrom('key', 'token', 'phone', 'password'), async (texts, kind) => {
      for (const attempt of attempts) {
        const error = await (async () => attempt(texts[kind as 'key']))().then(
          () => undefined,
          (reason) => reason
        )
        expect(error, String(attempt)).toMatchObject({ code: 'ERR_INPUT' })
        expectClean(error, texts)
      }
    }),
    { numRuns: Math.ceil(numRuns / 4) }
  )
})

test('the search finds a secret that does show: in a message, a hidden property, a cause, a getter, percent-encoded', () => {
  const [texts] = fc.sample(secretTexts, 1) as [SecretTexts]
  const options = { service: 's', operation: 'o', shortMessage: 'm', retryable: false, outcome: 'rejected' } as const
  const leaks: unknown[] = [
    new NetworkError({ ...options, shortMessage: texts.token }),
    new NetworkError({ ...options, advice: encodeURIComponent(texts.password) }),
    new NetworkError({ ...options, cause: new Error('a', { cause: { b: texts.phone } }) }),
    Object.defineProperty(new NetworkError(options), 'hidden', { value: texts.key }),
    Object.defineProperty(new Error('x'), 'got', { enumerable: true, get: () => texts.signature.toLowerCase() }),
    { [texts.sessionKey]: 1 }
  ]
  for (const leak of leaks) expect(() => expectClean(leak, texts)).toThrow('shows in')
  expect(() => expectClean(new NetworkError(options), texts)).not.toThrow()
})
