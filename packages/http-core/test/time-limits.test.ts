import { expect, test } from 'vitest'
import { readTimeLimits, type Timeout } from '../src/time-limits.ts'

const fallback = { total: 5000, connect: 1000 }
const read = (timeout: unknown) => readTimeLimits('utools', timeout as Timeout, fallback)

test('keeps the fallback where nothing is given', () => {
  expect(read(undefined)).toBe(fallback)
})

test('a number is the total', () => {
  expect(read(300)).toEqual({ total: 300, connect: 1000 })
})

test('an object changes what it names', () => {
  expect(read({ total: 9000, headers: 2000 })).toEqual({ total: 9000, connect: 1000, headers: 2000 })
  expect(read({ attempt: 1, body: 2_147_483_647 })).toEqual({ ...fallback, attempt: 1, body: 2_147_483_647 })
})

test('a limit that is undefined is not given, and takes nothing away', () => {
  expect(read({ total: undefined, connect: undefined })).toEqual(fallback)
})

test.each<[unknown, string]>([
  [0, '"timeout" expected milliseconds from 1 to 2147483647, got an integer outside the range'],
  [-5, '"timeout" expected milliseconds from 1 to 2147483647, got an integer outside the range'],
  [2_147_483_648, '"timeout" expected milliseconds from 1 to 2147483647, got an integer outside the range'],
  [Number.POSITIVE_INFINITY, '"timeout" expected milliseconds from 1 to 2147483647, got an infinite number'],
  [Number.NaN, '"timeout" expected milliseconds from 1 to 2147483647, got NaN'],
  ['5000', '"timeout" expected milliseconds from 1 to 2147483647, got text of 4 characters'],
  [null, '"timeout" expected milliseconds from 1 to 2147483647, got null'],
  [{ connect: 0.5 }, '"timeout.connect" expected milliseconds from 1 to 2147483647, got a number with a fraction'],
  [{ body: '1' }, '"timeout.body" expected milliseconds from 1 to 2147483647, got text of 1 characters'],
  [{ conect: 5 }, '"timeout.conect" expected one of total, attempt, connect, headers, body, got an unknown limit'],
  [[5], '"timeout.0" expected one of total, attempt, connect, headers, body, got an unknown limit']
])('refuses %j', (timeout, message) => {
  expect(() => read(timeout)).toThrow(`utools: ${message}`)
})
