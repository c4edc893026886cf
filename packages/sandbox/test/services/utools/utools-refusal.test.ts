import { expect, it } from 'vitest'
import { invalidField, UtoolsRefusal } from '../../../src/services/utools/utools-refusal.ts'

// uTools server API: the sample of an error answer.
it('refuses a field in the words of the documented sample', () => {
  const refusal = invalidField('access_token', '必须是 32 个字符', 'too short')
  expect(refusal).toBeInstanceOf(UtoolsRefusal)
  expect([refusal.status, refusal.message, refusal.errors]).toEqual([
    422,
    'The given data was invalid.',
    { access_token: ['access token 必须是 32 个字符。'] }
  ])
  expect(refusal.explanation.summary).toBe('"access_token": too short')
})
