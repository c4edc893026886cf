import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { TransportError, type TransportErrorOptions } from '../src/errors/transport-error.ts'
import type { Transport } from '../src/transport.ts'
import { openClient, openClientAndServer, pinnable } from './open-client.ts'
import { findClosedPort, startRawServer } from './raw-server.ts'

const settleBy = { operation: 'getOrder', input: { outTradeNo: 'A1' } }

test('nobody listens', async () => {
  const { failing } = openClient(`http://127.0.0.1:${await findClosedPort()}`, {}, { retry: false })
  const error = await failing({ effect: 'write', query: { token: 'hunter22' } })
  expect(pinnable(error)).toMatchInlineSnapshot(`
    "shop.getOrder could not connect (ECONNREFUSED)
      Request: GET http://127.0.0.1/order (query: token)
      What to do: nothing listens there; check host and port of baseUrl"
  `)
  expect(error).toMatchObject({ code: 'ERR_HTTP_NETWORK', retryable: true, outcome: 'rejected' })
  expect(error.cause).toMatchObject({ code: 'ECONNREFUSED', kind: 'network', sent: false, phase: 'connect' })
})

test('the connection is lost under a write', async () => {
  const server = await startRawServer((socket) => socket.end())
  const error = await openClient(server.url).failing({ effect: 'write', method: 'POST', settleBy })
  expect(pinnable(error)).toMatchInlineSnapshot(`
    "shop.getOrder lost the connection before a whole reply came (UND_ERR_SOCKET)
      Request: POST http://127.0.0.1/order
      Outcome: unknown, the platform may have done it; call getOrder({"outTradeNo":"A1"}) before you repeat it"
  `)
  expect(error).toMatchObject({ code: 'ERR_HTTP_NETWORK', outcome: 'unknown', settleBy })
})

test.each([
  ['connect', 'https', '', 'a connection'],
  ['headers', 'http', '', 'the reply'],
  ['body', 'http', 'HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n', 'the rest of the reply']
] as const)('the limit "%s" runs out', async (budget, scheme, text, waiting) => {
  const server = await startRawServer((socket) => socket.write(text))
  const { failing } = openClient(`${scheme}://127.0.0.1:${server.port}`, {}, { retry: false })
  const error = await failing({}, { timeout: { [budget]: 300 } })
  expect(error).toMatchObject({ code: 'ERR_HTTP_TIMEOUT', phase: budget, budget, timeoutMs: 300, retryable: true })
  const [first] = error.message.split('\n')
  expect(first).toBe(`shop.getOrder timed out after 300 ms (timeout.${budget}) while waiting for ${waiting}`)
})

test('the total runs out, and names the figure that the caller gave', async () => {
  const server = await startRawServer(() => {})
  const { failing } = openClient(server.url)
  const error = await failing({ effect: 'keyed-write', settleHint: 'look into the console' }, { timeout: 300 })
  expect(pinnable(error)).toMatchInlineSnapshot(`
    "shop.getOrder timed out after 300 ms (timeout.total) while waiting for the reply
      Request: GET http://127.0.0.1/order
      Outcome: unknown, the platform may have done it; look into the console"
  `)
  expect(error).toMatchObject({ phase: 'headers', budget: 'total', timeoutMs: 300, outcome: 'unknown' })
})

test('the limit of an attempt runs out', async () => {
  const server = await startRawServer(() => {})
  const error = await openClient(server.url).failing({}, { timeout: { attempt: 300 }, retry: false })
  expect(pinnable(error).split('\n')[0]).toMatchInlineSnapshot(
    `"shop.getOrder timed out after 300 ms (timeout.attempt) while waiting for the reply"`
  )
  expect(error).toMatchObject({ budget: 'attempt', timeoutMs: 300 })
})

test('the total runs out in a later attempt, and is still the figure that the caller gave', async () => {
  let count = 0
  const server = await startRawServer((socket) => void (count++ === 0 && socket.resetAndDestroy()))
  const error = await openClient(server.url).failing({}, { timeout: 600 })
  expect([count, error.budget, error.timeoutMs]).toEqual([2, 'total', 600])
})

test('a signer takes too long', async () => {
  const { failing } = openClient('http://127.0.0.1:9', { signer: { signParams: () => new Promise<never>(() => {}) } })
  expect(pinnable(await failing({}, { timeout: { attempt: 20 } }))).toMatchInlineSnapshot(
    `"shop.getOrder timed out after 20 ms (timeout.attempt) while waiting for a token or a signature"`
  )
})

test('the reply is too large', async () => {
  const { failing } = await openClientAndServer({ body: 'x'.repeat(2000) }, { maxBodyBytes: 1000 })
  const error = await failing({ effect: 'write' })
  expect(pinnable(error)).toMatchInlineSnapshot(`
    "shop.getOrder sent more than 1000 bytes
      Request: GET http://127.0.0.1/order
      Outcome: unknown, the platform may have done it; ask the platform before you repeat it"
  `)
  expect(error).toMatchObject({ code: 'ERR_HTTP_BODY_TOO_LARGE', retryable: false, outcome: 'unknown' })
})

