import { describe, expect, it } from 'vitest'
import { failureOf, OPENID, SESSION_KEY, shapeOf, startPlatform } from '../../start-platform.ts'

describe('auth.resetUserSessionKey', () => {
  it('gives the new key', async () => {
    const { server, weixin, play } = await startPlatform()
    play('auth.reset-user-session-key.ok')
    expect(await weixin.auth.resetUserSessionKey({ openid: OPENID, sessionKey: SESSION_KEY })).toEqual({
      errCode: 0,
      errMsg: 'ok',
      openid: OPENID,
      sessionKey: 'RXhhbXBsZUtleS0xNmJ5dA=='
    })
    expect(shapeOf(server.requests[0])).toMatchObject({ method: 'GET', path: '/wxa/resetusersessionkey' })
    expect(server.requests[0]!.query.get('sig_method')).toBe('hmac_sha256')
  })

  it('is not repeated when the reply is lost, and says what to do', async () => {
    const { server, weixin } = await startPlatform()
    server.answer((_request, response) => {
      response.destroy()
      return undefined
    })
    const error = await failureOf(weixin.auth.resetUserSessionKey({ openid: OPENID, sessionKey: SESSION_KEY }))
    expect(error).toMatchObject({ outcome: 'unknown' })
    expect(error.message).toContain('let the client side call wx.login again')
    expect(server.requests).toHaveLength(1)
  })
})
