import { describe, expect, it } from 'vitest'
import { readId, readNumber, readOptionalText, type ShapeError } from '../src/resource.ts'

const fail: ShapeError = (field, rule) => new Error(`${field}: ${rule}`)

describe('readId', () => {
  it('reads text, and a number that came without quotes', () => {
    expect([readId({ a: 'x' }, 'a', fail), readId({ a: 7 }, 'a', fail)]).toEqual(['x', '7'])
  })

  it.each([undefined, null, '', true, [], {}])('refuses %j', (a) => {
    expect(() => readId({ a }, 'a', fail)).toThrow('a: text that is not empty')
  })
})

describe('readOptionalText', () => {
  it.each([
    ['x', 'x'],
    [7, '7'],
    ['', undefined],
    [null, undefined],
    [undefined, undefined]
  ])('reads %j as %j', (a, text) => {
    expect(readOptionalText({ a }, 'a', fail)).toBe(text)
  })

  it.each([[true], [[]], [{}]])('refuses %j', (a) => {
    expect(() => readOptionalText({ a }, 'a', fail)).toThrow('a: text')
  })
})

describe('readNumber', () => {
  it.each([
    [7, 7],
    [-1, -1],
    ['7', 7],
    ['-1', -1],
    ['007', 7],
    ['9007199254740991', 9007199254740991]
  ])('reads %j as %j', (a, number) => {
    expect(readNumber({ a }, 'a', fail)).toBe(number)
  })

  it.each([
    undefined,
    null,
    '',
    ' 7',
    '7.0',
    '1e3',
    '0x7',
    '9007199254740992',
    '12345678901234567890',
    1.5,
    2 ** 53,
    true
  ])('refuses %j', (a) => {
    expect(() => readNumber({ a }, 'a', fail)).toThrow('a: an integer')
  })
})
