import { expect, it } from 'vitest'
import { readChoice } from '../src/read-choice.ts'

it('gives back the value that is one of the choices', () => {
  expect(readChoice('c', 'f', 'b', ['a', 'b'])).toBe('b')
  expect(readChoice('c', 'f', 0, [0, 1])).toBe(0)
})

it.each(['1', 2, null, undefined, true])('refuses %j of the numbers 0 and 1', (value) => {
  expect(() => readChoice('c', 'f', value, [0, 1])).toThrow('"f" expected one of 0, 1')
})
