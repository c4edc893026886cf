import { describe, expect, it } from 'vitest'
import { JPEG, PNG } from '../../images.ts'
import { failureOf, shapeOf, startPlatform, TOKEN } from '../../start-platform.ts'

const MEDIA_ID = 'LXE2uSCk6m-r0A_media-id'

describe('customerServiceMessage.getTempMedia', () => {
  it('gives the bytes, and their type by the bytes themselves', async () => {
    const { server, weixin } = await startPlatform()
    server.answer({ headers: { 'content-type': 'image/jpeg' }, body: PNG })
    const media = await weixin.customerServiceMessage.getTempMedia({ mediaId: MEDIA_ID })
    expect(media).toEqual({ errCode: 0, errMsg: 'ok', contentType: 'image/png', buffer: PNG })
    expect(Buffer.isBuffer(media.buffer)).toBe(true)
    expect(shapeOf(server.requests[0])).toEqual({
      method: 'GET',
      path: '/cgi-bin/media/get',
      query: { access_token: TOKEN, media_id: MEDIA_ID }
    })
  })

  it('takes the type of the header where the bytes tell none', async () => {
    const { server, weixin } = await startPlatform()
    server.answer({ headers: { 'content-type': 'audio/speex' }, body: Buffer.from([1, 2, 3]) })
    const media = await weixin.customerServiceMessage.getTempMedia({ mediaId: MEDIA_ID })
    expect(media).toMatchObject({ contentType: 'audio/speex', buffer: Buffer.from([1, 2, 3]) })
  })

  it('gives the address of a video', async () => {
    const { weixin, play } = await startPlatform()
    play('customer-service-message.get-temp-media.video')
    expect(await weixin.customerServiceMessage.getTempMedia({ mediaId: MEDIA_ID })).toEqual({
      errCode: 0,
      errMsg: 'ok',
      videoUrl: 'DOWN_URL'
    })
  })

  it.each(['application/json', 'text/plain', 'image/jpeg'])(
    'throws the error that comes with status 200 as %s',
    async (type) => {
      const { server, weixin } = await startPlatform()
      const body = { errcode: 40007, errmsg: 'invalid media_id' }
      server.answer({ headers: { 'content-type': type }, body })
      const error = await failureOf(weixin.customerServiceMessage.getTempMedia({ mediaId: MEDIA_ID }))
      expect(error).toMatchObject({ code: 'ERR_WECHAT_OPENAPI_MEDIA', errCode: 40007 })
    }
  )

  it('throws when JSON without an address comes', async () => {
    const { server, weixin } = await startPlatform()
    server.answer({ body: {} })
    const error = await failureOf(weixin.customerServiceMessage.getTempMedia({ mediaId: MEDIA_ID }))
    expect(error).toMatchObject({ code: 'ERR_REPLY_SHAPE' })
  })

  it.each([
    ['JPEG', JPEG],
    ['PNG', PNG]
  ])('throws when a %s was cut off', async (_, picture) => {
    const { server, weixin } = await startPlatform()
    server.answer({ headers: { 'content-type': 'image/jpeg' }, body: picture.subarray(0, -20) })
    const error = await failureOf(weixin.customerServiceMessage.getTempMedia({ mediaId: MEDIA_ID }))
    expect(error).toMatchObject({ code: 'ERR_HTTP_DECODE' })
    expect(error.message).toContain('sent an image that was cut off')
  })

  it('refuses a call without an id', async () => {
    const { server, weixin } = await startPlatform()
    expect(await failureOf(weixin.customerServiceMessage.getTempMedia({ mediaId: '' }))).toMatchObject({
      field: 'mediaId'
    })
    expect(server.requests).toEqual([])
  })
})
