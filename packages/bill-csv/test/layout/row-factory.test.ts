import { expect, it } from 'vitest'
import { pickFields, withExtras } from '../../src/layout/row-factory.ts'

it('makes rows of some fields, in the order in which they were asked for', () => {
  const create = pickFields(['b', 'a', '__proto__'], [1, 0, 2])
  const row = create(['first', 'second', 'third'])
  expect(Object.entries(row)).toEqual([
    ['b', 'second'],
    ['a', 'first'],
    ['__proto__', 'third']
  ])
  expect(Object.getPrototypeOf(row)).toBe(Object.prototype)
  expect(create([1, 2, 3])).not.toBe(row)
})

it('adds columns that nobody knows, whatever they are called', () => {
  const create = withExtras((values) => ({ known: values[0] }), ['新列', '__proto__'], [1, 2])
  const row = create(['a', 'b', 'c'])
  expect(Object.entries(row)).toEqual([
    ['known', 'a'],
    ['新列', 'b'],
    ['__proto__', 'c']
  ])
  expect(Object.getPrototypeOf(row)).toBe(Object.prototype)
})
