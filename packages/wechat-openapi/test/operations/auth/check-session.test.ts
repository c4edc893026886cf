import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { failureOf, OPENID, SESSION_KEY, shapeOf, startPlatform, TOKEN } from '../../start-platform.ts'

describe('auth.checkSession', () => {
  it('signs nothing with the key, and does not send it', async () => {
    const { server, weixin, play } = await startPlatform()
    play('auth.check-session.ok')
    expect(await weixin.auth.checkSession({ openid: OPENID, sessionKey: SESSION_KEY })).toEqual({
      errCode: 0,
      errMsg: 'ok'
    })
    expect(shapeOf(server.requests[0])).toEqual({
      method: 'GET',
      path: '/wxa/checksession',
      query: {
        access_token: TOKEN,
        openid: OPENID,
        // The key's text, not its bytes (docs/sources.md#wechat-user-data).
        signature: createHmac('sha256', SESSION_KEY).update('').digest('hex'),
        sig_method: 'hmac_sha256'
      }
    })
    expect(server.requests[0]!.target).not.toContain(SESSION_KEY.slice(0, 10))
  })

  it('throws when the key is not valid', async () => {
    const { server, weixin } = await startPlatform()
    server.answer({ body: { errcode: 87009, errmsg: 'invalid signature' } })
    const error = await failureOf(weixin.auth.checkSession({ openid: OPENID, sessionKey: SESSION_KEY }))
    expect(error).toMatchObject({ code: 'ERR_WECHAT_OPENAPI_SESSION', errCode: 87009 })
    expect(error.message).toContain('the user must log in again')
  })

  it.each(['', SESSION_KEY.slice(0, -1), `${SESSION_KEY}\n`, 'a'.repeat(24), undefined])(
    'refuses the key %j without showing it',
    async (sessionKey) => {
      const { server, weixin } = await startPlatform()
      const error = await failureOf(weixin.auth.checkSession({ openid: OPENID, sessionKey: sessionKey as string }))
      expect(error).toMatchObject({ field: 'sessionKey' })
      if (sessionKey) expect(error.message).not.toContain(sessionKey.slice(0, 8))
      expect(server.requests).toEqual([])
    }
  )
})
