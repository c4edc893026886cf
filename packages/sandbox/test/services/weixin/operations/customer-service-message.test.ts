import { describe, expect, it } from 'vitest'
import { connectWeixin, fileForm, refusal, samplePng } from '../../../support/call-weixin.ts'
import { openSandbox } from '../../../support/open-sandbox.ts'

const open = async (weixin = {}) => {
  const sandbox = await openSandbox({ weixin })
  const { openid } = sandbox.weixin.login()
  const client = await connectWeixin(sandbox)
  const upload = (form: FormData, type = 'image') => client.post('/cgi-bin/media/upload', form, { type })
  const send = (body: unknown) => client.post('/cgi-bin/message/custom/send', body)
  return { sandbox, weixin: sandbox.weixin, openid, client, upload, send }
}

// WeChat reference 4.4 and 4.1.
describe('temporary media', () => {
  it('come back as they went in, for three days', async () => {
    const { sandbox, weixin, client, upload } = await open()
    const bytes = samplePng(20, 10)
    const stored = (await upload(fileForm('media', bytes, 'a.png'))).json()
    expect(stored).toEqual({
      type: 'image',
      media_id: expect.any(String),
      created_at: Math.floor(sandbox.clock.now() / 1000)
    })
    const media_id = String(stored.media_id)
    expect(weixin.media()).toMatchObject([{ mediaId: media_id, contentType: 'image/png', bytes: bytes.length }])
    const got = await client.getWithToken('/cgi-bin/media/get', { media_id })
    expect([got.type, got.headers.get('content-disposition')]).toEqual([
      'image/png',
      `attachment; filename="${media_id}.png"`
    ])
    expect(got.bytes.equals(bytes)).toBe(true)
    await sandbox.clock.advance('3d')
    const late = await client.get('/cgi-bin/media/get', { access_token: await client.fetchToken(), media_id })
    expect(refusal(sandbox, late)).toEqual([40007, 'the media are older than 3 days'])
  })

  it('need an id that there is', async () => {
    const { client } = await open()
    expect((await client.getWithToken('/cgi-bin/media/get', { media_id: 'x' })).json().errcode).toBe(40007)
    expect((await client.getWithToken('/cgi-bin/media/get')).json().errcode).toBe(41006)
  })

  it('are images only, in the field media, with a name', async () => {
    const { upload } = await open()
    const code = async (form: FormData, type?: string) => (await upload(form, type)).json().errcode
    expect(await code(fileForm('media', samplePng(), 'a.png'), 'video')).toBe(40004)
    expect(await code(fileForm('file', samplePng(), 'a.png'))).toBe(41005)
    // Node names a Blob without a name "blob": no extension.
    expect(await code(fileForm('media', samplePng(), undefined))).toBe(40005)
    expect(await code(fileForm('media', samplePng(), '图.png'))).toBe(41005)
  })

  it('have a largest size', async () => {
    const { upload } = await open({ imageMaxBytes: 50 })
    expect((await upload(fileForm('media', samplePng(), 'a.png'))).json().errcode).toBe(40009)
  })
})

