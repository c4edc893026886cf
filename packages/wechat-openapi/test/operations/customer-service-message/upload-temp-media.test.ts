import { describe, expect, it } from 'vitest'
import { PNG } from '../../images.ts'
import { readFormOf } from '../../read-form-of.ts'
import { failureOf, startPlatform, TOKEN } from '../../start-platform.ts'

const media = { contentType: 'image/png', value: PNG }

describe('customerServiceMessage.uploadTempMedia', () => {
  it('sends one part with a file name and an extension, and a length', async () => {
    const { server, weixin, play } = await startPlatform()
    play('customer-service-message.upload-temp-media.ok')
    expect(await weixin.customerServiceMessage.uploadTempMedia({ type: 'image', media })).toEqual({
      errCode: 0,
      errMsg: 'ok',
      type: 'image',
      mediaId: 'MEDIA_ID',
      createdAt: 1672500000
    })
    const request = server.requests[0]!
    expect([request.method, request.path]).toEqual(['POST', '/cgi-bin/media/upload'])
    expect(Object.fromEntries(request.query)).toEqual({ access_token: TOKEN, type: 'image' })
    expect(request.headers['content-length']).toBe(String(request.body.length))
    expect(request.headers['transfer-encoding']).toBeUndefined()
    const form = await readFormOf(request)
    expect([...form.keys()]).toEqual(['media'])
    const file = form.get('media') as File
    expect([file.name, file.type]).toEqual(['media.png', 'image/png'])
    expect(Buffer.from(await file.arrayBuffer())).toEqual(PNG)
  })

  it('keeps a name that is given', async () => {
    const { server, weixin, play } = await startPlatform()
    play('customer-service-message.upload-temp-media.ok')
    await weixin.customerServiceMessage.uploadTempMedia({ type: 'image', media: { ...media, filename: 'photo 1.PNG' } })
    expect(server.requests[0]!.body.toString('latin1')).toContain('filename="photo 1.PNG"')
  })

  it.each([
    ['another type', { type: 'file', media }, 'type'],
    ['no file', { type: 'image' }, 'media'],
    ['an image over 10 MB', { type: 'image', media: { ...media, value: Buffer.alloc(10_485_761) } }, 'media.value'],
    ['a sound over 2 MB', { type: 'voice', media: { ...media, value: Buffer.alloc(2_097_153) } }, 'media.value'],
    ['a thumb over 64 KB', { type: 'thumb', media: { ...media, value: Buffer.alloc(65_537) } }, 'media.value']
  ])('refuses %s before anything is sent', async (_, input, field) => {
    const { server, weixin } = await startPlatform()
    const error = await failureOf(weixin.customerServiceMessage.uploadTempMedia(input as never))
    expect(error).toMatchObject({ code: 'ERR_INPUT', field })
    expect(server.requests).toEqual([])
  })

  it('explains status 412, which a chunked body gets', async () => {
    const { server, weixin } = await startPlatform()
    server.answer({ status: 412, body: '' })
    const error = await failureOf(weixin.customerServiceMessage.uploadTempMedia({ type: 'image', media }))
    expect(error).toMatchObject({ code: 'ERR_WECHAT_OPENAPI_REQUEST', status: 412 })
    expect(error.message).toContain('look for a transport or proxy of yours that makes it chunked')
  })

  it('gives the code of the seed 40004 as a matter of media', async () => {
    const { server, weixin } = await startPlatform()
    server.answer({ body: { errcode: 40004, errmsg: 'invalid media type' } })
    const error = await failureOf(weixin.customerServiceMessage.uploadTempMedia({ type: 'image', media }))
    expect(error).toMatchObject({ code: 'ERR_WECHAT_OPENAPI_MEDIA', errCode: 40004 })
  })
})
