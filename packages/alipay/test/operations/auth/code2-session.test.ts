import { describe, expect, it } from 'vitest'
import { failureOf } from '../../support/failure-of.ts'
import { paramsOf, signedBody, startPlatform } from '../../support/start-platform.ts'

const METHOD = 'alipay.system.oauth.token'
// The sample of the method's page.
const NODE = JSON.stringify({
  user_id: '2088102150477652',
  access_token: '20120823ac6ffaa4d2d84e7384bf983531473993',
  expires_in: '3600',
  refresh_token: '20120823ac6ffdsdf2d84e7384bf983531473993',
  re_expires_in: '3600',
  auth_start: '2010-11-11 11:11:11'
})

describe('code2Session', () => {
  it.each(['4b203fe6c11548bcabd8da5bb087a83b', { code: '4b203fe6c11548bcabd8da5bb087a83b' }])(
    'sends %o as the document says',
    async (input) => {
      const { server, alipay } = await startPlatform()
      server.answer({ body: signedBody(METHOD, NODE) })
      expect(await alipay.auth.code2Session(input)).toEqual({
        errCode: 0,
        errMsg: 'ok',
        openid: '2088102150477652',
        userId: '2088102150477652',
        openId: undefined,
        unionId: undefined,
        accessToken: '20120823ac6ffaa4d2d84e7384bf983531473993',
        refreshToken: '20120823ac6ffdsdf2d84e7384bf983531473993',
        expiresIn: 3600,
        reExpiresIn: 3600,
        verified: true,
        raw: JSON.parse(NODE)
      })
      const params = paramsOf(server.requests[0])
      expect(params).toMatchObject({
        method: METHOD,
        grant_type: 'authorization_code',
        code: '4b203fe6c11548bcabd8da5bb087a83b'
      })
      expect(params).not.toHaveProperty('biz_content')
    }
  )

  it('works without Alipay’s key, and says that nothing was verified', async () => {
    const { server, alipay } = await startPlatform({ alipayPublicKey: undefined })
    for (const body of [signedBody(METHOD, NODE), `{"alipay_system_oauth_token_response":${NODE}}`]) {
      server.answer({ body })
      expect(await alipay.auth.code2Session('c')).toMatchObject({ openid: '2088102150477652', verified: false })
    }
  })

  it('believes nothing unsigned where the key is there', async () => {
    const { server, alipay } = await startPlatform()
    server.answer({ body: `{"alipay_system_oauth_token_response":${NODE}}` })
    expect(await failureOf(alipay.auth.code2Session('c'))).toMatchObject({ code: 'ERR_SIGNATURE_MISMATCH' })
  })

  it.each([true, false])('says what is wrong with a code (key configured: %s)', async (hasKey) => {
    const { server, alipay } = await startPlatform(hasKey ? {} : { alipayPublicKey: undefined })
    server.answer({
      body: '{"error_response":{"code":"40002","msg":"Invalid Arguments","sub_code":"isv.code-invalid","sub_msg":"授权码code无效"}}'
    })
    const error = await failureOf(alipay.auth.code2Session('used-code-of-a-user'))
    expect(error).toMatchObject({ code: 'ERR_ALIPAY_LOGIN_CODE', errCode: 'isv.code-invalid', outcome: 'rejected' })
    expect(error.message.replaceAll(server.url, 'https://platform')).toContain(
      'alipay.code2Session was refused: isv.code-invalid 授权码code无效'
    )
    expect(server.requests).toHaveLength(1)
  })

  it('is not repeated, since a code is good once', async () => {
    const { server, alipay } = await startPlatform()
    server.answer({ status: 502, body: 'x' })
    const error = await failureOf(alipay.auth.code2Session('c'))
    expect(error).toMatchObject({ outcome: 'unknown' })
    expect(error.message).toContain('ask the client side for a new code')
    expect(server.requests).toHaveLength(1)
  })

  it.each([undefined, '', 'a b', {}, { code: 7 }, { code: 'c', x: 1 }])(
    'refuses %j before anything is sent',
    async (input) => {
      const { server, alipay } = await startPlatform()
      expect(await failureOf(alipay.auth.code2Session(input as never))).toMatchObject({ code: 'ERR_INPUT' })
      expect(server.requests).toHaveLength(0)
    }
  )
})