// WeChat reference 4.2.
describe('customerServiceMessage.send', () => {
  it('reaches the user within the window', async () => {
    const { sandbox, weixin, openid, send } = await open()
    const text = { touser: openid, msgtype: 'text', text: { content: '你好 <a href="#">x</a>' } }
    expect((await send(text)).json().errcode).toBe(45015)
    weixin.say({ openid, text: 'hello' })
    expect((await send(text)).json()).toEqual({ errcode: 0, errmsg: 'ok' })
    expect(weixin.messages(openid)).toEqual([{ openid, kind: 'customer', at: sandbox.clock.now(), content: text }])
    expect(weixin.messages('other')).toEqual([])
    const codes = []
    for (let index = 0; index < 5; index++) codes.push((await send(text)).json().errcode)
    expect(codes).toEqual([0, 0, 0, 0, 45047])
  })

  it('sends the four kinds', async () => {
    const { weixin, openid, send, upload } = await open()
    weixin.say({ openid, text: 'hello' })
    const media_id = String((await upload(fileForm('media', samplePng(), 'a.png'))).json().media_id)
    for (const message of [
      { msgtype: 'image', image: { media_id } },
      {
        msgtype: 'link',
        link: { title: 't', description: 'd', url: 'https://a.example', thumb_url: 'https://b.example' }
      },
      {
        msgtype: 'miniprogrampage',
        miniprogrampage: { title: 't', pagepath: 'pages/index/index?a=b', thumb_media_id: media_id }
      },
      {
        msgtype: 'miniprogrampage',
        miniprogrampage: { title: 't', pagepath: 'p', thumb_media_id: media_id, appid: weixin.appId },
        aimsgcontext: { is_ai_msg: 1 }
      }
    ]) {
      expect((await send({ touser: openid, ...message })).json()).toEqual({ errcode: 0, errmsg: 'ok' })
    }
  })

  it.each<[string, object, number]>([
    ['no kind', {}, 40008],
    ['a kind of official accounts', { msgtype: 'voice', voice: { media_id: 'x' } }, 40008],
    ['a kind of objects', { msgtype: 'constructor' }, 40008],
    ['no content', { msgtype: 'text' }, 47001],
    ['empty text', { msgtype: 'text', text: { content: '' } }, 47001],
    ['a link without a title', { msgtype: 'link', link: { url: 'x' } }, 47001],
    ['unknown media', { msgtype: 'image', image: { media_id: 'x' } }, 40007],
    ['camelCase', { msgtype: 'image', image: { mediaId: 'x' } }, 40007]
  ])('refuses %s', async (_, message, code) => {
    const { weixin, openid, send } = await open()
    weixin.say({ openid, text: 'hello' })
    expect((await send({ touser: openid, ...message })).json().errcode).toBe(code)
    expect(weixin.messages()).toEqual([])
  })

  it('refuses users that are none and cards of others', async () => {
    const { weixin, openid, send, upload } = await open()
    weixin.say({ openid, text: 'hello' })
    expect((await send({ touser: 'x', msgtype: 'text', text: { content: 'x' } })).json().errcode).toBe(40003)
    expect((await send({ msgtype: 'text', text: { content: 'x' } })).json().errcode).toBe(40003)
    const thumb_media_id = (await upload(fileForm('media', samplePng(), 'a.png'))).json().media_id
    const card = { title: 't', pagepath: 'p', thumb_media_id, appid: 'wx0' }
    const reply = await send({ touser: openid, msgtype: 'miniprogrampage', miniprogrampage: card })
    expect(reply.json().errcode).toBe(40013)
  })
})

// WeChat reference 4.3.
describe('customerServiceMessage.setTyping', () => {
  const business = '/cgi-bin/message/custom/business/typing'
  const custom = '/cgi-bin/message/custom/typing'

  it('works on both paths, or on the one that is set', async () => {
    const { weixin, openid, client } = await open()
    weixin.say({ openid, text: 'hello' })
    const code = async (path: string, command = 'Typing') =>
      (await client.post(path, { touser: openid, command })).json().errcode
    expect(await code(business)).toBe(0)
    expect(await code(custom)).toBe(45081)
    weixin.configure({ typingPath: 'business' })
    expect([await code(custom, 'CancelTyping'), await code(business, 'CancelTyping')]).toEqual([40200, 0])
    weixin.configure({ typingPath: 'custom' })
    expect([await code(custom), await code(business)]).toEqual([0, 40200])
  })

  it('refuses other commands and strangers', async () => {
    const { openid, client } = await open()
    expect((await client.post(business, { touser: openid, command: 'typing' })).json().errcode).toBe(45072)
    expect((await client.post(business, { touser: openid, command: 'Typing' })).json().errcode).toBe(45080)
    expect((await client.post(business, { touser: 'x', command: 'Typing' })).json().errcode).toBe(40003)
  })
})
