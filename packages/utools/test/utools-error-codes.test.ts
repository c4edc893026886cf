import { expect, it } from 'vitest'
import { UTOOLS_ERROR_CODES } from '../src/index.ts'

// "返回状态码": 400, 401, 403, 404, 422, 500; 429 is what a framework in front of it answers.
it('has a meaning for every status of the document', () => {
  expect(Object.keys(UTOOLS_ERROR_CODES)).toEqual(['400', '401', '403', '404', '422', '429', '500'])
})

it('has a code of its own for each', () => {
  const codes = Object.values(UTOOLS_ERROR_CODES).map(({ code }) => code)
  expect(new Set(codes).size).toBe(codes.length)
})

it('lets only those be repeated that are not about the request', () => {
  const retryable = Object.entries(UTOOLS_ERROR_CODES).filter(([, meaning]) => meaning.retryable)
  expect(retryable.map(([status]) => status)).toEqual(['429', '500'])
})
