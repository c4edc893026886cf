import { expect, test } from 'vitest'
import { readHeader } from '../src/read-header.ts'

test('reads a header that came once', () => {
  expect(readHeader({ 'retry-after': '7' }, 'retry-after')).toBe('7')
})

test('reads the first of several', () => {
  expect(readHeader({ 'x-id': ['one', 'two'] }, 'x-id')).toBe('one')
  expect(readHeader({ 'x-id': [] }, 'x-id')).toBeUndefined()
})

test('reads nothing where there is nothing', () => {
  expect(readHeader({}, 'retry-after')).toBeUndefined()
})
