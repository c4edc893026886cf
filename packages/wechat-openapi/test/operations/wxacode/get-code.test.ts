import { describe, expect, it } from 'vitest'
import { JPEG, PNG } from '../../images.ts'
import { readFixture } from '../../read-fixture.ts'
import { failureOf, shapeOf, startPlatform, TOKEN } from '../../start-platform.ts'

const INPUT = {
  path: 'funpackage/questionsWall/questionInfo?question_id=22579',
  envVersion: 'release',
  width: 280
} as const

describe('wxacode.get', () => {
  it("sends the document's example and gives the picture", async () => {
    const { server, weixin } = await startPlatform()
    server.answer({ headers: { 'content-type': 'image/jpeg', 'num-used': '42' }, body: JPEG })
    expect(await weixin.wxacode.get(INPUT)).toEqual({
      errCode: 0,
      errMsg: 'ok',
      contentType: 'image/jpeg',
      buffer: JPEG,
      numUsed: 42
    })
    expect(shapeOf(server.requests[0])).toEqual({
      method: 'POST',
      path: '/wxa/getwxacode',
      // In the body the token would break the call with 47001.
      query: { access_token: TOKEN },
      body: readFixture('wxacode.get-code.refused').request
    })
    expect(server.requests[0]!.headers['content-length']).toBe(String(server.requests[0]!.body.length))
  })

  it('tells the type by the bytes: a transparent code is PNG under the header of a JPEG', async () => {
    const { server, weixin } = await startPlatform()
    server.answer({ headers: { 'content-type': 'image/jpeg' }, body: PNG })
    const code = await weixin.wxacode.get(INPUT)
    expect(code).toEqual({ errCode: 0, errMsg: 'ok', contentType: 'image/png', buffer: PNG })
  })

  it.each(['application/json; encoding=utf-8', 'text/plain', 'image/jpeg'])(
    'throws the error that comes with status 200 as %s',
    async (type) => {
      const { server, weixin } = await startPlatform()
      const { body } = readFixture('wxacode.get-code.refused')
      server.answer({ headers: { 'content-type': type }, body })
      const error = await failureOf(weixin.wxacode.get(INPUT))
      expect([error.errCode, error.code]).toEqual([40159, 'ERR_WECHAT_OPENAPI_PARAMETER'])
    }
  )

  it('throws when the picture was cut off, and when JSON without an error comes', async () => {
    const { server, weixin } = await startPlatform()
    server.answer({ headers: { 'content-type': 'image/jpeg' }, body: JPEG.subarray(0, -2) })
    expect((await failureOf(weixin.wxacode.get(INPUT))).message).toContain('sent an image that was cut off')
    server.answer({ body: { errcode: 0, errmsg: 'ok' } })
    expect((await failureOf(weixin.wxacode.get(INPUT))).message).toContain('sent JSON instead of bytes')
  })

  it('sends every field of the look, colours as decimal text', async () => {
    const { server, weixin } = await startPlatform()
    server.answer({ body: PNG })
    await weixin.wxacode.get({ path: 'a', autoColor: false, lineColor: { r: 255, g: '0', b: 7 }, isHyaline: true })
    expect(shapeOf(server.requests[0]).body).toEqual({
      path: 'a',
      auto_color: false,
      line_color: { r: '255', g: '0', b: '7' },
      is_hyaline: true
    })
  })

  it('is repeated when the platform is busy: the same code comes again', async () => {
    const { server, weixin } = await startPlatform()
    server.answer({ body: { errcode: -1, errmsg: 'system error' } })
    await failureOf(weixin.wxacode.get(INPUT))
    expect(server.requests).toHaveLength(3)
  })

  it.each([
    ['no path', {}, 'path'],
    ['1025 characters of path', { path: 'a'.repeat(1025) }, 'path'],
    ['a version that nobody knows', { path: 'a', envVersion: 'beta' }, 'envVersion'],
    ['a flag as text', { path: 'a', autoColor: 'true' }, 'autoColor'],
    ['a colour past 255', { path: 'a', lineColor: { r: 256, g: 0, b: 0 } }, 'lineColor.r'],
    ['a colour without a part', { path: 'a', lineColor: { r: 0, g: 0 } }, 'lineColor.b']
  ])('refuses %s before anything is sent', async (_, input, field) => {
    const { server, weixin } = await startPlatform()
    const error = await failureOf(weixin.wxacode.get(input as never))
    expect(error).toMatchObject({ code: 'ERR_INPUT', field })
    expect(server.requests).toEqual([])
  })
})
