import { startRecordingServer } from '@kaifang/http-core/testing'
import { describe, expect, it } from 'vitest'
import { initYouzan } from '../../src/index.ts'
import { failureOf, startPlatform, tokenReply } from '../support/start-platform.ts'

describe('the token endpoint', () => {
  it('gets JSON by POST, without a token', async () => {
    const server = await startRecordingServer(tokenReply())
    const youzan = initYouzan({ clientId: 'a', clientSecret: 'b', grantId: 1, baseUrl: `${server.url}/prefix` })
    await youzan.auth.getToken({ refresh: true })
    const [request] = server.requests
    expect([request?.method, request?.target, request?.headers['content-type']]).toEqual([
      'POST',
      '/prefix/auth/token',
      'application/json; charset=utf-8'
    ])
    // `refresh` is a boolean: what the text "false" means there is not documented.
    expect(request?.body.toString()).toBe(
      '{"client_id":"a","client_secret":"b","authorize_type":"silent","grant_id":"1","refresh":true}'
    )
    await Promise.all([youzan.close(), server.close()])
  })

  it.each([
    [1000, 'ERR_YOUZAN_CREDENTIALS'],
    [1004, 'ERR_YOUZAN_AUTHORIZATION'],
    [1005, 'ERR_YOUZAN_AUTHORIZATION'],
    [1103, 'ERR_YOUZAN_AUTHORIZATION'],
    [1105, 'ERR_YOUZAN_AUTHORIZATION']
  ])('refuses with %i', async (code, ours) => {
    const { youzan, answerToken } = await startPlatform()
    answerToken({ body: { success: false, code, message: '应用信息错误' } })
    expect(await failureOf(youzan.auth.getToken())).toMatchObject({ code: ours, errCode: code, errMsg: '应用信息错误' })
  })

  it('refuses a form with a code that also means wrong credentials', async () => {
    const { youzan, answerToken } = await startPlatform()
    const message =
      "Content type 'application/x-www-form-urlencoded' not supported, Please use 'application/json;charset=UTF-8'"
    answerToken({ body: { success: false, code: 1000, message } })
    const error = await failureOf(youzan.auth.getToken())
    expect(error).toMatchObject({ code: 'ERR_YOUZAN_CREDENTIALS', errMsg: message })
    expect(error.message).toContain('or a body that is not JSON')
  })

  it('is asked again where that costs nothing, and not where it would', async () => {
    const { youzan, tokenCalls, answerToken } = await startPlatform()
    answerToken({ status: 503, body: '' })
    await failureOf(youzan.auth.getToken())
    expect(tokenCalls).toHaveLength(3)
    await failureOf(youzan.auth.getToken({ refresh: true }))
    expect(tokenCalls).toHaveLength(4)
    await failureOf(youzan.auth.getTokenByCode({ code: 'code-1' }))
    expect(tokenCalls).toHaveLength(5)
    await failureOf(youzan.auth.refreshToken({ refreshToken: 'refresh-1' }))
    expect(tokenCalls).toHaveLength(8)
  })

  it('is asked less often when it says so', async () => {
    const { youzan, clock, answerToken } = await startPlatform()
    answerToken({ body: { gw_err_resp: { err_code: 4101, err_msg: '请求太频繁' } } })
    expect(await failureOf(youzan.auth.getToken())).toMatchObject({
      code: 'ERR_YOUZAN_RATE_LIMIT',
      retryable: true,
      retryAfterMs: 3000
    })
    expect(clock.sleeps).toEqual([3000, 3000])
  })
})
