import { describe, expect, it } from 'vitest'
import { APP_ID, failureOf, pinnable, SECRET, shapeOf, startPlatform } from '../../start-platform.ts'

const CODE = '0c3Nu8ll2xgWyf4Xbrml2CODEk3Nu8lL'

describe('auth.code2Session', () => {
  it.each([
    ['the code alone, as in the seed', CODE],
    ['an object', { code: CODE }]
  ])('takes %s', async (_, input) => {
    const { server, weixin, play } = await startPlatform()
    play('auth.code2-session.ok')
    expect(await weixin.auth.code2Session(input)).toEqual({
      errCode: 0,
      errMsg: 'ok',
      openid: 'oGZUI0egBJY1zhBYw2KhdUfwVJJE',
      sessionKey: 'SHVodGRrN1VqWnFvMkZ5Yw==',
      unionid: 'ocMvos6NjeKLIBqg5Mr9QjxrP1FA'
    })
    expect(shapeOf(server.requests[0])).toEqual({
      method: 'GET',
      path: '/sns/jscode2session',
      query: { appid: APP_ID, secret: SECRET, js_code: CODE, grant_type: 'authorization_code' }
    })
  })

  it('needs no access token, and fetches none', async () => {
    const { server, weixin, play } = await startPlatform({ accessToken: undefined as never })
    play('auth.code2-session.ok')
    await weixin.auth.code2Session(CODE)
    expect(server.requests).toHaveLength(1)
    expect(server.requests[0]!.query.has('access_token')).toBe(false)
  })

  it('explains a code that was used, and shows neither it nor the secret', async () => {
    const { server, weixin } = await startPlatform()
    const errmsg = `code been used ${CODE}, rid: 61725984-6126f6f9-040f19c4`
    server.answer({ headers: { 'content-type': 'text/plain' }, body: { errcode: 40163, errmsg } })
    const error = await failureOf(weixin.auth.code2Session(CODE))
    expect(pinnable(error)).toMatchInlineSnapshot(`
      "wechat-openapi.auth.code2Session was refused: 40163 code been used [redacted], rid: 61725984-6126f6f9-040f19c4 (the code was used already)
        Request: GET http://127.0.0.1/sns/jscode2session (query: appid, secret, js_code, grant_type)
        Reply: status 200, text/plain, 109 bytes
        Request id: 61725984-6126f6f9-040f19c4
        What to do: a code works once and for 5 minutes: let the client side fetch a new one; never repeat the call"
    `)
    expect(error).toMatchObject({
      code: 'ERR_WECHAT_OPENAPI_CODE',
      errCode: 40163,
      requestId: '61725984-6126f6f9-040f19c4',
      retryable: false,
      outcome: 'rejected'
    })
  })

  it.each([
    ['busy', { body: { errcode: -1, errmsg: 'system error' } }],
    ['gone', { status: 502, body: '<html>Bad Gateway</html>' }],
    ['unreadable', { body: 'nonsense' }]
  ])('is not repeated when the platform is %s: the code may be used up', async (_, reply) => {
    const { server, weixin } = await startPlatform()
    server.answer(reply)
    const error = await failureOf(weixin.auth.code2Session(CODE, { retry: { limit: 5, baseMs: 0 } }))
    expect(error).toMatchObject({ outcome: 'unknown' })
    expect(error.message).toContain('the code may be used up: let the client side call wx.login again')
    expect(server.requests).toHaveLength(1)
  })

  it('calls a refused secret what it is, although the code is that of a dead token', async () => {
    const { server, weixin } = await startPlatform()
    server.answer({ body: { errcode: 40001, errmsg: 'invalid credential' } })
    const error = await failureOf(weixin.auth.code2Session(CODE))
    expect(error).toMatchObject({ code: 'ERR_WECHAT_OPENAPI_CREDENTIAL' })
    expect(server.requests).toHaveLength(1)
  })

  it.each([[undefined], [null], [''], ['a b'], [7], [{}], [{ code: '' }], [{ code: CODE, jsCode: CODE }]])(
    'refuses %j before anything is sent',
    async (input) => {
      const { server, weixin } = await startPlatform()
      expect(await failureOf(weixin.auth.code2Session(input as never))).toMatchObject({ code: 'ERR_INPUT' })
      expect(server.requests).toEqual([])
    }
  )

  it.each(['openid', 'session_key'])('does not do without "%s"', async (field) => {
    const { server, weixin } = await startPlatform()
    server.answer({ body: { openid: 'x', session_key: 'y', [field]: '' } })
    expect(await failureOf(weixin.auth.code2Session(CODE))).toMatchObject({ code: 'ERR_REPLY_SHAPE' })
  })

  it('needs the secret', async () => {
    const { weixin } = await startPlatform({ secret: undefined as never })
    const error = await failureOf(weixin.auth.code2Session(CODE))
    expect(error.message).toBe(
      'wechat-openapi.auth.code2Session: "secret" expected to be given to initWeixin, since this call sends it, got nothing'
    )
  })
})
