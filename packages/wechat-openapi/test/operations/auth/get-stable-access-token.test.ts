import { describe, expect, it } from 'vitest'
import { readFixture } from '../../read-fixture.ts'
import { APP_ID, failureOf, SECRET, shapeOf, startPlatform } from '../../start-platform.ts'

describe('auth.getStableAccessToken', () => {
  it.each([
    ['auth.get-stable-access-token.ok', undefined, 7200],
    ['auth.get-stable-access-token.again', { forceRefresh: false }, 345],
    ['auth.get-stable-access-token.forced', { forceRefresh: true }, 7200]
  ])("sends the document's example %s", async (name, input, expiresIn) => {
    const { server, weixin, play } = await startPlatform()
    play(name)
    expect(await weixin.auth.getStableAccessToken(input)).toEqual({
      errCode: 0,
      errMsg: 'ok',
      accessToken: 'ACCESS_TOKEN',
      expiresIn
    })
    const { force_refresh, ...request } = readFixture(name).request!
    expect(shapeOf(server.requests[0])).toEqual({
      method: 'POST',
      path: '/cgi-bin/stable_token',
      query: {},
      // False is the default, and left out.
      body: { ...request, appid: APP_ID, secret: SECRET, ...(force_refresh === true ? { force_refresh } : {}) }
    })
  })

  it('is repeated like a read, but not when it is forced, since that is counted', async () => {
    const { server, weixin } = await startPlatform()
    server.answer({ body: { errcode: -1, errmsg: 'system error' } })
    await failureOf(weixin.auth.getStableAccessToken())
    expect(server.requests).toHaveLength(3)
    await failureOf(weixin.auth.getStableAccessToken({ forceRefresh: true }))
    expect(server.requests).toHaveLength(4)
  })

  it.each([[{ forceRefresh: 'true' }], [{ forceRefresh: 1 }], [{ force: true }], [null]])(
    'refuses %j',
    async (input) => {
      const { server, weixin } = await startPlatform()
      expect(await failureOf(weixin.auth.getStableAccessToken(input as never))).toMatchObject({ code: 'ERR_INPUT' })
      expect(server.requests).toEqual([])
    }
  )
})
