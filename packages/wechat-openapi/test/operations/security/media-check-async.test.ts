import { describe, expect, it } from 'vitest'
import { readFixture } from '../../read-fixture.ts'
import { failureOf, OPENID, shapeOf, startPlatform, TOKEN } from '../../start-platform.ts'

const mediaUrl = 'https://developers.weixin.qq.com/miniprogram/assets/images/head_global_z_@all.png'
const INPUT = { mediaUrl, mediaType: 2, scene: 1, openid: OPENID } as const

describe('security.mediaCheckAsync', () => {
  it("sends the document's example with the version", async () => {
    const { server, weixin, play } = await startPlatform()
    play('security.media-check-async.ok')
    expect(await weixin.security.mediaCheckAsync({ ...INPUT, openid: 'OPENID' })).toEqual({
      errCode: 0,
      errMsg: 'ok',
      traceId: '60f96f1d-3845297a-1976a3ae'
    })
    expect(shapeOf(server.requests[0])).toEqual({
      method: 'POST',
      path: '/wxa/media_check_async',
      query: { access_token: TOKEN },
      body: readFixture('security.media-check-async.ok').request
    })
  })

  it.each([
    ['an address without a scheme', { mediaUrl: 'example.com/a.png' }, 'mediaUrl'],
    ['an address of another scheme', { mediaUrl: 'ftp://example.com/a.png' }, 'mediaUrl'],
    ['a type that nobody knows', { mediaType: 3 }, 'mediaType'],
    ['a scene that nobody knows', { scene: 0 }, 'scene']
  ])('refuses %s', async (_, change, field) => {
    const { server, weixin } = await startPlatform()
    const error = await failureOf(weixin.security.mediaCheckAsync({ ...INPUT, ...change } as never))
    expect(error).toMatchObject({ code: 'ERR_INPUT', field })
    expect(server.requests).toEqual([])
  })
})
