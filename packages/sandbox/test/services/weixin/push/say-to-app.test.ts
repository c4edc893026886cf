import { describe, expect, it } from 'vitest'
import { connectWeixin, samplePng } from '../../../support/call-weixin.ts'
import { openReceiver } from '../../../support/open-receiver.ts'
import { openSandbox } from '../../../support/open-sandbox.ts'

const open = async (weixin = {}) => {
  const sandbox = await openSandbox({ weixin })
  const receiver = await openReceiver((response) => response.end('success'))
  await sandbox.weixin.setPush({ url: receiver.url, mode: 'plain', verify: false })
  const { openid } = sandbox.weixin.createUser()
  const last = () => JSON.parse(receiver.received.at(-1)!.body)
  return { sandbox, weixin: sandbox.weixin, receiver, openid, last }
}

// WeChat reference 8.7: customer message pushes.
describe('what a user does', () => {
  it('writes text', async () => {
    const { sandbox, weixin, openid, receiver, last } = await open()
    const { key, firstDelivery } = weixin.say({ openid, text: '你好 <b>' })
    await firstDelivery
    expect(last()).toEqual({
      ToUserName: weixin.messagePush.originalId,
      FromUserName: openid,
      CreateTime: Math.floor(sandbox.clock.now() / 1000),
      MsgType: 'text',
      Content: '你好 <b>',
      MsgId: Number(key)
    })
    // Past 2^53, so that a plain JSON.parse rounds it.
    expect(key).toMatch(/^2\d{16}$/)
    expect(receiver.received[0]?.body).toContain(`"MsgId":${key}}`)
  })

  it('writes text whose MsgId is text, if told so', async () => {
    const { weixin, openid, last } = await open({ msgIdAsText: true })
    const { key, firstDelivery } = weixin.say({ openid, text: 'x' })
    await firstDelivery
    expect(last().MsgId).toBe(key)
  })

  it('sends an image that can be fetched', async () => {
    const { sandbox, weixin, openid, last } = await open()
    const bytes = samplePng(8, 8)
    await weixin.say({ openid, imageBase64: bytes.toString('base64') }).firstDelivery
    expect(last()).toMatchObject({ MsgType: 'image', PicUrl: expect.stringContaining('http') })
    const client = await connectWeixin(sandbox)
    const got = await client.getWithToken('/cgi-bin/media/get', { media_id: last().MediaId })
    expect(got.bytes.equals(bytes)).toBe(true)
  })

  it('sends a card', async () => {
    const { weixin, openid, last } = await open()
    await weixin.say({ openid, pagePath: 'pages/index/index?a=1' }).firstDelivery
    expect(last()).toMatchObject({ MsgType: 'miniprogrampage', PagePath: 'pages/index/index?a=1', AppId: weixin.appId })
  })

  it('opens the conversation', async () => {
    const { weixin, openid, last } = await open()
    const { key, firstDelivery } = weixin.enter({ openid, sessionFrom: '{"order":1}' })
    await firstDelivery
    expect(key).toMatch(/^user_enter_tempsession [0-9a-f]{16}$/)
    expect(last()).toMatchObject({ MsgType: 'event', Event: 'user_enter_tempsession', SessionFrom: '{"order":1}' })
    await weixin.enter({ openid }).firstDelivery
    expect(last().SessionFrom).toBe('wxapp')
  })

  it.each<[string, object]>([
    ['takes one of text, imageBase64 and pagePath', {}],
    ['takes one of text, imageBase64 and pagePath', { text: 'x', pagePath: 'x' }],
    ['"text" expected text of 1', { text: '' }],
    ['"imageBase64" expected a PNG, JPEG or GIF', { imageBase64: 'AAAA' }],
    ['"message" has no "content"', { content: 'x' }]
  ])('says %s', async (message, input) => {
    const { weixin, openid } = await open()
    expect(() => weixin.say({ openid, ...input })).toThrow(message)
  })
})
