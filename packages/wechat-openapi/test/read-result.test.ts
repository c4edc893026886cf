import { describe, expect, it } from 'vitest'
import { JPEG } from './images.ts'
import { failureOf, startPlatform } from './start-platform.ts'

describe('a result', () => {
  it.each([
    ['no errcode at all', {}, 'ok'],
    ['errcode 0', { errcode: 0, errmsg: 'ok' }, 'ok'],
    ['errcode 0 in quotes, as old pages have it', { errcode: '0', errmsg: 'ok' }, 'ok'],
    ['another text', { errcode: 0, errmsg: 'ok rid: 1' }, 'ok rid: 1'],
    ['a text that is none', { errcode: 0, errmsg: 7 }, 'ok']
  ])('is success with %s', async (_, body, errMsg) => {
    const { server, weixin } = await startPlatform()
    server.answer({ body })
    expect(await weixin.call('/x', {})).toEqual({ errCode: 0, errMsg })
  })

  it('keeps integers past 2^53 as text', async () => {
    const { server, weixin } = await startPlatform()
    server.answer({ body: '{"unoin_id":12345678901234567890,"small":7}' })
    expect(await weixin.call('/x', {})).toMatchObject({ unoinId: '12345678901234567890', small: 7 })
  })

  it('is refused where bytes come instead', async () => {
    const { server, weixin } = await startPlatform()
    server.answer({ headers: { 'content-type': 'image/jpeg' }, body: JPEG })
    const error = await failureOf(weixin.auth.code2Session('code'))
    expect(error).toMatchObject({ code: 'ERR_HTTP_DECODE' })
    expect(error.message).toContain('sent bytes instead of JSON')
  })
})
