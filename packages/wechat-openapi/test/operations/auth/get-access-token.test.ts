import { describe, expect, it } from 'vitest'
import { APP_ID, failureOf, SECRET, shapeOf, startPlatform } from '../../start-platform.ts'

describe('auth.getAccessToken', () => {
  it('asks the plain endpoint', async () => {
    const { server, weixin, play } = await startPlatform()
    play('auth.get-access-token.ok')
    expect(await weixin.auth.getAccessToken()).toEqual({
      errCode: 0,
      errMsg: 'ok',
      accessToken: 'ACCESS_TOKEN',
      expiresIn: 7200
    })
    expect(shapeOf(server.requests[0])).toEqual({
      method: 'GET',
      path: '/cgi-bin/token',
      query: { grant_type: 'client_credential', appid: APP_ID, secret: SECRET }
    })
  })

  it('is not repeated, since every call retires the token before', async () => {
    const { server, weixin } = await startPlatform()
    server.answer({ body: { errcode: -1, errmsg: 'system error' } })
    const error = await failureOf(weixin.auth.getAccessToken())
    expect(error).toMatchObject({ code: 'ERR_WECHAT_OPENAPI_BUSY', retryable: true, outcome: 'unknown' })
    expect(server.requests).toHaveLength(1)
  })

  it.each([
    [40001, 'invalid credential'],
    [40013, 'invalid appid'],
    [40125, 'invalid appsecret'],
    [40164, 'invalid ip 203.0.113.7, not in whitelist'],
    [40243, 'AppSecret frozen'],
    [50007, 'account frozen']
  ])('gives %i as a matter of credentials, and keeps the words', async (errcode, errmsg) => {
    const { server, weixin } = await startPlatform()
    server.answer({ body: { errcode, errmsg } })
    expect(await failureOf(weixin.auth.getAccessToken())).toMatchObject({
      code: 'ERR_WECHAT_OPENAPI_CREDENTIAL',
      errCode: errcode,
      errMsg: errmsg,
      retryable: false
    })
  })

  it('needs the secret', async () => {
    const { weixin } = await startPlatform({ secret: undefined as never })
    expect(await failureOf(weixin.auth.getAccessToken())).toMatchObject({ field: 'secret' })
  })
})
