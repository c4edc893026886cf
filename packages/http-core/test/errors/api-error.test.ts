import { expect, test } from 'vitest'
import { ApiError } from '../../src/errors/api-error.ts'
import { leastOptions, testSubclass } from './subclass-of-service-error.ts'

const vendor = { vendorCode: 40001, vendorMessage: 'invalid credential', status: 200 }
testSubclass('ApiError', ApiError, () => new ApiError({ ...leastOptions, ...vendor }), 'ERR_API')

test("the platform's code and text are the seed's errCode and errMsg", () => {
  const error = new ApiError({ ...leastOptions, ...vendor })
  expect([error.errCode, error.errMsg]).toEqual([40001, 'invalid credential'])
})

test('has a code of ours where this version knows the refusal', () => {
  expect(new ApiError({ ...leastOptions, ...vendor, code: 'ERR_UTOOLS_FORBIDDEN' }).code).toBe('ERR_UTOOLS_FORBIDDEN')
})

test('a log gets code, text, status and complaints of the platform', () => {
  const fieldErrors = { title: ['too long'] }
  const error = new ApiError({ ...leastOptions, ...vendor, fieldErrors, retryAfterMs: 1000 })
  expect(error.toJSON()).toMatchObject({
    errCode: 40001,
    errMsg: 'invalid credential',
    status: 200,
    fieldErrors,
    retryAfterMs: 1000
  })
  expect(new ApiError({ ...leastOptions, ...vendor }).fieldErrors).toEqual({})
})
