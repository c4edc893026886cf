import { describe, expect, it } from 'vitest'
import { failureOf, startPlatform } from './start-platform.ts'

describe('the reply of a token endpoint', () => {
  it.each([
    ['no token', { expires_in: 7200 }, 'access_token'],
    ['an empty token', { access_token: '', expires_in: 7200 }, 'access_token'],
    ['a token with a line break', { access_token: 'a\nb', expires_in: 7200 }, 'access_token'],
    ['no life', { access_token: 'a' }, 'expires_in'],
    ['a life as text', { access_token: 'a', expires_in: '7200' }, 'expires_in'],
    ['a life that is over', { access_token: 'a', expires_in: 0 }, 'expires_in']
  ])('with %s is refused: stored it would fail every call', async (_, body, field) => {
    const { server, weixin } = await startPlatform()
    server.answer({ body })
    const error = await failureOf(weixin.auth.getStableAccessToken())
    expect(error).toMatchObject({ code: 'ERR_REPLY_SHAPE' })
    expect(error.message).toContain(`"${field}" is not `)
  })

  it('may be as long as the platform likes', async () => {
    const { server, weixin } = await startPlatform()
    const access_token = 'x'.repeat(2000)
    server.answer({ body: { access_token, expires_in: 1 } })
    expect(await weixin.auth.getStableAccessToken()).toMatchObject({ accessToken: access_token, expiresIn: 1 })
  })
})
