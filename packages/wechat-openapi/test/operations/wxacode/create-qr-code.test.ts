import { describe, expect, it } from 'vitest'
import { JPEG, PNG } from '../../images.ts'
import { readFixture } from '../../read-fixture.ts'
import { failureOf, shapeOf, startPlatform, TOKEN } from '../../start-platform.ts'

const INPUT = { path: 'page/index/index', width: 430 } as const

describe('wxacode.createQRCode', () => {
  it("sends the document's example and gives the picture", async () => {
    const { server, weixin } = await startPlatform()
    server.answer({ headers: { 'content-type': 'image/jpeg', 'num-used': '42' }, body: JPEG })
    expect(await weixin.wxacode.createQRCode(INPUT)).toEqual({
      errCode: 0,
      errMsg: 'ok',
      contentType: 'image/jpeg',
      buffer: JPEG,
      numUsed: 42
    })
    expect(shapeOf(server.requests[0])).toEqual({
      method: 'POST',
      path: '/cgi-bin/wxaapp/createwxaqrcode',
      // In the body the token would break the call with 47001.
      query: { access_token: TOKEN },
      body: readFixture('wxacode.create-qr-code.refused').request
    })
    expect(server.requests[0]!.headers['content-length']).toBe(String(server.requests[0]!.body.length))
  })

  it('tells the type by the bytes: a transparent code is PNG under the header of a JPEG', async () => {
    const { server, weixin } = await startPlatform()
    server.answer({ headers: { 'content-type': 'image/jpeg' }, body: PNG })
    const code = await weixin.wxacode.createQRCode(INPUT)
    expect(code).toEqual({ errCode: 0, errMsg: 'ok', contentType: 'image/png', buffer: PNG })
  })

  it.each(['application/json; encoding=utf-8', 'text/plain', 'image/jpeg'])(
    'throws the error that comes with status 200 as %s',
    async (type) => {
      const { server, weixin } = await startPlatform()
      const { body } = readFixture('wxacode.create-qr-code.refused')
      server.answer({ headers: { 'content-type': type }, body })
      const error = await failureOf(weixin.wxacode.createQRCode(INPUT))
      expect([error.errCode, error.code]).toEqual([40159, 'ERR_WECHAT_OPENAPI_PARAMETER'])
    }
  )

  it('throws when the picture was cut off, and when JSON without an error comes', async () => {
    const { server, weixin } = await startPlatform()
    server.answer({ headers: { 'content-type': 'image/jpeg' }, body: JPEG.subarray(0, -2) })
    expect((await failureOf(weixin.wxacode.createQRCode(INPUT))).message).toContain('sent an image that was cut off')
    server.answer({ body: { errcode: 0, errmsg: 'ok' } })
    expect((await failureOf(weixin.wxacode.createQRCode(INPUT))).message).toContain('sent JSON instead of bytes')
  })

  it('takes exactly 128 bytes of path', async () => {
    const { server, weixin } = await startPlatform()
    server.answer({ body: PNG })
    await weixin.wxacode.createQRCode({ path: `${'页'.repeat(42)}ab` })
    expect(server.requests).toHaveLength(1)
  })

  it('is repeated when the platform is busy: the same code comes again', async () => {
    const { server, weixin } = await startPlatform()
    server.answer({ body: { errcode: -1, errmsg: 'system error' } })
    await failureOf(weixin.wxacode.createQRCode(INPUT))
    expect(server.requests).toHaveLength(3)
  })

  it.each([
    ['no path', {}, 'path'],
    ['an empty path', { path: '' }, 'path'],
    ['129 bytes of path', { path: 'a'.repeat(129) }, 'path'],
    ['43 Chinese characters of path, which are 129 bytes', { path: '页'.repeat(43) }, 'path'],
    ['a width under 280', { path: 'a', width: 279 }, 'width'],
    ['a width over 1280', { path: 'a', width: 1281 }, 'width'],
    ['a width as text', { path: 'a', width: '430' }, 'width'],
    ['a scene', { path: 'a', scene: 'b' }, 'scene']
  ])('refuses %s before anything is sent', async (_, input, field) => {
    const { server, weixin } = await startPlatform()
    const error = await failureOf(weixin.wxacode.createQRCode(input as never))
    expect(error).toMatchObject({ code: 'ERR_INPUT', field })
    expect(server.requests).toEqual([])
  })
})
