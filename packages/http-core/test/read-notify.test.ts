import { Readable } from 'node:stream'
import { runInNewContext } from 'node:vm'
// biome-ignore lint/style/noRestrictedImports: its Request is what a receiver may get.
import { Request as UndiciRequest } from 'undici'
import { expect, test } from 'vitest'
import { type NodeRequestLike, type NotifyInput, readNotify, readNotifyQuery } from '../src/read-notify.ts'

const body = '{"total_fee":"1","attach":"年卡"}'
const headers = { 'X-Sign': 'abc', Accept: ['a', 'b'] }

async function read(input: unknown) {
  const notify = await readNotify('utools.verifyPaymentNotify', input as NotifyInput)
  return { headers: { ...notify.headers }, text: Buffer.from(notify.bytes).toString() }
}
const refusalOf = async (input: unknown) =>
  read(input).then(
    () => 'accepted',
    (error: Error) => error.message.replace(/^.* bytes, got (.*)\. Verify before .*$/, '$1')
  )
/** A Node request as far as it counts here. */
function nodeRequest(chunks: unknown[], more: object = {}): NodeRequestLike & Readable {
  return Object.assign(Readable.from(chunks, { objectMode: true }), { headers }, more) as never
}

test.each<[string, () => unknown]>([
  ['text', () => ({ headers, body })],
  ['bytes', () => ({ headers, body: Buffer.from(body) })],
  [
    'bytes of another realm',
    () => ({ headers, body: runInNewContext(`Uint8Array.from([${Buffer.from(body).join()}])`) })
  ],
  ['the event of a cloud function', () => ({ headers, body, isBase64Encoded: false, httpMethod: 'POST' })],
  [
    'the event of a cloud function in Base64',
    () => ({ headers, body: Buffer.from(body).toString('base64'), isBase64Encoded: true })
  ],
  [
    'a Node request that nobody has read',
    () => nodeRequest([Buffer.from(body.slice(0, 5)), Buffer.from(body.slice(5))])
  ],
  ['a Node request of texts', () => nodeRequest([body.slice(0, 9), body.slice(9)])],
  ['a Node request past a parser that skipped it', () => nodeRequest([body], { body: {} })],
  ['a Node request with rawBody as text', () => ({ headers, rawBody: body, body: { parsed: true } })],
  ['a Node request with rawBody as bytes', () => ({ headers, rawBody: Buffer.from(body), body: { parsed: true } })],
  [
    'an async iterable without a stream behind it',
    () => ({
      headers,
      [Symbol.asyncIterator]: async function* () {
        yield Buffer.from(body)
      }
    })
  ]
])('reads %s', async (_what, input) => {
  expect(await read(input())).toEqual({ headers: { 'x-sign': 'abc', accept: 'a, b' }, text: body })
})

test.each<[string, () => unknown]>([
  ['a Request', () => new Request('http://x', { method: 'POST', body, headers: { 'X-Sign': 'abc' } })],
  [
    "undici's Request, which is no instance of the global one",
    () => new UndiciRequest('http://x', { method: 'POST', body, headers: { 'X-Sign': 'abc' } })
  ],
  ['headers as a Fetch Headers', () => ({ headers: new Headers({ 'X-Sign': 'abc' }), body })],
  ['headers as a Map', () => ({ headers: new Map([['X-Sign', 'abc']]), body })]
])('reads %s', async (_what, input) => {
  expect(await read(input())).toMatchObject({ headers: { 'x-sign': 'abc' }, text: body })
})

test('reads an empty body, and headers that are missing or odd', async () => {
  expect(await read({ body: '' })).toEqual({ headers: {}, text: '' })
  expect(await read({ body: '', headers: { a: undefined, b: null, c: 5 } })).toEqual({ headers: { c: '5' }, text: '' })
  expect((await read(new Request('http://x'))).text).toBe('')
  expect((await read({ body: '', headers: JSON.parse('{"__proto__":"x"}') })).headers).toEqual(
    JSON.parse('{"__proto__":"x"}')
  )
})

