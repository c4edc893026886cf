import { describe, expect, it } from 'vitest'
import {
  describeShape,
  readBoolean,
  readChoice,
  readInput,
  readInteger,
  readObject,
  readText
} from '../../src/engine/read-input.ts'

describe('describeShape', () => {
  it.each([
    [null, 'null'],
    [undefined, 'nothing'],
    [[1, 2], 'a list of 2'],
    ['secret😀', 'text of 7 characters'],
    [7, 'the number 7'],
    [{}, 'a value of type object'],
    [true, 'a value of type boolean']
  ])('tells the shape of %j, never a text', (value, shape) => {
    expect(describeShape(value)).toBe(shape)
  })
})

describe('reading input', () => {
  it('takes what fits', () => {
    expect(readObject({ a: 1 }, 'x')).toEqual({ a: 1 })
    expect(readInput(undefined, 'x', ['a'])).toEqual({})
    expect(readText('年年', 'x', 2, 2)).toBe('年年')
    expect(readInteger(0, 'x', 0)).toBe(0)
    expect(readBoolean(false, 'x')).toBe(false)
    expect(readChoice('b', 'x', ['a', 'b'])).toBe('b')
  })

  it.each<[string, () => unknown]>([
    ['"x" expected an object, got null', () => readObject(null, 'x')],
    ['"x" expected an object, got a list of 0', () => readObject([], 'x')],
    ['"x" has no "c"; it has a, b', () => readInput({ c: 1 }, 'x', ['a', 'b'])],
    ['"x" expected text of 1 to 2 characters, got text of 3 characters', () => readText('abc', 'x', 1, 2)],
    ['"x" expected text of 0 to 4096 characters, got the number 1', () => readText(1, 'x')],
    ['"x" expected a whole number from 0 to 5, got the number 6', () => readInteger(6, 'x', 0, 5)],
    ['"x" expected a whole number from 0 to 5, got text of 1 characters', () => readInteger('1', 'x', 0, 5)],
    ['"x" expected true or false, got the number 1', () => readBoolean(1, 'x')],
    ['"x" expected one of "a", 1, got nothing', () => readChoice(undefined, 'x', ['a', 1])]
  ])('says %s', (message, read) => {
    expect(read).toThrow(expect.objectContaining({ code: 'ERR_SANDBOX_INPUT', message }))
  })
})
