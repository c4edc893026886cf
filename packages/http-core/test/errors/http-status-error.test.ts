import { expect, test } from 'vitest'
import { HttpStatusError } from '../../src/errors/http-status-error.ts'
import { leastOptions, testSubclass } from './subclass-of-service-error.ts'

const create = () => new HttpStatusError({ ...leastOptions, status: 429, retryAfterMs: 7000 })
testSubclass('HttpStatusError', HttpStatusError, create, 'ERR_HTTP_STATUS')

test('has the status and the wait that the server asks for, also in a log', () => {
  expect(create()).toMatchObject({ status: 429, retryAfterMs: 7000 })
  expect(create().toJSON()).toMatchObject({ code: 'ERR_HTTP_STATUS', status: 429, retryAfterMs: 7000 })
})
