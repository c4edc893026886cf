import { describe, expect, it } from 'vitest'
import { JPEG, PNG } from '../../images.ts'
import { readFixture } from '../../read-fixture.ts'
import { failureOf, shapeOf, startPlatform, TOKEN } from '../../start-platform.ts'

const INPUT = { page: 'pages/index/index', scene: 'a=1', checkPath: true, envVersion: 'release' } as const

describe('wxacode.getUnlimited', () => {
  it("sends the document's example and gives the picture", async () => {
    const { server, weixin } = await startPlatform()
    server.answer({ headers: { 'content-type': 'image/jpeg', 'num-used': '42' }, body: JPEG })
    expect(await weixin.wxacode.getUnlimited(INPUT)).toEqual({
      errCode: 0,
      errMsg: 'ok',
      contentType: 'image/jpeg',
      buffer: JPEG,
      numUsed: 42
    })
    expect(shapeOf(server.requests[0])).toEqual({
      method: 'POST',
      path: '/wxa/getwxacodeunlimit',
      // In the body the token would break the call with 47001.
      query: { access_token: TOKEN },
      body: readFixture('wxacode.get-unlimited.refused').request
    })
    expect(server.requests[0]!.headers['content-length']).toBe(String(server.requests[0]!.body.length))
  })

  it('tells the type by the bytes: a transparent code is PNG under the header of a JPEG', async () => {
    const { server, weixin } = await startPlatform()
    server.answer({ headers: { 'content-type': 'image/jpeg' }, body: PNG })
    const code = await weixin.wxacode.getUnlimited(INPUT)
    expect(code).toEqual({ errCode: 0, errMsg: 'ok', contentType: 'image/png', buffer: PNG })
  })

  it.each(['application/json; encoding=utf-8', 'text/plain', 'image/jpeg'])(
    'throws the error that comes with status 200 as %s',
    async (type) => {
      const { server, weixin } = await startPlatform()
      const { body } = readFixture('wxacode.get-unlimited.refused')
      server.answer({ headers: { 'content-type': type }, body })
      const error = await failureOf(weixin.wxacode.getUnlimited(INPUT))
      expect([error.errCode, error.code]).toEqual([40097, 'ERR_WECHAT_OPENAPI_PARAMETER'])
    }
  )

  it('throws when the picture was cut off, and when JSON without an error comes', async () => {
    const { server, weixin } = await startPlatform()
    server.answer({ headers: { 'content-type': 'image/jpeg' }, body: JPEG.subarray(0, -2) })
    expect((await failureOf(weixin.wxacode.getUnlimited(INPUT))).message).toContain('sent an image that was cut off')
    server.answer({ body: { errcode: 0, errmsg: 'ok' } })
    expect((await failureOf(weixin.wxacode.getUnlimited(INPUT))).message).toContain('sent JSON instead of bytes')
  })

  it('takes every sign of the alphabet', async () => {
    const { server, weixin } = await startPlatform()
    server.answer({ body: PNG })
    const signs = "!#$&'()*+,/:;=?@-._~09azAZ"
    await weixin.wxacode.getUnlimited({ scene: signs })
    expect(shapeOf(server.requests[0]).body).toEqual({ scene: signs })
  })

  it('is repeated when the platform is busy: the same code comes again', async () => {
    const { server, weixin } = await startPlatform()
    server.answer({ body: { errcode: -1, errmsg: 'system error' } })
    await failureOf(weixin.wxacode.getUnlimited(INPUT))
    expect(server.requests).toHaveLength(3)
  })

  it.each([
    ['no scene', { page: 'a' }, 'scene'],
    ['the path that the seed shows instead of a scene', { path: 'page/index/index', width: 430 }, 'path'],
    ['33 characters of scene', { scene: 'a'.repeat(33) }, 'scene'],
    ['a percent sign in the scene', { scene: '%E4' }, 'scene'],
    ['Chinese text in the scene', { scene: '年' }, 'scene'],
    ['a blank in the scene', { scene: 'a b' }, 'scene'],
    ['a slash before the page', { scene: 'a', page: '/pages/index/index' }, 'page'],
    ['a query in the page', { scene: 'a', page: 'pages/index/index?a=1' }, 'page'],
    ['a flag as text', { scene: 'a', checkPath: 'false' }, 'checkPath']
  ])('refuses %s before anything is sent', async (_, input, field) => {
    const { server, weixin } = await startPlatform()
    const error = await failureOf(weixin.wxacode.getUnlimited(input as never))
    expect(error).toMatchObject({ code: 'ERR_INPUT', field })
    expect(server.requests).toEqual([])
  })
})
