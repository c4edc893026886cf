import { expect, test } from 'vitest'
import { ApiError } from '../src/errors/api-error.ts'
import { HttpStatusError } from '../src/errors/http-status-error.ts'
import { NetworkError } from '../src/errors/network-error.ts'
import { type FailedAttempt, retryDelay } from '../src/retry.ts'

const policy = { limit: 2, baseMs: 200, capMs: 2000 }
const context = { service: 's', operation: 'o', shortMessage: 'm', outcome: 'rejected', retryable: true } as const
const lost = new NetworkError(context)
const delayOf = (failed: Partial<FailedAttempt>, given = policy) =>
  retryDelay(given, { error: lost, attempt: 1, effect: 'read', sent: true, leftMs: 5000, random: 0.5, ...failed })

test.each([
  ['read', true, 100],
  ['read', false, 100],
  ['keyed-write', true, 100],
  ['keyed-write', false, 100],
  ['write', true, undefined],
  ['write', false, 100]
] as const)('a %s with sent %s is repeated after %s ms', (effect, sent, delay) => {
  expect(delayOf({ effect, sent })).toBe(delay)
})

test.each([undefined, 'Read', 'idempotent'])('an effect that is not known (%s) counts as a write', (effect) => {
  expect(delayOf({ effect: effect as never, sent: true })).toBeUndefined()
})

test('ends after as many repeats as allowed', () => {
  expect([1, 2, 3].map((attempt) => delayOf({ attempt }))).toEqual([100, 200, undefined])
  expect(delayOf({}, { ...policy, limit: 0 })).toBeUndefined()
})

test('repeats nothing that can not succeed later', () => {
  expect(delayOf({ error: new NetworkError({ ...context, retryable: false }) })).toBeUndefined()
})

test.each([
  ['a status', new HttpStatusError({ ...context, status: 429, retryAfterMs: 3000 })],
  [
    'an error of the platform',
    new ApiError({ ...context, status: 429, vendorCode: 1, vendorMessage: '', retryAfterMs: 3000 })
  ]
])('waits as long as the server asks with %s, whatever the fraction', (_with, error) => {
  expect([0, 0.5, 0.99].map((random) => delayOf({ error, random }))).toEqual([3000, 3000, 3000])
})

test('gives up where the server asks for more time than there is', () => {
  const error = new HttpStatusError({ ...context, status: 503, retryAfterMs: 5000 })
  expect(delayOf({ error, leftMs: 5000 })).toBeUndefined()
  expect(delayOf({ error, leftMs: 5002 })).toBe(5000)
})

test('gives up where the wait leaves less than a millisecond', () => {
  expect(delayOf({ leftMs: 101 })).toBeUndefined()
  expect(delayOf({ leftMs: 101.5 })).toBe(100)
  expect(delayOf({ leftMs: -3 })).toBeUndefined()
})
