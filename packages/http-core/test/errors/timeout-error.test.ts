import { expect, test } from 'vitest'
import { TimeoutError } from '../../src/errors/timeout-error.ts'
import { leastOptions, testSubclass } from './subclass-of-service-error.ts'

const create = () => new TimeoutError({ ...leastOptions, phase: 'body', budget: 'attempt', timeoutMs: 300 })
testSubclass('TimeoutError', TimeoutError, create, 'ERR_HTTP_TIMEOUT')

test('says which limit ran out and while waiting for what, also in a log', () => {
  const facts = { phase: 'body', budget: 'attempt', timeoutMs: 300 }
  expect(create()).toMatchObject(facts)
  expect(create().toJSON()).toMatchObject({ code: 'ERR_HTTP_TIMEOUT', ...facts })
})

test('is about the total where nothing else is said', () => {
  expect(new TimeoutError({ ...leastOptions, phase: 'token', timeoutMs: 300 }).budget).toBe('total')
})