test('the reply is compressed in a way that can not be undone', async () => {
  const { failing } = await openClientAndServer({ body: 'x', headers: { 'content-encoding': 'zstd' } })
  const error = await failing()
  expect(pinnable(error)).toMatchInlineSnapshot(`
    "shop.getOrder sent a body whose compression can't be undone (UNKNOWN_CONTENT_ENCODING)
      Request: GET http://127.0.0.1/order
      What to do: look for a proxy between you and the platform: no compression was asked for"
  `)
  expect(error).toMatchObject({ code: 'ERR_HTTP_DECODE', retryable: false })
})

test('the compressed reply is cut off', async () => {
  const body = gzipSync('{"code":0}').subarray(0, -3)
  const { failing, server } = await openClientAndServer({ body, headers: { 'content-encoding': 'gzip' } })
  expect(pinnable(await failing()).split('\n')[0]).toMatchInlineSnapshot(
    `"shop.getOrder lost the connection before a whole reply came (Z_BUF_ERROR)"`
  )
  expect(server.requests.length).toBe(3)
})

/** What a client says when its transport throws this. */
async function explained(thrown: unknown, effect: 'read' | 'write' = 'read') {
  const transport: Transport = { send: () => Promise.reject(thrown), close: async () => {} }
  return openClient('http://127.0.0.1:9', {}, { transport, retry: false }).failing({
    effect,
    query: { token: 'HUNTER22' }
  })
}

test.each([
  ['ENOTFOUND', 'the host name is unknown; check baseUrl and the name server'],
  ['EAI_AGAIN', 'the name server did not answer; check the network'],
  ['CERT_HAS_EXPIRED', "the server's certificate has expired; check the machine's clock first"],
  ['ERR_TLS_CERT_ALTNAME_INVALID', "the server's certificate is for another host; check baseUrl"],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'the server shows a certificate of its own making; check for a proxy in between'],
  [
    'UND_ERR_CONNECT_TIMEOUT',
    'the host did not answer within the 10 seconds that a connection may take; check the firewall'
  ],
  [
    'UND_ERR_ABORTED',
    'the way to the host was closed; a proxy may have refused it: check its address, user and password'
  ]
])('gives advice about %s', async (systemCode, advice) => {
  const error = await explained(new TransportError({ kind: 'network', sent: false, phase: 'connect', systemCode }))
  expect(error.message.split('\n')[2]).toBe(`  What to do: ${advice}`)
  expect(error.retryable).toBe(!systemCode.includes('CERT'))
})

test.each(['constructor', '__proto__', undefined])('gives none about %s', async (systemCode) => {
  const error = await explained(new TransportError({ kind: 'network', sent: false, phase: 'connect', systemCode }))
  expect(error.message).not.toContain('What to do')
})

test.each<[string, unknown, string]>([
  ['an error with a code', Object.assign(new Error('HUNTER22'), { code: 'ECUSTOM' }), '(Error ECUSTOM)'],
  ['an error with its own name', Object.assign(new Error('x'), { name: 'FetchError' }), '(FetchError)'],
  [
    'a name that is a secret',
    Object.assign(new Error('x'), { name: 'hunter22', code: 'HUNTER22' }),
    '([redacted] [redacted])'
  ],
  ['a name that is a sentence', Object.assign(new Error('x'), { name: 'token is HUNTER22' }), '(no name)'],
  ['text', 'HUNTER22', '(no name)'],
  ['null', null, '(no name)'],
  ['undefined', undefined, '(no name)']
])('a transport of the caller throws %s', async (_what, thrown, named) => {
  const error = await explained(thrown, 'write')
  expect(error.message.split('\n')[0]).toBe(`shop.getOrder failed in its transport ${named}`)
  expect(error).toMatchObject({ code: 'ERR_HTTP_NETWORK', outcome: 'unknown' })
  expect(error.cause).toBeUndefined()
})

test('a transport of the caller puts a secret in the code of a TransportError', async () => {
  const error = await explained(
    Object.assign(new TransportError({ kind: 'network', sent: true, phase: 'body', systemCode: 'HUNTER22' }), {
      extra: 'HUNTER22'
    })
  )
  expect(error.message.split('\n')[0]).toBe('shop.getOrder lost the connection before a whole reply came ([redacted])')
  expect({ ...(error.cause as TransportError) }).toEqual({
    name: 'TransportError',
    kind: 'network',
    sent: true,
    phase: 'body',
    limit: undefined,
    code: undefined
  })
})

test('a TransportError of another version is understood as far as possible', async () => {
  const odd = (options: object) => explained(new TransportError({ sent: true, ...options } as TransportErrorOptions))
  expect((await odd({ kind: 'quantum', phase: 'tunnel' })).message.split('\n')[0]).toBe(
    'shop.getOrder lost the connection before a whole reply came (no code)'
  )
  expect(await odd({ kind: 'timeout', phase: 'tunnel' })).toMatchObject({
    phase: 'body',
    budget: 'total',
    timeoutMs: 5000
  })
})

test('our own errors pass as they are, also from a transport', async () => {
  const inner = await explained(new Error('x'))
  expect(await explained(inner)).toBe(inner)
})
