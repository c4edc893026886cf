import { expect, test } from 'vitest'
import { encodeBody } from '../src/encode-body.ts'
import type { RequestBody } from '../src/request-description.ts'

test.each<[RequestBody, string | Uint8Array, string]>([
  [{ kind: 'json', value: { title: '年卡', none: undefined } }, '{"title":"年卡"}', 'application/json; charset=utf-8'],
  [
    { kind: 'json', value: { oid: 1481453940569543563n } },
    '{"oid":1481453940569543563}',
    'application/json; charset=utf-8'
  ],
  [{ kind: 'json', value: null }, 'null', 'application/json; charset=utf-8'],
  [{ kind: 'json', value: '\ud83d' }, '"\\ud83d"', 'application/json; charset=utf-8'],
  [{ kind: 'form', fields: { a: '1 2' } }, 'a=1+2', 'application/x-www-form-urlencoded; charset=utf-8'],
  [{ kind: 'encoded', fields: { a: 'b' }, text: '<a>b</a>', contentType: 'text/xml' }, '<a>b</a>', 'text/xml'],
  [{ kind: 'bytes', bytes: Uint8Array.of(1), contentType: 'text/xml' }, Uint8Array.of(1), 'text/xml']
])('encodes %o', (body, bytes, contentType) => {
  expect(encodeBody(body)).toEqual({ bytes, contentType })
})

test('encodes parts', () => {
  const { bytes, contentType } = encodeBody({ kind: 'multipart', parts: [{ name: 'a', content: 'b' }] })
  expect(contentType).toMatch(/^multipart\/form-data; boundary=/)
  expect(Buffer.from(bytes).toString()).toContain('name="a"\r\n\r\nb\r\n')
})

const cycle: { self?: unknown } = {}
cycle.self = cycle

test.each<[unknown, string]>([
  [undefined, 'nothing'],
  [() => 1, 'a function'],
  [cycle, 'an object']
])('refuses what JSON can not hold: %o', (value, received) => {
  expect(() => encodeBody({ kind: 'json', value })).toThrow(
    `"body.value" expected a value that JSON can hold, got ${received}. It has no cycles and no functions`
  )
})

test('refuses bytes that are none', () => {
  expect(() => encodeBody({ kind: 'bytes', bytes: 'text' as never, contentType: 'text/xml' })).toThrow(
    '"body.bytes" expected bytes, got text of 4 characters'
  )
})

test('refuses a kind that does not exist', () => {
  expect(() => encodeBody({ kind: 'xml' } as never)).toThrow(
    '"body.kind" expected "json", "form", "multipart", "encoded" or "bytes", got something else'
  )
})
