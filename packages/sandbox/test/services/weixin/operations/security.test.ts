import { describe, expect, it } from 'vitest'
import { connectWeixin, refusal } from '../../../support/call-weixin.ts'
import { openReceiver } from '../../../support/open-receiver.ts'
import { openSandbox } from '../../../support/open-sandbox.ts'

const open = async (weixin = {}) => {
  const sandbox = await openSandbox({ weixin })
  const { openid } = sandbox.weixin.login()
  const client = await connectWeixin(sandbox)
  const text = (more: object = {}) =>
    client.post('/wxa/msg_sec_check', { version: 2, scene: 2, openid, content: 'hello', ...more })
  const media = (more: object = {}) =>
    client.post('/wxa/media_check_async', {
      version: 2,
      scene: 1,
      openid,
      media_type: 2,
      media_url: 'https://a.example/1.jpg',
      ...more
    })
  return { sandbox, weixin: sandbox.weixin, openid, text, media }
}

// WeChat reference 8.1.
describe('security.msgSecCheck', () => {
  it('passes harmless text', async () => {
    const { text } = await open()
    expect((await text({ title: 't', nickname: 'n' })).json()).toEqual({
      errcode: 0,
      errmsg: 'ok',
      detail: [{ strategy: 'content_model', errcode: 0, suggest: 'pass', label: 100, prob: 90 }],
      trace_id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$/),
      result: { suggest: 'pass', label: 100 }
    })
  })

  it('finds risky words in each text', async () => {
    const { text } = await open({ riskyWords: ['赌'] })
    for (const more of [{ content: '赌博' }, { title: '赌' }, { nickname: '赌' }, { scene: 1, signature: '赌' }]) {
      const reply = (await text(more)).json()
      expect(reply.result).toEqual({ suggest: 'risky', label: 20002 })
      expect(reply.detail).toMatchObject([{}, { strategy: 'keyword', keyword: '赌' }])
    }
  })

  it.each<[object, number]>([
    [{ version: undefined }, 47001],
    [{ version: '2' }, 47001],
    [{ scene: 5 }, 40129],
    [{ scene: undefined }, 40129],
    [{ openid: 'x' }, 40003],
    [{ content: '' }, 44002],
    [{ content: 'x'.repeat(2501) }, 47001],
    [{ signature: 's' }, 47001]
  ])('refuses %j with %d', async (more, code) => {
    const { text } = await open()
    expect((await text(more)).json().errcode).toBe(code)
  })

  it('wants a user of the last two hours', async () => {
    const { sandbox, weixin, openid, text } = await open()
    await sandbox.clock.advance('90m')
    expect((await text()).json().errcode).toBe(0)
    await sandbox.clock.advance('29m')
    weixin.enter({ openid })
    await sandbox.clock.advance('1m')
    expect((await text()).json().errcode).toBe(42001)
    const client = await connectWeixin(sandbox)
    await sandbox.clock.advance(2 * 3_600_000 - 60_000)
    const body = { version: 2, scene: 2, openid, content: 'x' }
    expect((await client.post('/wxa/msg_sec_check', body)).json().errcode).toBe(0)
    const later = await connectWeixin(sandbox)
    await sandbox.clock.advance(1)
    expect(refusal(sandbox, await later.post('/wxa/msg_sec_check', body))[0]).toBe(61010)
  })
})

describe('security.mediaCheckAsync', () => {
  it('pushes its result later', async () => {
    const { sandbox, weixin, openid, media } = await open()
    const receiver = await openReceiver((response) => response.end('success'))
    await weixin.setPush({ url: receiver.url, mode: 'plain', verify: false })
    const { trace_id } = (await media()).json()
    expect(receiver.received).toHaveLength(0)
    await sandbox.clock.advance('60s')
    expect(JSON.parse(receiver.received[0]!.body)).toEqual({
      ToUserName: weixin.messagePush.originalId,
      FromUserName: openid,
      CreateTime: Math.floor(sandbox.clock.now() / 1000),
      MsgType: 'event',
      Event: 'wxa_media_check',
      appid: weixin.appId,
      trace_id,
      version: 2,
      detail: [{ strategy: 'content_model', errcode: 0, suggest: 'pass', label: 100, prob: 90 }],
      errcode: 0,
      errmsg: 'ok',
      result: { suggest: 'pass', label: 100 }
    })
  })

  it('finds what it was told to find', async () => {
    const { sandbox, weixin, media } = await open({ mediaCheckSeconds: 0 })
    const receiver = await openReceiver((response) => response.end('success'))
    await weixin.setPush({ url: receiver.url, mode: 'plain', verify: false })
    weixin.judgeMedia({ mediaUrl: 'https://a.example/1.jpg', label: 20001 })
    weixin.judgeMedia({ mediaUrl: 'https://a.example/2.jpg', suggest: 'review' })
    weixin.judgeMedia({ mediaUrl: 'https://a.example/3.jpg', unreachable: true })
    for (const name of ['1', '2', '3']) await media({ media_url: `https://a.example/${name}.jpg` })
    await sandbox.clock.advance(0)
    const results = receiver.received
      .map(({ body }) => JSON.parse(body))
      .sort((a, b) => (a.result.label < b.result.label ? -1 : 1))
    expect(
      results.map(({ errcode, result, detail }) => [errcode, result.suggest, result.label, detail.length])
    ).toEqual([
      [-1008, 'pass', 100, 0],
      [0, 'risky', 20001, 1],
      [0, 'review', 20002, 1]
    ])
  })

  it.each<[object, number]>([
    [{ version: 1 }, 47001],
    [{ media_type: 3 }, 40004],
    [{ media_type: '2' }, 47001],
    [{ media_url: 'x' }, 47001],
    [{ media_url: 'file:///x' }, 47001],
    [{ scene: 0 }, 40129],
    [{ openid: undefined }, 40003]
  ])('refuses %j with %d', async (more, code) => {
    const { media } = await open()
    expect((await media(more)).json().errcode).toBe(code)
  })
})
