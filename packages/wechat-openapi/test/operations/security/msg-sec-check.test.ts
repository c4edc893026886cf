import { describe, expect, it } from 'vitest'
import { readFixture } from '../../read-fixture.ts'
import { failureOf, OPENID, shapeOf, startPlatform, TOKEN } from '../../start-platform.ts'

const INPUT = { openid: 'OPENID', scene: 1, content: 'hello world!' } as const

describe('security.msgSecCheck', () => {
  it("sends the document's example with the version, and gives risky text as a result", async () => {
    const { server, weixin, play } = await startPlatform()
    play('security.msg-sec-check.risky')
    expect(await weixin.security.msgSecCheck(INPUT)).toEqual({
      errCode: 0,
      errMsg: 'ok',
      traceId: '60ae120f-371d5872-7941a05b',
      result: { suggest: 'risky', label: 20001 },
      detail: [
        { strategy: 'content_model', errCode: 0, suggest: 'risky', label: 20006, prob: 90 },
        { strategy: 'keyword', errCode: 0, suggest: 'pass', label: 20006, level: 20, keyword: '命中的关键词1' },
        { strategy: 'keyword', errCode: 0, suggest: 'risky', label: 20006, level: 90, keyword: '命中的关键词2' }
      ]
    })
    expect(shapeOf(server.requests[0])).toEqual({
      method: 'POST',
      path: '/wxa/msg_sec_check',
      query: { access_token: TOKEN },
      body: readFixture('security.msg-sec-check.risky').request
    })
  })

  it('takes the code of a strategy for its own and not for that of the reply', async () => {
    const { server, weixin } = await startPlatform()
    const detail = [{ strategy: 'keyword', errcode: -1 }]
    server.answer({
      body: { errcode: 0, errmsg: 'ok', trace_id: 'x', result: { suggest: 'pass', label: 100 }, detail }
    })
    const { detail: found } = await weixin.security.msgSecCheck({ ...INPUT, openid: OPENID, signature: '签名' })
    expect(found).toEqual([{ strategy: 'keyword', errCode: -1 }])
  })

  it.each([
    ['2501 characters', { content: '字'.repeat(2501) }, 'content'],
    ['empty text', { content: '' }, 'content'],
    ['a scene that nobody knows', { scene: 5 }, 'scene'],
    ['a scene as text', { scene: '1' }, 'scene'],
    ['a signature outside of a profile', { scene: 2, signature: 'x' }, 'signature'],
    ['no user', { openid: undefined }, 'openid'],
    ['a version of its own', { version: 1 }, 'version']
  ])('refuses %s', async (_, change, field) => {
    const { server, weixin } = await startPlatform()
    const error = await failureOf(weixin.security.msgSecCheck({ ...INPUT, ...change } as never))
    expect(error).toMatchObject({ code: 'ERR_INPUT', field })
    expect(server.requests).toEqual([])
  })

  it('says when a limit per minute ends, and does not try again before', async () => {
    const { server, weixin } = await startPlatform()
    server.answer({ body: { errcode: 44991, errmsg: 'reach max api minute quota limit' } })
    const error = await failureOf(weixin.security.msgSecCheck(INPUT))
    expect(error).toMatchObject({ code: 'ERR_WECHAT_OPENAPI_RATE_LIMIT', retryable: true, retryAfterMs: 60_000 })
    expect(server.requests).toHaveLength(1)
  })
})
