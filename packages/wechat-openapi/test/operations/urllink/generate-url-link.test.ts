import { describe, expect, it } from 'vitest'
import { readFixture } from '../../read-fixture.ts'
import { failureOf, shapeOf, startPlatform, TOKEN } from '../../start-platform.ts'

const INPUT = {
  path: '/pages/publishHomework/publishHomework',
  query: '',
  expireType: 1,
  expireInterval: 1,
  envVersion: 'release',
  cloudBase: { env: 'xxx', domain: 'xxx.xx', path: '/jump-wxa.html', query: 'a=1&b=2' }
} as const

describe('urllink.generate', () => {
  it("sends the document's example, and gives what its cloud call gives", async () => {
    const { server, weixin, play } = await startPlatform()
    play('urllink.generate-url-link.ok')
    const fixture = readFixture('urllink.generate-url-link.ok')
    expect(await weixin.urllink.generate(INPUT)).toEqual(fixture.result)
    expect(shapeOf(server.requests[0])).toEqual({
      method: 'POST',
      path: '/wxa/generate_urllink',
      query: { access_token: TOKEN },
      body: fixture.request
    })
  })

  it('sends nothing that was not given', async () => {
    const { server, weixin, play } = await startPlatform()
    play('urllink.generate-url-link.ok')
    await weixin.urllink.generate({ expireTime: 1714199999, isExpire: true })
    expect(shapeOf(server.requests[0]).body).toEqual({ expire_time: 1714199999, is_expire: true })
  })

  it.each([
    ['a query in the path', { path: 'a?b=1' }, 'path'],
    ['Chinese text in the query', { query: 'a=年' }, 'query'],
    ['1025 characters of query', { query: 'a'.repeat(1025) }, 'query'],
    ['31 days', { expireInterval: 31 }, 'expireInterval'],
    ['no days', { expireInterval: undefined }, 'expireInterval'],
    ['an end beside the days', { expireTime: 1714199999 }, 'expireTime'],
    ['days beside an end', { expireType: 0, expireTime: 1714199999 }, 'expireInterval'],
    ['another kind of end', { expireType: 2 }, 'expireType'],
    ['an end in milliseconds', { expireType: 0, expireInterval: undefined, expireTime: 1714199999000 }, 'expireTime'],
    ['a cloud without its environment', { cloudBase: { domain: 'x' } }, 'cloudBase.env'],
    ['a cloud with more', { cloudBase: { env: 'x', region: 'y' } }, 'region']
  ])('refuses %s', async (_, change, field) => {
    const { server, weixin } = await startPlatform()
    const error = await failureOf(weixin.urllink.generate({ ...INPUT, ...change } as never))
    expect(error).toMatchObject({ code: 'ERR_INPUT', field })
    expect(server.requests).toEqual([])
  })

  it('gives 85401 as a matter of input: whether a time is near enough is left to the platform', async () => {
    const { server, weixin } = await startPlatform()
    server.answer({ body: { errcode: 85401, errmsg: 'time limit between 1min and 1year' } })
    expect(await failureOf(weixin.urllink.generate({ expireTime: 1 }))).toMatchObject({
      code: 'ERR_WECHAT_OPENAPI_PARAMETER'
    })
  })
})
