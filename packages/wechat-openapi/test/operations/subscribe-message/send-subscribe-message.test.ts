import { describe, expect, it } from 'vitest'
import { readFixture } from '../../read-fixture.ts'
import { failureOf, OPENID, shapeOf, startPlatform, TOKEN } from '../../start-platform.ts'

const data = { phrase3: { value: '审核通过' }, name1: { value: '订阅' }, date2: { value: '2019-12-25 09:42' } }
const INPUT = { touser: OPENID, templateId: 'TEMPLATE_ID', data }

describe('subscribeMessage.send', () => {
  it("sends the document's example", async () => {
    const { server, weixin, play } = await startPlatform()
    play('subscribe-message.send-subscribe-message.ok')
    expect(
      await weixin.subscribeMessage.send({
        ...INPUT,
        touser: 'OPENID',
        page: 'index',
        miniprogramState: 'developer',
        lang: 'zh_CN'
      })
    ).toEqual({ errCode: 0, errMsg: 'ok' })
    expect(shapeOf(server.requests[0])).toEqual({
      method: 'POST',
      path: '/cgi-bin/message/subscribe/send',
      query: { access_token: TOKEN },
      body: readFixture('subscribe-message.send-subscribe-message.ok').request
    })
  })

  it('never renames the keys of a template', async () => {
    const { server, weixin, play } = await startPlatform()
    play('subscribe-message.send-subscribe-message.ok')
    const keys = ['character_string01', 'phone_number01', 'car_number01', 'thing1', 'someKey', 'errCode']
    const odd = Object.fromEntries(keys.map((key) => [key, { value: 'x' }]))
    await weixin.subscribeMessage.send({ ...INPUT, data: odd })
    expect(shapeOf(server.requests[0]).body).toMatchObject({ data: odd })
  })

  it.each([
    ['a value that is no text', { data: { amount1: { value: 100 } } }, 'data.amount1.value'],
    ['a value without its box', { data: { thing1: 'x' } }, 'data.thing1'],
    ['data that is no object', { data: [] }, 'data'],
    ['a state that nobody knows', { miniprogramState: 'release' }, 'miniprogramState'],
    ['a language that nobody knows', { lang: 'zh-CN' }, 'lang'],
    ['no template', { templateId: '' }, 'templateId']
  ])('refuses %s', async (_, change, field) => {
    const { server, weixin } = await startPlatform()
    const error = await failureOf(weixin.subscribeMessage.send({ ...INPUT, ...change } as never))
    expect(error).toMatchObject({ code: 'ERR_INPUT', field })
    expect(server.requests).toEqual([])
  })

  it.each([
    [43101, 'ERR_WECHAT_OPENAPI_USER'],
    [47003, 'ERR_WECHAT_OPENAPI_PARAMETER'],
    [45168, 'ERR_WECHAT_OPENAPI_CONTENT'],
    [43107, 'ERR_WECHAT_OPENAPI_PERMISSION']
  ])('gives %i as %s, and does not repeat', async (errcode, code) => {
    const { server, weixin } = await startPlatform()
    server.answer({ body: { errcode, errmsg: 'no' } })
    expect(await failureOf(weixin.subscribeMessage.send(INPUT))).toMatchObject({ code, outcome: 'rejected' })
    expect(server.requests).toHaveLength(1)
  })
})
