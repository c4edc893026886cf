import { describe, expect, it } from 'vitest'
import { toStoredToken } from '../../src/tokens/access-token.ts'
import { failureOf, NOW_MS, startPlatform, tokenReply, WEEK_MS } from '../support/start-platform.ts'

async function fetchWith(fields: Readonly<Record<string, unknown>>) {
  const { youzan, answerToken } = await startPlatform({ retry: false })
  answerToken(tokenReply(fields))
  return youzan.auth.getToken()
}

describe('the answer of the token endpoint', () => {
  it("is read as in the guide's sample", async () => {
    expect(await fetchWith({})).toEqual({
      errCode: 0,
      errMsg: 'ok',
      accessToken: '774ae7b675f8db2aa65d38bf5de710b',
      expiresAt: 1583720718116,
      scope: 'trade shop item',
      authorityId: '42587152',
      refreshToken: '93fdf9ffac4cba63a7044b64d5w9603',
      requestId: undefined,
      stored: true
    })
  })

  it.each([
    ['without refresh token', { refresh_token: undefined }, { refreshToken: undefined }],
    ['with an empty refresh token', { refresh_token: '' }, { refreshToken: undefined }],
    ['without scope', { scope: null }, { scope: '' }],
    ['with the shop as a number', { authority_id: 42587152 }, { authorityId: '42587152' }],
    ['without the shop', { authority_id: undefined }, { authorityId: undefined }],
    ['with its end as text', { expires: '1583720718116' }, { expiresAt: 1583720718116 }]
  ])('%s', async (_, fields, result) => {
    expect(await fetchWith(fields)).toMatchObject(result)
  })

  it.each([
    ['no token', { access_token: undefined }, 'data.access_token'],
    ['an empty token', { access_token: '' }, 'data.access_token'],
    ['a token with a line break', { access_token: 'a\nb' }, 'data.access_token'],
    ['a number as token', { access_token: 12 }, 'data.access_token'],
    ['no end', { expires: undefined }, 'data.expires'],
    ['its life in seconds', { expires: 604800 }, 'data.expires'],
    ['its end in seconds', { expires: 1583720718 }, 'data.expires'],
    ['its end as a date', { expires: '2020-03-09 02:25:18' }, 'data.expires'],
    ['a fraction', { expires: 1583720718116.5 }, 'data.expires']
  ])('is refused with %s', async (_, fields, field) => {
    const error = await failureOf(fetchWith(fields))
    expect(error).toMatchObject({ code: 'ERR_REPLY_SHAPE', operation: 'auth.getToken' })
    expect(error.message).toContain(`"${field}"`)
  })

  it('without data is no token', async () => {
    const { youzan, answerToken } = await startPlatform({ retry: false })
    answerToken({ body: { success: true, code: 200, data: null } })
    expect(await failureOf(youzan.auth.getToken())).toMatchObject({ code: 'ERR_REPLY_SHAPE' })
  })
})

it('a stored token has the refresh token only where there is one', () => {
  const token = { accessToken: 'a', expiresAt: 9, scope: '', authorityId: '1', requestId: undefined }
  expect(toStoredToken({ ...token, refreshToken: 'r' }, 1)).toEqual({
    value: 'a',
    issuedAtMs: 1,
    expiresAtMs: 9,
    refreshValue: 'r'
  })
  expect(toStoredToken({ ...token, refreshToken: undefined }, 1)).toEqual({ value: 'a', issuedAtMs: 1, expiresAtMs: 9 })
  expect(NOW_MS + WEEK_MS).toBe(1583720718116)
})
