import { expect, test } from 'vitest'
import { encodeRequest } from '../src/encode-request.ts'
import type { RequestDescription } from '../src/request-description.ts'

const base = { origin: 'https://api.example.com', pathPrefix: '/v1' }
const defaults = Object.freeze({ accept: 'application/json', 'user-agent': 'kaifang-x' })
const encode = (description: Partial<RequestDescription>) =>
  encodeRequest(base, defaults, { operation: 'op', method: 'GET', path: '/a', effect: 'read', ...description })

test('joins prefix, path and query', () => {
  expect(encode({ query: { b: '年', a: 1 } }).path).toBe('/v1/a?b=%E5%B9%B4&a=1')
  expect(encode({ query: {} }).path).toBe('/v1/a')
  expect(encode({ query: '' }).path).toBe('/v1/a')
})

test('leaves a query that a signer has encoded as it is', () => {
  expect(encode({ query: 'sign=A%2a&b=1' }).path).toBe('/v1/a?sign=A%2a&b=1')
})

test('takes the default headers as they are where there are no others', () => {
  expect(encode({}).headers).toBe(defaults)
})

test('a description overrides the default headers and the media type', () => {
  const body = { kind: 'json', value: 1 } as const
  expect(encode({ method: 'POST', body }).headers['content-type']).toBe('application/json; charset=utf-8')
  const headers = { 'content-type': 'application/json', accept: '*/*', 'x-one': '1' }
  expect(encode({ method: 'POST', body, headers })).toMatchObject({
    body: '1',
    headers: { ...headers, 'user-agent': 'kaifang-x' }
  })
})

test('gives a request without a body none', () => {
  expect('body' in encode({ method: 'POST' })).toBe(false)
})

test.each(['/a/b.c/~d', '/a/..b', '/a/b..', "/a/(b)*'!;:@$,+=&", '/a/%2f', '/'])('takes the path %s', (path) => {
  expect(encode({ path }).path).toBe(`/v1${path}`)
})

test.each([
  '',
  'a',
  '/a?b=1',
  '/a#b',
  '/a b',
  '/年',
  '/a\r\nx: 1',
  '/../b',
  '/a/..',
  '/a/%2e%2E/b',
  '/a/.%2e',
  '/%2e%2e%2fb',
  '\\a',
  undefined
])('refuses the path %j', (path) => {
  expect(() => encode({ path: path as string })).toThrow(
    /^"path" expected a path that begins with "\/" and holds neither a query nor "\.\.", got (text of \d+ characters|empty text|nothing)$/
  )
})

test('refuses a method that the platforms do not use', () => {
  expect(() => encode({ method: 'get' as never })).toThrowErrorMatchingInlineSnapshot(
    `[InputError: "method" expected one of GET, POST, PUT, PATCH, DELETE, got text of 3 characters]`
  )
})

test.each<[unknown, string]>([
  ['hunter2\r\nx: 1', 'text of 13 characters'],
  ['年', 'text of 1 characters'],
  ['a\u0000', 'text of 2 characters'],
  [undefined, 'nothing'],
  [5, 'an integer outside the range']
])('refuses the header %j, which HTTP can not carry', (value, received) => {
  expect(() => encode({ headers: { authorization: value as string } })).toThrow(
    `"headers.authorization" expected text of Latin letters and signs, without line breaks, got ${received}`
  )
})
