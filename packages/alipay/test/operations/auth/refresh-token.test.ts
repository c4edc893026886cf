import { describe, expect, it } from 'vitest'
import { failureOf } from '../../support/failure-of.ts'
import { paramsOf, signedBody, startPlatform } from '../../support/start-platform.ts'

const METHOD = 'alipay.system.oauth.token'

describe('refreshToken', () => {
  it('sends the token as the document says', async () => {
    const { server, alipay } = await startPlatform()
    server.answer({
      body: signedBody(METHOD, '{"open_id":"o","access_token":"a","refresh_token":"r","expires_in":1296000}')
    })
    expect(await alipay.auth.refreshToken({ refreshToken: 'old-token' })).toMatchObject({
      openid: 'o',
      accessToken: 'a',
      refreshToken: 'r',
      expiresIn: 1296000,
      verified: true
    })
    expect(paramsOf(server.requests[0])).toMatchObject({
      method: METHOD,
      grant_type: 'refresh_token',
      refresh_token: 'old-token'
    })
  })

  it('says so when the token has expired', async () => {
    const { server, alipay } = await startPlatform()
    server.answer({
      body: '{"error_response":{"code":"20001","sub_code":"aop.invalid-auth-token","sub_msg":"无效的访问令牌"}}'
    })
    const error = await failureOf(alipay.auth.refreshToken({ refreshToken: 'old-token' }))
    expect(error).toMatchObject({ code: 'ERR_ALIPAY_TOKEN', operation: 'refreshToken' })
  })

  it.each([undefined, 'token', {}, { refreshToken: '' }])('refuses %j', async (input) => {
    const { alipay } = await startPlatform()
    expect(await failureOf(alipay.auth.refreshToken(input as never))).toMatchObject({ code: 'ERR_INPUT' })
  })
})
