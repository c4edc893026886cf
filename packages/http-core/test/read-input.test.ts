import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readInput, readInteger, readText, type TextRule } from '../src/read-input.ts'

function refusalOf(read: () => unknown): string {
  try {
    return `accepted ${JSON.stringify(read())}`
  } catch (error) {
    return (error as Error).message.replace('utools.createGoods: "title" expected ', '')
  }
}
const ofText = (value: unknown, rule?: TextRule) =>
  refusalOf(() => readText('utools.createGoods', 'title', value, rule))

test.each<[unknown, TextRule | undefined, string]>([
  ['年卡', undefined, 'accepted "年卡"'],
  [' ', undefined, 'accepted " "'],
  ['', { minLength: 0 }, 'accepted ""'],
  ['abc', { minLength: 3, maxLength: 3 }, 'accepted "abc"'],
  ['😀😀', { maxLength: 2 }, 'accepted "😀😀"'],
  ['a1', { pattern: /^[a-z]\d$/ }, 'accepted "a1"'],
  ['', undefined, 'text that is not empty, got empty text'],
  [5, undefined, 'text that is not empty, got an integer outside the range'],
  [null, undefined, 'text that is not empty, got null'],
  [['a'], undefined, 'text that is not empty, got a list of 1'],
  [new String('a'), undefined, 'text that is not empty, got an object'],
  ['abc', { maxLength: 2 }, 'text of 1 to 2 characters, got text of 3 characters'],
  ['😀😀😀', { maxLength: 2 }, 'text of 1 to 2 characters, got text of 3 characters'],
  ['😀😀😀', { minLength: 4 }, 'at least 4 characters, got text of 3 characters'],
  ['ab', { minLength: 32, maxLength: 32 }, 'exactly 32 characters, got text of 2 characters'],
  [undefined, { minLength: 2, maxLength: 3 }, 'text of 2 to 3 characters, got nothing'],
  ['hunter2', { pattern: /^\d+$/, patternRule: 'digits' }, 'digits, got text of 7 characters'],
  ['hunter2', { pattern: /^\d+$/ }, 'another shape, got text of 7 characters'],
  [
    '年\ud83d',
    undefined,
    'well-formed Unicode text, got a lone surrogate. Text was cut inside an emoji, or bytes were decoded as UTF-16'
  ]
])('reads the text %j with the rule %j: %s', (value, rule, outcome) => {
  expect(ofText(value, rule)).toBe(outcome)
})

test('names the caller and the field first', () => {
  expect(() => readText('utools.createGoods', 'title', 5)).toThrowErrorMatchingInlineSnapshot(
    `[InputError: utools.createGoods: "title" expected text that is not empty, got an integer outside the range]`
  )
})

test('counts characters as a list of code points does', () => {
  const unit = fc.constantFrom('a', '年', '😀')
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 8 }), fc.nat(8), fc.nat(8), (units, minLength, more) => {
      const maxLength = minLength + more
      const fits = units.length >= minLength && units.length <= maxLength
      expect(ofText(units.join(''), { minLength, maxLength }).startsWith('accepted')).toBe(fits)
    })
  )
})

test('refuses a text of 4 million characters without listing them', () => {
  expect(ofText('x'.repeat(2 ** 22), { maxLength: 10 })).toBe(
    'text of 1 to 10 characters, got text of 4194304 characters'
  )
})

test('a pattern with the flag "g" reads the same value twice', () => {
  const pattern = /^[a-z]+$/g
  expect([ofText('abc', { pattern }), ofText('abc', { pattern })]).toEqual(['accepted "abc"', 'accepted "abc"'])
})

const ofInteger = (value: unknown, range: { min: number; max?: number }) =>
  refusalOf(() => readInteger('utools.createGoods', 'title', value, range))

test.each<[unknown, { min: number; max?: number }, string]>([
  [1, { min: 1 }, 'accepted 1'],
  [2 ** 53 - 1, { min: 1 }, 'accepted 9007199254740991'],
  [-3, { min: -3, max: 0 }, 'accepted -3'],
  [0, { min: 1 }, 'an integer from 1 up, got an integer outside the range'],
  [101, { min: 1, max: 100 }, 'an integer from 1 to 100, got an integer outside the range'],
  [2 ** 53, { min: 1 }, 'an integer from 1 up, got an integer past 2^53'],
  [1.5, { min: 1 }, 'an integer from 1 up, got a number with a fraction'],
  [Number.NaN, { min: 1 }, 'an integer from 1 up, got NaN'],
  [Number.POSITIVE_INFINITY, { min: 1 }, 'an integer from 1 up, got an infinite number'],
  ['1', { min: 1 }, 'an integer from 1 up, got text of 1 characters'],
  [1n, { min: 1 }, 'an integer from 1 up, got a bigint'],
  [undefined, { min: 1 }, 'an integer from 1 up, got nothing']
])('reads the integer %s in %j: %s', (value, range, outcome) => {
  expect(ofInteger(value, range)).toBe(outcome)
})

test('reads -0 as 0, whose sign no encoder prints', () => {
  expect(Object.is(readInteger('utools.createGoods', 'title', -0, { min: 0 }), 0)).toBe(true)
})

const ofInput = (input: unknown) =>
  refusalOf(() => readInput('utools.createGoods', input as object, ['title', 'price'] as never[]))

test('reads an object with known fields, and none of them is required here', () => {
  const input = { title: 'a' }
  expect(readInput<{ title?: string; price?: number }>('utools.createGoods', input, ['title', 'price'])).toBe(input)
})

test.each([
  ['text', 'utools.createGoods: "input" expected an object, got text of 4 characters'],
  [undefined, 'utools.createGoods: "input" expected an object, got nothing'],
  [null, 'utools.createGoods: "input" expected an object, got null'],
  [[1], 'utools.createGoods: "input" expected an object, got a list of 1'],
  [
    { title: 'a', titel: 'b' },
    'utools.createGoods: "titel" expected one of the known fields (title, price), got an unknown field'
  ],
  [
    { ['x'.repeat(99)]: 1 },
    `utools.createGoods: "${'x'.repeat(40)}" expected one of the known fields (title, price), got an unknown field`
  ]
])('refuses the input %j', (input, message) => {
  expect(ofInput(input)).toBe(message)
})
