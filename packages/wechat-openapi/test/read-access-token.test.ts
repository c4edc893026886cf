import { describe, expect, it } from 'vitest'
import { readAccessToken } from '../src/read-access-token.ts'

describe('readAccessToken', () => {
  it('takes opaque text of any length, and nothing for nothing', () => {
    expect(readAccessToken('caller', '93_a-B_c')).toBe('93_a-B_c')
    expect(readAccessToken('caller', 'x'.repeat(1024))).toHaveLength(1024)
    expect(readAccessToken('caller', undefined)).toBeUndefined()
  })

  it.each([null, '', 'a b', 'token\n', '令牌', 7, {}])('refuses %j without showing it', (value) => {
    expect(() => readAccessToken('caller', value)).toThrow(/^caller: "accessToken" expected /)
  })
})
