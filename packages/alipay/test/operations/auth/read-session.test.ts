import { describe, expect, it } from 'vitest'
import { readSession } from '../../../src/operations/auth/read-session.ts'

const fail = { shape: (field: string, rule: string) => new Error(`${field} ${rule}`) } as never
const read = (node: Record<string, unknown>, verified = true) => readSession({ node, verified }, { fail })

describe('readSession', () => {
  it('prefers the open id, and falls back to the user id', () => {
    expect(read({ access_token: 't', open_id: 'o', user_id: '2088102150477652' })).toMatchObject({
      openid: 'o',
      openId: 'o',
      userId: '2088102150477652'
    })
    expect(read({ access_token: 't', user_id: '2088102150477652' })).toMatchObject({
      openid: '2088102150477652',
      openId: undefined
    })
    expect(read({ access_token: 't', open_id: 'o', union_id: 'u' })).toMatchObject({
      openid: 'o',
      userId: undefined,
      unionId: 'u'
    })
  })

  it('reads seconds as numbers and as text', () => {
    expect(read({ access_token: 't', open_id: 'o', expires_in: 300, re_expires_in: '300' })).toMatchObject({
      expiresIn: 300,
      reExpiresIn: 300
    })
    for (const value of [undefined, '', 'x', -1, 1.5, Number.NaN, null]) {
      expect(read({ access_token: 't', open_id: 'o', expires_in: value }).expiresIn).toBeUndefined()
    }
  })

  it('needs a token and an id', () => {
    expect(() => read({ open_id: 'o' })).toThrow('access_token text')
    expect(() => read({ access_token: '', open_id: 'o' })).toThrow('access_token text')
    expect(() => read({ access_token: 't', alipay_user_id: '1' })).toThrow('open_id there, nor is user_id')
  })

  it('says whether it was verified, and keeps what it does not know', () => {
    const node = { access_token: 't', open_id: 'o', auth_start: '2023-12-21 06:54:37' }
    expect(read(node, false)).toMatchObject({ verified: false, raw: node })
  })
})
