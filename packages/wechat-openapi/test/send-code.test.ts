import { describe, expect, it } from 'vitest'
import { PNG } from './images.ts'
import { failureOf, startPlatform } from './start-platform.ts'

describe('a call of wxacode', () => {
  it.each([
    ['7', 7],
    ['0', 0],
    ['many', undefined],
    ['-1', undefined]
  ])('reads the number of codes from the header %s as %s', async (used, numUsed) => {
    const { server, weixin } = await startPlatform()
    server.answer({ headers: { 'num-used': used }, body: PNG })
    expect((await weixin.wxacode.createQRCode({ path: 'a' })).numUsed).toBe(numUsed)
  })

  it('takes a token of its own, which does not go into the body', async () => {
    const { server, weixin } = await startPlatform()
    server.answer({ body: PNG })
    await weixin.wxacode.createQRCode({ path: 'a', accessToken: 'other-token' })
    expect(server.requests[0]!.query.get('access_token')).toBe('other-token')
    expect(server.requests[0]!.body.toString()).toBe('{"path":"a"}')
  })

  it.each([
    [45029, 'ERR_WECHAT_OPENAPI_QUOTA'],
    [45009, 'ERR_WECHAT_OPENAPI_QUOTA'],
    [41030, 'ERR_WECHAT_OPENAPI_PARAMETER'],
    [47001, 'ERR_WECHAT_OPENAPI_REQUEST']
  ])('gives %i as %s and does not repeat', async (errcode, code) => {
    const { server, weixin } = await startPlatform()
    server.answer({ body: { errcode, errmsg: 'no' } })
    expect(await failureOf(weixin.wxacode.getUnlimited({ scene: 'a' }))).toMatchObject({ code, retryable: false })
    expect(server.requests).toHaveLength(1)
  })
})
