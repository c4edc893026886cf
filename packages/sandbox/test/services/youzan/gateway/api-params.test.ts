import { describe, expect, it } from 'vitest'
import { createApiParams, isObject } from '../../../../src/services/youzan/gateway/api-params.ts'
import { YouzanRefusal } from '../../../../src/services/youzan/youzan-refusal.ts'

const params = createApiParams({
  text: 'x',
  empty: '',
  none: null,
  number: 7,
  long: 1481453940569543563n,
  digits: '88888',
  time: '2026-01-02 00:00:00',
  day: '2026-01-02',
  nested: { inner: 5 },
  list: [1]
})

/** Why reading was refused. */
function whyNot(read: () => unknown): string {
  try {
    read()
  } catch (error) {
    if (error instanceof YouzanRefusal) return `${error.code} ${error.explanation.summary}`
  }
  return 'not refused'
}

describe('parameters', () => {
  it('are read by their declared type', () => {
    expect(params.text('text')).toBe('x')
    expect(params.optionalText('none')).toBeUndefined()
    expect(params.optionalText('missing')).toBeUndefined()
    expect(params.integer('number')).toBe(7)
    expect(params.long('number')).toBe(7n)
    expect(params.long('long')).toBe(1481453940569543563n)
    expect([params.optionalId('number'), params.optionalId('digits')]).toEqual(['7', '88888'])
    expect(params.optionalTime('time')).toBe(Date.UTC(2026, 0, 1, 16))
    expect(params.object('nested').integer('inner')).toBe(5)
    expect(params.list('list')).toEqual([1])
  })

  // Youzan reference 3.2: a number where a String is declared, a date without time -> 5001.
  it.each([
    ['a number for String', () => params.text('number'), '5001 "number" is declared String, a number came'],
    ['text for Long', () => params.long('text'), '5001 "text" is declared Long, text of 1 characters came'],
    ['more than 2^53 for Number', () => params.integer('long'), '5001 "long" is declared Number, a bigint came'],
    [
      'more than 64 bits for Long',
      () => createApiParams({ x: 2n ** 63n }).long('x'),
      '5001 "x" is declared Long, a bigint came'
    ],
    [
      'a date without time',
      () => params.optionalTime('day'),
      '5001 "day" is declared Date (yyyy-MM-dd HH:mm:ss), text of 10 characters came'
    ],
    ['an empty required text', () => params.text('empty'), '5001 "empty" is required (String)'],
    ['null for a required one', () => params.object('none'), '5001 "none" is required (Object)'],
    ['a list for Object', () => params.object('list'), '5001 "list" is declared Object, a list came'],
    ['an inherited name', () => params.text('constructor'), '5001 "constructor" is required (String)'],
    [
      'a wrong type within an object',
      () => params.object('nested').text('inner'),
      '5001 "nested.inner" is declared String, a number came'
    ],
    ['text for an id', () => params.optionalId('text'), '5001 "text" is declared id, text of 1 characters came']
  ])('refuse %s', (_, read, why) => expect(whyNot(read)).toBe(why))
})

it('isObject tells objects from lists and null', () => {
  expect([{}, [], null, 'x', undefined].map(isObject)).toEqual([true, false, false, false, false])
})
