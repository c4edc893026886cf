import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { assertParams, isPlainObject } from '../src/plain-object.ts'
import { NOT_PARAMS } from './wrong-values.ts'

describe('isPlainObject', () => {
  it.each([
    ['a literal', {}],
    ['JSON', JSON.parse('{"__proto__": 1}')],
    ['an object without prototype', Object.create(null)],
    ['an object of another realm', runInNewContext('({ a: 1 })')]
  ])('accepts %s', (_, value) => {
    expect(isPlainObject(value)).toBe(true)
  })

  it.each(NOT_PARAMS)('refuses %s', (_, value) => {
    expect(isPlainObject(value)).toBe(false)
  })
})

describe('assertParams', () => {
  it.each(NOT_PARAMS)('says that %s came', (words, value) => {
    expect(() => assertParams(value)).toThrow(new TypeError(`"params" expected plain object, got ${words}`))
  })
})
