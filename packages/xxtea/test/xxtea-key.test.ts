import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { prepareKey, readKeyWords, type XxteaKey } from '../src/xxtea-key.ts'
import { thrownBy } from './thrown-by.ts'
import { wrongTypes } from './wrong-types.ts'

const KEY = '0123456789abcdef'
const KEY_WORDS = [0x33323130, 0x37363534, 0x62613938, 0x66656463]
const LENIENT = { keyRule: 'pad-or-truncate' } as const

describe('a key', () => {
  test.each([
    ['bytes', Uint8Array.from(Buffer.from(KEY))],
    ['a Buffer', Buffer.from(KEY)],
    ['text', KEY],
    ['a prepared key', prepareKey(KEY)]
  ])('as %s is four little-endian words', (_, key) => {
    expect([...readKeyWords(key, undefined)]).toEqual(KEY_WORDS)
  })

  test('as text is counted in bytes of UTF-8, not in characters', () => {
    expect([...readKeyWords('密钥密钥密0', 'exact')]).toEqual([...readKeyWords(Buffer.from('密钥密钥密0'), 'exact')])
    expect(thrownBy(() => readKeyWords('密'.repeat(16), 'exact'))).toMatchObject({ code: 'ERR_XXTEA_KEY_LENGTH' })
  })

  test('as text is not decoded from hex', () => {
    expect(thrownBy(() => readKeyWords('00'.repeat(16), 'exact'))).toMatchObject({ code: 'ERR_XXTEA_KEY_LENGTH' })
  })

  test.each([0, 1, 15, 17, 32, 40])('of %d bytes is refused by default', (length) => {
    const error = thrownBy(() => readKeyWords(new Uint8Array(length), undefined))
    expect(error).toMatchObject({ code: 'ERR_XXTEA_KEY_LENGTH' })
  })

  test.each([
    ['no bytes', '', [0, 0, 0, 0]],
    ['one byte', '0', [0x30, 0, 0, 0]],
    ['15 bytes', KEY.slice(0, 15), [0x33323130, 0x37363534, 0x62613938, 0x00656463]],
    ['17 bytes', `${KEY}X`, KEY_WORDS],
    ['40 bytes', KEY.repeat(3).slice(0, 40), KEY_WORDS]
  ])('of %s is padded with zeros or cut by the rule of the xxtea/* libraries', (_, key, words) => {
    expect([...readKeyWords(key, 'pad-or-truncate')]).toEqual(words)
  })

  test('as text is cut in the middle of a character, as bytes are', () => {
    expect([...readKeyWords('密'.repeat(6), 'pad-or-truncate')]).toEqual([
      ...readKeyWords(Buffer.from('密'.repeat(6)).subarray(0, 16), 'exact')
    ])
  })

  test('with a lone surrogate is refused although the rule would cut it off', () => {
    const error = thrownBy(() => readKeyWords(`${KEY}\udc00`, 'pad-or-truncate'))
    expect(error).toMatchObject({ code: 'ERR_XXTEA_ENCODING', position: 16 })
  })
})

describe('prepareKey', () => {
  test('keeps its own copy of the bytes', () => {
    const bytes = Uint8Array.from(Buffer.from(KEY))
    const key = prepareKey(bytes)
    bytes.fill(0)
    expect([...readKeyWords(key, undefined)]).toEqual(KEY_WORDS)
  })

  test('applies the key rule', () => {
    expect([...readKeyWords(prepareKey('0', LENIENT), 'exact')]).toEqual([0x30, 0, 0, 0])
    expect(thrownBy(() => prepareKey('0'))).toMatchObject({ code: 'ERR_XXTEA_KEY_LENGTH' })
  })

  test('shows nothing of the key, however it is looked at', () => {
    const key = prepareKey(KEY)
    const looks = [
      inspect({ key }, { depth: 9, showHidden: true }),
      inspect(key, { customInspect: false, showHidden: true }),
      JSON.stringify({ key }),
      String(key),
      JSON.stringify(Reflect.ownKeys(key)),
      Object.prototype.toString.call(key)
    ]
    expect(looks).toMatchInlineSnapshot(`
      [
        "{ key: [XXTEA key] }",
        "Object [XxteaKey] { [Symbol(Symbol.toStringTag)]: 'XxteaKey' }",
        "{"key":"[XXTEA key]"}",
        "[XXTEA key]",
        "[]",
        "[object XxteaKey]",
      ]
    `)
    expect(looks.join()).not.toMatch(/0123|3332|8589|abcd/)
  })

  test('returns what nobody can change or copy into a key', () => {
    const key = prepareKey(KEY)
    expect(Object.isFrozen(key)).toBe(true)
    expect(Object.isFrozen(Object.getPrototypeOf(key))).toBe(true)
    expect(thrownBy(() => readKeyWords({ ...key }, undefined))).toBeInstanceOf(TypeError)
    expect(thrownBy(() => readKeyWords(Object.create(key), undefined))).toBeInstanceOf(TypeError)
  })

  test.each(wrongTypes('key'))('refuses %s', (_, value) => {
    expect(thrownBy(() => prepareKey(value as string))).toBeInstanceOf(TypeError)
  })

  test('refuses a key that is prepared already, a wrong rule and wrong options', () => {
    const messages = [
      thrownBy(() => prepareKey(prepareKey(KEY) as XxteaKey & string)),
      thrownBy(() => prepareKey(KEY, { keyRule: KEY as 'exact' })),
      thrownBy(() => prepareKey(KEY, null as unknown as object))
    ].map(String)
    expect(messages).toMatchInlineSnapshot(`
      [
        "TypeError: "key" expected Uint8Array or string, got XxteaKey",
        "TypeError: "options.keyRule" expected 'exact' or 'pad-or-truncate', got string of length 16",
        "TypeError: "options" expected object, got null",
      ]
    `)
  })
})