test.each<[string, () => unknown, string]>([
  ['a parsed object', () => ({ headers, body: JSON.parse(body) }), 'a body that is already parsed'],
  ['a parsed number', () => ({ headers, body: 5 }), 'a body that is already parsed'],
  ['nothing', () => ({ headers }), 'no body'],
  ['null as body', () => ({ headers, body: null }), 'no body'],
  ['text instead of an object', () => body, `text of ${body.length} characters`],
  ['null', () => null, 'null'],
  ['undefined', () => undefined, 'nothing'],
  ['too much text', () => ({ body: 'x'.repeat(1_048_577) }), 'more than 1048576 bytes'],
  ['too many bytes', () => ({ body: Buffer.alloc(1_048_577) }), 'more than 1048576 bytes'],
  ['too long a stream', () => nodeRequest([Buffer.alloc(1_000_000), Buffer.alloc(48_577)]), 'more than 1048576 bytes'],
  [
    'too long a Request',
    () => new Request('http://x', { method: 'POST', body: Buffer.alloc(1_048_577) }),
    'more than 1048576 bytes'
  ],
  ['a stream of objects', () => nodeRequest([{ a: 1 }]), 'a stream of something else than bytes']
])('refuses %s', async (_what, input, reason) => {
  expect(await refusalOf(input())).toBe(reason)
})

test('says why a parsed body is refused, and where to verify instead', async () => {
  await expect(read({ body: { sign: 'hunter22' } })).rejects.toThrowErrorMatchingInlineSnapshot(
    `[InputError: utools.verifyPaymentNotify: "body" expected the raw body as it arrived, text or bytes, up to 1048576 bytes, got a body that is already parsed. Verify before any body parser runs: express.raw(), rawBody in Nest and Egg, request.text() in Fetch handlers]`
  )
})

test('takes the largest body that is allowed', async () => {
  expect((await read({ body: 'x'.repeat(1_048_576) })).text.length).toBe(1_048_576)
})

test('refuses a Request that was read or is being read', async () => {
  const used = new Request('http://x', { method: 'POST', body })
  await used.text()
  expect(await refusalOf(used)).toBe('a Request whose body was already read')
  const locked = new Request('http://x', { method: 'POST', body })
  locked.body?.getReader()
  expect(await refusalOf(locked)).toBe('a Request whose body was already read')
})

test('refuses a Node request that was read, or that ended before', async () => {
  const used = nodeRequest([body])
  for await (const _chunk of used);
  expect(await refusalOf(used)).toBe('a request that was already read')
  expect(await refusalOf(Object.assign(used, { body: { parsed: true } }))).toBe('a body that is already parsed')
  const gone = nodeRequest([body])
  gone.destroy()
  expect(await refusalOf(gone)).toBe('a request that was already read')
})

test.each<[string, unknown, Record<string, string>]>([
  ['a Fetch request', new Request('https://example.com/push?a=1&b=%E5%B9%B4+x#c?d=2'), { a: '1', b: '年 x' }],
  ["undici's request", new UndiciRequest('https://example.com/?a=1'), { a: '1' }],
  ['a Node request', nodeRequest([], { url: '/push?a=1' }), { a: '1' }],
  ['an address without a query', { url: '/push' }, {}],
  ['an address that wins over a query', { url: '/push', query: { a: '1' } }, {}],
  ['a query that is read already', { query: { a: '1', list: ['x'] } }, { a: '1' }],
  ['the event of a cloud function', { queryStringParameters: { a: '1' } }, { a: '1' }],
  ['an event without a query', { queryStringParameters: null }, {}],
  ['a query that is none', { query: 'a=1' }, {}],
  ['neither', { body: '' }, {}],
  ['nothing', undefined, {}]
])('reads the query of %s', (_, input, query) => {
  expect(Object.fromEntries(readNotifyQuery(input as NotifyInput))).toEqual(query)
})
