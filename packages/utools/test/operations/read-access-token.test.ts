import { expect, it } from 'vitest'
import { readAccessToken } from '../../src/operations/read-access-token.ts'

// "access token 必须是 32 个字符。"
it('takes 32 characters, and counts an emoji as one', () => {
  for (const token of ['a'.repeat(32), '却'.repeat(32), '😀'.repeat(32)]) {
    expect(readAccessToken('utools.getBaseInfo', token)).toBe(token)
  }
})

it('refuses white space among them', () => {
  expect(() => readAccessToken('utools.getBaseInfo', `${'a'.repeat(16)} ${'a'.repeat(15)}`)).toThrow(
    'utools.getBaseInfo: "accessToken" expected 32 characters without white space, got text of 32 characters'
  )
})
