import { describe, expect, it } from 'vitest'
import { readFixture } from '../../read-fixture.ts'
import { failureOf, OPENID, shapeOf, startPlatform, TOKEN } from '../../start-platform.ts'

describe('customerServiceMessage.setTyping', () => {
  it("sends the document's example", async () => {
    const { server, weixin, play } = await startPlatform()
    play('customer-service-message.set-typing.ok')
    expect(await weixin.customerServiceMessage.setTyping({ touser: 'OPENID', command: 'Typing' })).toEqual({
      errCode: 0,
      errMsg: 'ok'
    })
    expect(shapeOf(server.requests[0])).toEqual({
      method: 'POST',
      path: '/cgi-bin/message/custom/business/typing',
      query: { access_token: TOKEN },
      body: readFixture('customer-service-message.set-typing.ok').request
    })
  })

  it('takes the older path where the setting says so', async () => {
    const { server, weixin, play } = await startPlatform({ typingPath: '/cgi-bin/message/custom/typing' })
    play('customer-service-message.set-typing.ok')
    await weixin.customerServiceMessage.setTyping({ touser: OPENID, command: 'CancelTyping', businessid: '7' })
    expect(shapeOf(server.requests[0])).toMatchObject({
      path: '/cgi-bin/message/custom/typing',
      body: { touser: OPENID, command: 'CancelTyping', businessid: '7' }
    })
  })

  it.each(['typing', '', 1, undefined])('refuses the command %j', async (command) => {
    const { server, weixin } = await startPlatform()
    const error = await failureOf(weixin.customerServiceMessage.setTyping({ touser: OPENID, command } as never))
    expect(error).toMatchObject({ field: 'command', rule: 'one of Typing, CancelTyping' })
    expect(server.requests).toEqual([])
  })

  it.each([
    [45072, 'ERR_WECHAT_OPENAPI_PARAMETER'],
    [45080, 'ERR_WECHAT_OPENAPI_USER'],
    [45081, 'ERR_WECHAT_OPENAPI_USER'],
    [40200, 'ERR_WECHAT_OPENAPI_PERMISSION']
  ])('gives %i as %s', async (errcode, code) => {
    const { server, weixin } = await startPlatform()
    server.answer({ body: { errcode, errmsg: 'no' } })
    const error = await failureOf(weixin.customerServiceMessage.setTyping({ touser: OPENID, command: 'Typing' }))
    expect(error).toMatchObject({ code, errCode: errcode })
  })
})
