import { expect, it } from 'vitest'
import { errorGroup } from '../src/error-group.ts'

it('makes an entry of each code, final and known unless it is said otherwise', () => {
  expect(errorGroup('ERR_ALIPAY_REQUEST', { A: ['wrong', 'mend it'] })).toEqual({
    A: { code: 'ERR_ALIPAY_REQUEST', meaning: 'wrong', advice: 'mend it', retryable: false, mayHaveActed: false }
  })
  expect(
    errorGroup('ERR_ALIPAY_UNAVAILABLE', { A: ['x', 'y'] }, { retryable: true, mayHaveActed: true }).A
  ).toMatchObject({
    retryable: true,
    mayHaveActed: true
  })
})
