import { expect, test } from 'vitest'
import { encodeRequest } from '../src/encode-request.ts'
import { redactRequest, valuesOf, withoutQuery } from '../src/redact-request.ts'
import type { RequestDescription } from '../src/request-description.ts'

const base = { origin: 'https://api.example.com', pathPrefix: '/v1' }
const defaults = { accept: 'application/json', 'user-agent': 'kaifang-x' }

function read(description: Partial<RequestDescription>, publicFields: string[] = []) {
  const whole: RequestDescription = { operation: 'op', method: 'POST', path: '/a', effect: 'read', ...description }
  const request = encodeRequest(base, defaults, whole)
  return { shown: redactRequest(request), values: [...valuesOf(whole, request, new Set(publicFields))] }
}

test('cuts the query off', () => {
  expect(withoutQuery('/a?b=1?2')).toBe('/a')
  expect(withoutQuery('/a')).toBe('/a')
})

test('shows names and sizes', () => {
  const { shown } = read({
    query: 'token=hunter22&token=2&b',
    headers: { authorization: 'Bearer x' },
    body: { kind: 'json', value: '年' }
  })
  expect(shown).toEqual({
    method: 'POST',
    url: 'https://api.example.com/v1/a',
    queryFields: ['token', 'b'],
    headerNames: ['accept', 'user-agent', 'content-type', 'authorization'],
    bodyBytes: 5
  })
})

test('shows the size of a missing body as 0', () => {
  expect(read({}).shown.bodyBytes).toBe(0)
})

test('shows at most 50 names', () => {
  const names = Array.from({ length: 99 }, (_, index) => [`x-${index}`, '1'])
  const { shown } = read({ query: Object.fromEntries(names), headers: Object.fromEntries(names) })
  expect([shown.queryFields.length, shown.headerNames.length]).toEqual([50, 50])
})

test.each<[string, Partial<RequestDescription>, string[]]>([
  ['query', { query: { a: 'secret-1', b: 1234567 } }, ['secret-1', '1234567']],
  ['a field that comes twice', { query: 'a=secret-1&a=secret-2' }, ['secret-1', 'secret-2']],
  [
    'headers, whole and in parts',
    { headers: { authorization: 'Bearer t="abc",u=d' } },
    ['Bearer t="abc",u=d', 'Bearer', 't', 'abc', 'u', 'd']
  ],
  ['form', { body: { kind: 'form', fields: { a: 'secret-1', b: 2n, c: undefined } } }, ['secret-1', '2']],
  ['JSON, at any depth', { body: { kind: 'json', value: { a: [{ b: { c: 'secret-1' } }] } } }, ['secret-1']],
  ['what toJSON makes of an object', { body: { kind: 'json', value: { toJSON: () => ['secret-1'] } } }, ['secret-1']],
  [
    'JSON in a field',
    { body: { kind: 'form', fields: { biz: '{"a":"secret-1"}' } } },
    ['{"a":"secret-1"}', 'secret-1']
  ],
  ['what only begins like JSON', { body: { kind: 'form', fields: { biz: '{secret' } } }, ['{secret']],
  [
    'parts, with file names and small files',
    {
      body: {
        kind: 'multipart',
        parts: [
          { name: 'a', content: 'secret-1' },
          { name: 'b', content: Buffer.from('k=secret-2 '), fileName: 'secret-3.png' }
        ]
      }
    },
    ['secret-1', 'secret-3.png', 'k', 'secret-2', '']
  ],
  [
    'fields that the signer has encoded, as they were before',
    { body: { kind: 'encoded', fields: { a: 'secret-1' }, text: '<a>secret-1</a>', contentType: 'text/xml' } },
    ['secret-1']
  ],
  [
    'XML in bytes, without its names',
    {
      body: { kind: 'bytes', contentType: 'text/xml', bytes: Buffer.from('<xml><key><![CDATA[secret-1]]></key></xml>') }
    },
    ['', 'secret-1']
  ],
  [
    'JSON in bytes',
    { body: { kind: 'bytes', contentType: 'text/plain', bytes: Buffer.from('{"a":"secret-1"}') } },
    ['{"a":"secret-1"}', 'secret-1']
  ],
  ['nothing in a large file', { body: { kind: 'bytes', contentType: 'a/b', bytes: Buffer.alloc(65_537, 'a') } }, []]
])('collects %s', (_where, description, expected) => {
  expect(new Set(read(description).values)).toEqual(new Set(expected))
})

test('leaves public fields out, wherever they stand', () => {
  const fields = { order_no: 'public-1', other: 'secret-1' }
  const parts = Object.entries(fields).map(([name, content]) => ({ name, content }))
  const bodies = [
    { kind: 'form', fields } as const,
    { kind: 'json', value: [fields] } as const,
    { kind: 'multipart', parts } as const
  ]
  for (const body of bodies) expect(read({ body }, ['order_no']).values).toEqual(['secret-1'])
  expect(read({ query: fields }, ['order_no']).values).toEqual(['secret-1'])
})

test('follows JSON that nests deeper than any stack', () => {
  const depth = 100_000
  const text = `${'['.repeat(depth)}"secret-1"${']'.repeat(depth)}`
  expect(read({ body: { kind: 'form', fields: { biz: text } } }).values).toContain('secret-1')
})
