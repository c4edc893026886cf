import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scanMembers } from '../../src/reply/scan-members.ts'

const numRuns = Math.max(1000, Number(process.env.FUZZ_RUNS ?? 0))

function scan(text: string | Uint8Array, isGbk = false): [string, string][] | undefined {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text
  const encoding = isGbk ? 'latin1' : 'utf8'
  return scanMembers(bytes, isGbk)?.map(({ name, value }) => [
    Buffer.from(name).toString(encoding),
    Buffer.from(value).toString(encoding)
  ])
}

describe('scanMembers', () => {
  // Reference: extraction cases of public SDKs.
  it.each([
    [
      'slashes that are escaped',
      '{"r":{"u":"http:\\/\\/a.com\\/image?f=1&zoom=original"},"sign":"s"}',
      '{"u":"http:\\/\\/a.com\\/image?f=1&zoom=original"}'
    ],
    ['line breaks and blanks around marks', '{\n "r" :\r\n { "a" : 1 }\t,\n "sign":"s" }\n', '{ "a" : 1 }'],
    [
      'a member called sign inside',
      '{"r":{"sign":"xxx","b":{"sign":"y"}},"sign":"s"}',
      '{"sign":"xxx","b":{"sign":"y"}}'
    ],
    [
      'braces and quotes inside of text',
      '{"r":{"a":"}],{\\"sign\\":\\"","b":"\\\\"},"sign":"s"}',
      '{"a":"}],{\\"sign\\":\\"","b":"\\\\"}'
    ],
    ['text in quotation marks', '{"r":"abc\\"def","sign":"s"}', '"abc\\"def"'],
    ['nested lists', '{"r":{"l":[[{"a":[]}],"]"]},"sign":"s"}', '{"l":[[{"a":[]}],"]"]}'],
    ['Chinese text', '{"r":{"msg":"交易}不存在"},"sign":"s"}', '{"msg":"交易}不存在"}']
  ])('finds the bytes of a value with %s', (_, body, node) => {
    expect(scan(body)?.[0]).toEqual(['"r"', node])
    expect(scan(body)?.[1]).toEqual(['"sign"', '"s"'])
  })

  it('finds members in any order, and those that come twice', () => {
    expect(scan('{"sign":"s","r":{}}')).toEqual([
      ['"sign"', '"s"'],
      ['"r"', '{}']
    ])
    expect(scan('{"r":1,"r":{}}')).toEqual([
      ['"r"', '1'],
      ['"r"', '{}']
    ])
  })

  it('steps over a byte order mark, and reads an empty object', () => {
    expect(scan(Buffer.from('\ufeff{"a":true}'))).toEqual([['"a"', 'true']])
    expect(scan(' { } ')).toEqual([])
  })

  it('steps over characters of two bytes whose second looks like a backslash or a brace', () => {
    // 乗 is 81 5C in GBK, 亄 is 81 7D.
    const body = Buffer.concat([
      Buffer.from('{"r":{"a":"'),
      Buffer.from([0x81, 0x5c, 0x81, 0x7d]),
      Buffer.from('"},"sign":"s"}')
    ])
    expect(scan(body, true)?.map(([name]) => name)).toEqual(['"r"', '"sign"'])
    expect(scan(body, true)?.[0]?.[1]).toBe('{"a":"\x81\\\x81}"}')
  })

  it.each([
    '',
    ' ',
    'null',
    '[]',
    '"x"',
    '{',
    '{"a"',
    '{"a":',
    '{"a":}',
    '{"a":1',
    '{"a":1,',
    '{"a":1,}',
    '{,"a":1}',
    '{"a" 1}',
    '{a:1}',
    '{"a":1}}',
    '{"a":1}x',
    '{"a":"1}',
    '{"a":"1\\"}',
    '{"a":{"b":1}',
    '{"a":{"b":"}}',
    '{"a":[[[1]]}',
    '<html></html>'
  ])('finds nothing in %j', (body) => {
    expect(scan(body)).toBeUndefined()
  })

  it('refuses what nests deeper than 64 levels, and more than 64 members', () => {
    const deep = (levels: number) => `{"a":${'['.repeat(levels)}${']'.repeat(levels)}}`
    expect(scan(deep(64))).toHaveLength(1)
    expect(scan(deep(65))).toBeUndefined()
    expect(scan(deep(1_000_000))).toBeUndefined()
    const many = (count: number) => `{${Array.from({ length: count }, (_, index) => `"${index}":0`).join(',')}}`
    expect(scan(many(64))).toHaveLength(64)
    expect(scan(many(65))).toBeUndefined()
  })

  it('finds in any JSON object what JSON.parse finds', () => {
    const blank = fc.string({ unit: fc.constantFrom(' ', '\n', '\r', '\t'), maxLength: 3 })
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 5 }), { maxKeys: 20 }), blank, (object, gap) => {
        const pairs = Object.entries(object).map(([name, value]) => [JSON.stringify(name), JSON.stringify(value)])
        const body = `${gap}{${gap}${pairs.map((pair) => pair.join(`${gap}:${gap}`)).join(`${gap},${gap}`)}${gap}}${gap}`
        expect(scan(body)).toEqual(pairs)
      }),
      { numRuns }
    )
  })

  it('ends on any bytes, and never gives a value that is not there', () => {
    const marks = fc.constantFrom(...Buffer.from('{}[]":,\\ 1ab'), 0x81, 0xe4, 0x5c)
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      fc.array(marks, { maxLength: 60 }).map((list) => Uint8Array.from(list))
    )
    fc.assert(
      fc.property(bytes, fc.boolean(), (any, isGbk) => {
        for (const { name, value } of scanMembers(any, isGbk) ?? []) {
          expect(name[0]).toBe(0x22)
          expect(value.length).toBeGreaterThan(0)
        }
      }),
      { numRuns }
    )
  })
})
