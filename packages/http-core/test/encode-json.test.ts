import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { decodeJson } from '../src/decode-json.ts'
import { encodeJson } from '../src/encode-json.ts'

test.each<[unknown, string]>([
  [{ oid: 1481453940569543563n }, '{"oid":1481453940569543563}'],
  [[-9007199254740993n, 'a', null, undefined], '[-9007199254740993,"a",null,null]'],
  [{ at: new Date(0), none: undefined, id: 1n }, '{"at":"1970-01-01T00:00:00.000Z","id":1}'],
  [{ nested: [{ toJSON: () => 2n ** 64n }] }, '{"nested":[18446744073709551616]}'],
  [[new Number(1.5), new String('a'), new Boolean(false), Object(2n)], '[1.5,"a",false,2]'],
  [{ list: [1n, undefined, () => 1, Symbol('s')], run: () => 1 }, '{"list":[1,null,null,null]}'],
  [[{ toJSON: (name: string) => name }, 1n], '["0",1]'],
  ['有赞', '"有赞"'],
  [10n, '10']
])('writes %o', (value, text) => {
  expect(encodeJson(value)).toBe(text)
})

const cycle: { self?: unknown; id: bigint } = { id: 1n }
cycle.self = cycle

test.each([[undefined], [() => 1], [cycle]])('has no text for %o', (value) => {
  expect(encodeJson(value)).toBeUndefined()
})

/** What some programs do so that `JSON.stringify` takes their bigints. */
function teachBigintsToBeTexts(): void {
  Object.defineProperty(BigInt.prototype, 'toJSON', { value: String, configurable: true })
  onTestFinished(() => void Reflect.deleteProperty(BigInt.prototype, 'toJSON'))
}

test('writes digits also where a program has taught its bigints to be texts', () => {
  teachBigintsToBeTexts()
  expect(encodeJson({ oid: 1481453940569543563n, title: '年卡' })).toBe('{"oid":1481453940569543563,"title":"年卡"}')
})

test.each([
  ['as they are', () => {}],
  ['as texts', teachBigintsToBeTexts]
])('writes what JSON.stringify writes where there is no bigint; bigints %s', (_, teach) => {
  teach()
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(encodeJson(value)).toBe(JSON.stringify(value))
    })
  )
})

test('an integer of any size survives both ways', () => {
  fc.assert(
    fc.property(fc.bigInt(), (id) => {
      expect(decodeJson(encodeJson({ id }) ?? '')).toEqual({
        value: { id: Number.isSafeInteger(Number(id)) ? Number(id) : String(id) }
      })
    })
  )
})
