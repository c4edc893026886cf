import { describe, expect, it } from 'vitest'
import type { SendMessageInput } from '../../../src/index.ts'
import { readFixture } from '../../read-fixture.ts'
import { failureOf, OPENID, shapeOf, startPlatform, TOKEN } from '../../start-platform.ts'

const link = { title: '标题', description: '说明', url: 'https://example.com/', thumbUrl: 'https://example.com/a.png' }
const text = { content: '你好 <a href="https://example.com/">链接</a>' }

describe('customerServiceMessage.send', () => {
  it.each([
    ['image', { msgtype: 'image', image: { mediaId: 'MEDIA_ID' } }],
    [
      'page',
      {
        msgtype: 'miniprogrampage',
        miniprogrampage: { title: 'title', appid: 'appid', pagepath: 'pagepath', thumbMediaId: 'thumb_media_id' }
      }
    ]
  ])("sends the document's example of an %s", async (name, content) => {
    const { server, weixin, play } = await startPlatform()
    play(`customer-service-message.send.${name}`)
    const input = { touser: 'OPENID', ...content } as SendMessageInput
    expect(await weixin.customerServiceMessage.send(input)).toEqual({ errCode: 0, errMsg: 'ok' })
    expect(shapeOf(server.requests[0])).toEqual({
      method: 'POST',
      path: '/cgi-bin/message/custom/send',
      query: { access_token: TOKEN },
      body: readFixture(`customer-service-message.send.${name}`).request
    })
  })

  it('sends text and link of the seed, with agent, AI mark and sub-merchant, as raw UTF-8', async () => {
    const { server, weixin } = await startPlatform()
    server.answer({ body: { errcode: 0, errmsg: 'ok' } })
    const more = {
      customservice: { kfAccount: 'test1@kftest' },
      aimsgcontext: { isAiMsg: 1 },
      businessid: '1'
    } as const
    await weixin.customerServiceMessage.send({ touser: OPENID, msgtype: 'text', text, ...more })
    await weixin.customerServiceMessage.send({ touser: OPENID, msgtype: 'link', link })
    expect(shapeOf(server.requests[0])).toMatchObject({
      body: {
        touser: OPENID,
        msgtype: 'text',
        text,
        customservice: { kf_account: 'test1@kftest' },
        aimsgcontext: { is_ai_msg: 1 },
        businessid: '1'
      }
    })
    const { thumbUrl, ...rest } = link
    expect(shapeOf(server.requests[1])).toMatchObject({ body: { link: { ...rest, thumb_url: thumbUrl } } })
    // The platform refuses \u escapes with 40033, and bodies without a length with 412.
    expect(server.requests[1]!.body.toString()).toContain('标题')
    expect(server.requests[1]!.headers['content-length']).toBe(String(server.requests[1]!.body.length))
  })

  it.each([
    ['another type', { msgtype: 'voice', voice: { mediaId: 'x' } }, 'voice'],
    ['no type', { text }, 'msgtype'],
    ['no content', { msgtype: 'text' }, 'text'],
    ['empty text', { msgtype: 'text', text: { content: '' } }, 'text.content'],
    ['a part that is missing', { msgtype: 'link', link: { ...link, url: undefined } }, 'link.url'],
    ['a part that nobody knows', { msgtype: 'text', text: { ...text, size: 1 } }, 'size'],
    ['another content beside it', { msgtype: 'text', text, link }, 'link'],
    ['the wire name of a part', { msgtype: 'image', image: { media_id: 'x' } }, 'media_id'],
    ['no user', { touser: undefined, msgtype: 'text', text }, 'touser']
  ])('refuses %s before anything is sent', async (_, message, field) => {
    const { server, weixin } = await startPlatform()
    const error = await failureOf(weixin.customerServiceMessage.send({ touser: OPENID, ...message } as never))
    expect(error).toMatchObject({ code: 'ERR_INPUT', field })
    expect(server.requests).toEqual([])
  })

  it('is not repeated when the platform is busy: that could be a second message', async () => {
    const { server, weixin } = await startPlatform()
    server.answer({ body: { errcode: -1, errmsg: 'system error' } })
    const error = await failureOf(weixin.customerServiceMessage.send({ touser: OPENID, msgtype: 'text', text }))
    expect(error).toMatchObject({ code: 'ERR_WECHAT_OPENAPI_BUSY', outcome: 'unknown' })
    expect(error.message).toContain('sending again may show it twice')
    expect(server.requests).toHaveLength(1)
  })

  it.each([
    [40003, 'ERR_WECHAT_OPENAPI_OPENID'],
    [45015, 'ERR_WECHAT_OPENAPI_USER'],
    [45047, 'ERR_WECHAT_OPENAPI_USER'],
    [48001, 'ERR_WECHAT_OPENAPI_PERMISSION']
  ])('gives the code of the seed %i as %s', async (errcode, code) => {
    const { server, weixin } = await startPlatform()
    server.answer({ body: { errcode, errmsg: 'no' } })
    const error = await failureOf(weixin.customerServiceMessage.send({ touser: OPENID, msgtype: 'text', text }))
    expect(error).toMatchObject({ code, errCode: errcode, outcome: 'rejected' })
  })
})
