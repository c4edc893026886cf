import { describe, expect, it } from 'vitest'
import { PNG } from '../../images.ts'
import { readFixture } from '../../read-fixture.ts'
import { failureOf, startPlatform } from '../../start-platform.ts'

const img = { contentType: 'image/png', value: PNG }

describe('img.superresolution', () => {
  it('gives the media id of the document', async () => {
    const { server, weixin, play } = await startPlatform()
    play('img.superresolution.ok')
    expect(await weixin.img.superresolution({ img })).toEqual({
      errCode: 0,
      errMsg: 'ok',
      mediaId: readFixture('img.superresolution.ok').body!.media_id
    })
    expect([server.requests[0]!.method, server.requests[0]!.path]).toEqual(['POST', '/cv/img/superresolution'])
  })

  it('is not repeated when the platform is busy: a second picture could come of it', async () => {
    const { server, weixin } = await startPlatform()
    server.answer({ body: { errcode: -1, errmsg: 'system error' } })
    const error = await failureOf(weixin.img.superresolution({ img }))
    expect(error.message).toContain('a picture that nobody fetches ends after 3 days')
    expect(server.requests).toHaveLength(1)
  })

  it('gives the refusal of an interface that is offline', async () => {
    const { server, weixin } = await startPlatform()
    server.answer({ body: { errcode: 48001, errmsg: 'api unauthorized' } })
    expect(await failureOf(weixin.img.superresolution({ img }))).toMatchObject({
      code: 'ERR_WECHAT_OPENAPI_PERMISSION'
    })
  })
})
