import { describe, expect, it } from 'vitest'
import { readOpenid } from '../src/read-openid.ts'

describe('readOpenid', () => {
  it('takes letters, digits and two signs', () => {
    expect(readOpenid('c', 'touser', 'o_-9Az')).toBe('o_-9Az')
  })

  it.each(['', 'a b', 'o1\n', '用户', 7, null])('refuses %j', (value) => {
    expect(() => readOpenid('c', 'touser', value)).toThrow('"touser" expected')
  })
})
