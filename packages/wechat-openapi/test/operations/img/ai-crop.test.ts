import { describe, expect, it } from 'vitest'
import { PNG } from '../../images.ts'
import { readFormOf } from '../../read-form-of.ts'
import { failureOf, startPlatform, TOKEN } from '../../start-platform.ts'

const img = { contentType: 'image/png', value: PNG }

describe('img.aiCrop', () => {
  it("sends a file with ratios, and gives the document's reply in camelCase", async () => {
    const { server, weixin, play } = await startPlatform()
    play('img.ai-crop.ok')
    expect(await weixin.img.aiCrop({ img, ratios: '1,2.35' })).toEqual({
      errCode: 0,
      errMsg: 'ok',
      results: [
        { cropLeft: 112, cropTop: 0, cropRight: 839, cropBottom: 727 },
        { cropLeft: 0, cropTop: 205, cropRight: 965, cropBottom: 615 }
      ],
      imgSize: { w: 966, h: 728 }
    })
    const request = server.requests[0]!
    expect([request.method, request.path]).toEqual(['POST', '/cv/img/aicrop'])
    expect(Object.fromEntries(request.query)).toEqual({ access_token: TOKEN })
    const form = await readFormOf(request)
    expect([...form.keys()]).toEqual(['ratios', 'img'])
    expect(form.get('ratios')).toBe('1,2.35')
    expect((form.get('img') as File).name).toBe('media.png')
  })

  it('sends an address in the query, ratios as a field of the form', async () => {
    const { server, weixin, play } = await startPlatform()
    play('img.ai-crop.ok')
    const imgUrl = 'https://example.com/a.png?b=1&c=年'
    await weixin.img.aiCrop({ imgUrl, ratios: '1' })
    await weixin.img.aiCrop({ imgUrl })
    const [first, second] = server.requests
    expect(Object.fromEntries(first!.query)).toEqual({ access_token: TOKEN, img_url: imgUrl })
    expect([...(await readFormOf(first!)).entries()]).toEqual([['ratios', '1']])
    expect(second!.body).toHaveLength(0)
    expect(second!.headers['content-length']).toBe('0')
  })

  it.each([
    ['neither picture', {}, 'imgUrl'],
    ['both', { img, imgUrl: 'https://example.com/' }, 'imgUrl'],
    ['an address that is none', { imgUrl: 'example.com' }, 'imgUrl'],
    ['a file over 2 MB', { img: { ...img, value: Buffer.alloc(2_097_153) } }, 'img.value'],
    ['six ratios', { img, ratios: '1,2,3,4,5,6' }, 'ratios'],
    ['ratios as a list', { img, ratios: [1, 2.35] }, 'ratios'],
    ['the wire name', { img_url: 'https://example.com/' }, 'img_url'],
    ['nothing', undefined, 'input']
  ])('refuses %s before anything is sent', async (_, input, field) => {
    const { server, weixin } = await startPlatform()
    const error = await failureOf(weixin.img.aiCrop(input as never))
    expect(error).toMatchObject({ code: 'ERR_INPUT', field })
    expect(server.requests).toEqual([])
  })

  it.each([101000, 101002])('gives %i as a matter of media', async (errcode) => {
    const { server, weixin } = await startPlatform()
    server.answer({ body: { errcode, errmsg: 'no' } })
    expect(await failureOf(weixin.img.aiCrop({ img }))).toMatchObject({ code: 'ERR_WECHAT_OPENAPI_MEDIA' })
  })
})
