import { describe, expect, it } from 'vitest'
import { readRecord } from '../src/read-record.ts'

describe('readRecord', () => {
  it('takes an object and nothing else', () => {
    const record = { a: 1 }
    expect(readRecord('c', 'f', record)).toBe(record)
    for (const value of [null, [], 'x', undefined]) {
      expect(() => readRecord('c', 'f', value)).toThrow('"f" expected an object')
    }
  })
})
