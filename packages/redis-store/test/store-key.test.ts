import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildStoreKey, readKeyPrefix } from '../src/store-key.ts'

/** The part of a key that decides its slot (Redis Cluster specification, "Hash tags"). */
function hashTag(key: string): string {
  const open = key.indexOf('{')
  const close = key.indexOf('}', open + 1)
  return open === -1 || close === -1 || close === open + 1 ? key : key.slice(open + 1, close)
}
const wellFormed = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
const keys = fc.oneof(wellFormed, fc.stringMatching(/^[{}%:a]{1,8}$/))

test('leaves an ordinary key readable', () => {
  expect(buildStoreKey('test', 'kaifang:', 'wechat-openapi:wx123', 'token')).toBe(
    'kaifang:{wechat-openapi:wx123}:token'
  )
})

test('escapes what would end the hash tag', () => {
  expect(buildStoreKey('test', '', 'a}b{c%d', 'lease')).toBe('{a%7Db%7Bc%25d}:lease')
})

test('all keys of one account have one hash tag, and different accounts have different ones', () => {
  fc.assert(
    fc.property(keys, keys, (one, two) => {
      const tag = hashTag(buildStoreKey('test', 'p:', one, 'token'))
      expect(tag).toBe(hashTag(buildStoreKey('test', 'p:', one, 'lease')))
      expect(tag === hashTag(buildStoreKey('test', 'p:', two, 'token'))).toBe(one === two)
    })
  )
})

test.each([
  ['', '"key" expected text of 1 to 1024 characters, got empty text'],
  ['k'.repeat(1025), '"key" expected text of 1 to 1024 characters, got text of 1025 characters'],
  ['\ud83e', '"key" expected well-formed Unicode text, got a lone surrogate'],
  [undefined, '"key" expected text of 1 to 1024 characters, got nothing']
])('refuses the key %j', (key, message) => {
  expect(() => buildStoreKey('redis-store.read', '', key as string, 'token')).toThrow(`redis-store.read: ${message}`)
})

test('takes any prefix without braces, also none', () => {
  expect([readKeyPrefix('test', ''), readKeyPrefix('test', 'shop:prod:')]).toEqual(['', 'shop:prod:'])
  expect(() => readKeyPrefix('test', 'a{b')).toThrow('test: "prefix" expected text without braces, got braces')
  expect(() => readKeyPrefix('test', 5)).toThrow('"prefix"')
})
