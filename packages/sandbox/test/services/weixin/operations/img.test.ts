import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { connectWeixin, fileForm, refusal, samplePng } from '../../../support/call-weixin.ts'
import { openSandbox } from '../../../support/open-sandbox.ts'

const open = async (weixin = {}) => {
  const sandbox = await openSandbox({ weixin })
  const client = await connectWeixin(sandbox)
  return { sandbox, client }
}
const form = (width: number, height: number) => fileForm('img', samplePng(width, height), 'a.png')

// WeChat reference 6.
describe('img.aiCrop', () => {
  it('finds the largest middle part of each ratio', async () => {
    const { client } = await open()
    const body = form(400, 200)
    body.set('ratios', '1,2,4')
    expect((await client.post('/cv/img/aicrop', body)).json()).toEqual({
      errcode: 0,
      errmsg: 'ok',
      results: [
        { crop_left: 100, crop_top: 0, crop_right: 300, crop_bottom: 200 },
        { crop_left: 0, crop_top: 0, crop_right: 400, crop_bottom: 200 },
        { crop_left: 0, crop_top: 50, crop_right: 400, crop_bottom: 150 }
      ],
      img_size: { w: 400, h: 200 }
    })
  })

  it('takes an address, ratios from form, query or none', async () => {
    const { client } = await open()
    const query = { img_url: 'https://a.example/1.jpg' }
    // biome-ignore lint/suspicious/noExplicitAny: only the count is of interest.
    const count = (reply: any) => reply.json().results.length
    expect(count(await client.post('/cv/img/aicrop', '', query))).toBe(2)
    expect(count(await client.post('/cv/img/aicrop', '', { ...query, ratios: '1' }))).toBe(1)
    const fields = new FormData()
    fields.set('ratios', '1,2,3')
    expect(count(await client.post('/cv/img/aicrop', fields, query))).toBe(3)
  })

  it.each(['0', '-1', 'x', '1,2,3,4,5,6', '1,,2'])('refuses the ratios %j', async (ratios) => {
    const { client } = await open()
    const query = { img_url: 'https://a.example/1.jpg', ratios }
    expect((await client.post('/cv/img/aicrop', '', query)).json().errcode).toBe(40097)
  })
})

describe('img.scanQRCode', () => {
  it('finds a code of this sandbox, and nothing in other images', async () => {
    const { client } = await open()
    const { bytes } = await client.post('/wxa/getwxacode', { path: 'pages/index/index?a=1' })
    expect((await client.post('/cv/img/qrcode', fileForm('img', bytes, 'a.png'))).json()).toMatchObject({
      errcode: 0,
      code_results: [
        { type_name: 'QR_CODE', data: 'pages/index/index?a=1', pos: { right_bottom: { x: 430, y: 430 } } }
      ],
      img_size: { w: 430, h: 430 }
    })
    expect((await client.post('/cv/img/qrcode', form(4, 4))).json()).toMatchObject({ code_results: [] })
  })

  it.each<[string, unknown, Record<string, string>, number]>([
    ['nothing', '', {}, 41005],
    ['both', form(1, 1), { img_url: 'https://a.example' }, 101000],
    ['no address', '', { img_url: 'a.jpg' }, 101000],
    ['another scheme', '', { img_url: 'file:///etc/passwd' }, 101000],
    ['no image', fileForm('img', Buffer.from('x'), 'a.png'), {}, 101002],
    ['an image without a size', fileForm('img', samplePng().fill(0, 16, 24), 'a.png'), {}, 101002]
  ])('refuses %s', async (_, body, query, code) => {
    const { client } = await open()
    expect((await client.post('/cv/img/qrcode', body, query)).json().errcode).toBe(code)
  })

  it('takes 100 calls a day', async () => {
    const { sandbox, client } = await open({ quotas: { 'img.scanQRCode': { perDay: 1 } } })
    const query = { img_url: 'https://a.example/1.jpg' }
    await client.post('/cv/img/qrcode', '', query)
    expect(refusal(sandbox, await client.post('/cv/img/qrcode', '', query))[0]).toBe(45009)
  })
})

describe('img.superresolution', () => {
  it('doubles each side', async () => {
    const { client } = await open()
    const { media_id } = (await client.post('/cv/img/superresolution', form(30, 20))).json()
    const { bytes, type } = await client.getWithToken('/cgi-bin/media/get', { media_id: String(media_id) })
    expect([type, PNG.sync.read(bytes)]).toMatchObject(['image/png', { width: 60, height: 40 }])
  })

  it('is offline, if told so', async () => {
    const { client } = await open({ superresolutionOffline: true })
    expect((await client.post('/cv/img/superresolution', form(1, 1))).json().errcode).toBe(48001)
  })
})
