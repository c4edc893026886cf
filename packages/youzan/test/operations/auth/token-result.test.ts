import { expect, it } from 'vitest'
import { toTokenResult } from '../../../src/operations/auth/token-result.ts'

it('the result of a fetch has the words of success', () => {
  const token = {
    accessToken: 'a',
    expiresAt: 1,
    scope: '',
    authorityId: '1',
    refreshToken: undefined,
    requestId: 'yz7'
  }
  expect(toTokenResult(token, false)).toEqual({ errCode: 0, errMsg: 'ok', ...token, stored: false })
})
