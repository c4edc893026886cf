import { describe, expect, it } from 'vitest'
import { failureOf, OPENID, startPlatform } from './start-platform.ts'

describe('a call that posts JSON', () => {
  it('puts the token into the query only, and leaves out what was not given', async () => {
    const { server, weixin } = await startPlatform()
    server.answer({ body: { errcode: 0 } })
    const message = { touser: OPENID, command: 'Typing', accessToken: 'other-token' } as const
    await weixin.customerServiceMessage.setTyping(message)
    expect(server.requests[0]!.query.get('access_token')).toBe('other-token')
    expect(server.requests[0]!.body.toString()).toBe(`{"touser":"${OPENID}","command":"Typing"}`)
    expect(server.requests[0]!.headers['content-type']).toBe('application/json; charset=utf-8')
  })

  it('writes characters as they are: the platform refuses escapes with 40033', async () => {
    const { server, weixin } = await startPlatform()
    server.answer({ body: { trace_id: 'x', result: {} } })
    await weixin.security.msgSecCheck({ content: '<a>&“年”😀', scene: 2, openid: OPENID })
    expect(server.requests[0]!.body.toString()).toContain('"content":"<a>&“年”😀"')
  })

  it('checks the reply by what the operation needs', async () => {
    const { server, weixin } = await startPlatform()
    server.answer({ body: { errcode: 0, errmsg: 'ok' } })
    const error = await failureOf(weixin.urllink.generate({}))
    expect(error.message).toContain('sent a reply whose "url_link" is not text that is not empty')
  })
})
