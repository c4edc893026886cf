import { expect, it } from 'vitest'
import { parseJsonObject } from '../../../../src/services/alipay/wire/parse-json-object.ts'

it('reads an object', () => {
  expect(parseJsonObject('{"a":1}')).toEqual({ a: 1 })
})

it.each(['', '[]', 'null', '1', '{"a":}', '{'])('reads nothing from %j', (text) => {
  expect(parseJsonObject(text)).toBeUndefined()
})
