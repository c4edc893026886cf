import { describe, expect, it } from 'vitest'
import { readFixture } from '../../read-fixture.ts'
import { failureOf, shapeOf, startPlatform, TOKEN } from '../../start-platform.ts'

const INPUT = {
  jumpWxa: { path: '/pages/publishHomework/publishHomework', query: '', envVersion: 'release' },
  isExpire: true,
  expireType: 1,
  expireInterval: 1
} as const

describe('urlscheme.generate', () => {
  it("sends the document's example", async () => {
    const { server, weixin, play } = await startPlatform()
    play('urlscheme.generate-scheme.ok')
    expect(await weixin.urlscheme.generate(INPUT)).toEqual({ errCode: 0, errMsg: 'ok', openlink: 'Scheme' })
    expect(shapeOf(server.requests[0])).toEqual({
      method: 'POST',
      path: '/wxa/generatescheme',
      query: { access_token: TOKEN },
      body: readFixture('urlscheme.generate-scheme.ok').request
    })
  })

  it('opens the home page where nothing is asked for', async () => {
    const { server, weixin, play } = await startPlatform()
    play('urlscheme.generate-scheme.ok')
    await weixin.urlscheme.generate({})
    expect(shapeOf(server.requests[0]).body).toEqual({})
  })

  it.each([
    ['a jump that is no object', { jumpWxa: 'pages/index' }, 'jumpWxa'],
    ['a query in the path', { jumpWxa: { path: 'a?b=1' } }, 'jumpWxa.path'],
    ['a version that nobody knows', { jumpWxa: { envVersion: 'beta' } }, 'jumpWxa.envVersion'],
    ['a flag as text', { isExpire: 'true' }, 'isExpire'],
    ['no days', { expireInterval: undefined }, 'expireInterval']
  ])('refuses %s', async (_, change, field) => {
    const { server, weixin } = await startPlatform()
    const error = await failureOf(weixin.urlscheme.generate({ ...INPUT, ...change } as never))
    expect(error).toMatchObject({ code: 'ERR_INPUT', field })
    expect(server.requests).toEqual([])
  })
})
