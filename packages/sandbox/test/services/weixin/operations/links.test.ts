import { describe, expect, it } from 'vitest'
import { connectWeixin } from '../../../support/call-weixin.ts'
import { openSandbox } from '../../../support/open-sandbox.ts'

const open = async (weixin = {}) => {
  const sandbox = await openSandbox({ weixin })
  const client = await connectWeixin(sandbox)
  const seconds = Math.floor(sandbox.clock.now() / 1000)
  return {
    sandbox,
    weixin: sandbox.weixin,
    seconds,
    link: async (body: unknown) => (await client.post('/wxa/generate_urllink', body)).json(),
    scheme: async (body: unknown) => (await client.post('/wxa/generatescheme', body)).json()
  }
}

// WeChat reference 8.4.
describe('urllink.generate and urlscheme.generate', () => {
  it('make links that live as long as they may', async () => {
    const { sandbox, weixin, link, scheme } = await open()
    expect(await link({})).toEqual({
      errcode: 0,
      errmsg: 'ok',
      url_link: expect.stringMatching(/^https:\/\/wxaurl\.cn\/[0-9A-Za-z]{11}$/)
    })
    const { openlink } = await scheme({
      jump_wxa: { path: '/pages/goods/detail', query: 'id=1', env_version: 'trial' }
    })
    expect(openlink).toMatch(/^weixin:\/\/dl\/business\/\?t=[0-9A-Za-z]{11}$/)
    const expiresAt = sandbox.clock.now() + 30 * 86_400_000
    expect(weixin.links()).toEqual([
      {
        kind: 'urllink',
        url: expect.any(String),
        path: 'pages/index/index',
        query: '',
        envVersion: 'release',
        expiresAt
      },
      { kind: 'urlscheme', url: openlink, path: 'pages/goods/detail', query: 'id=1', envVersion: 'trial', expiresAt }
    ])
  })

  it('end at a time or after days', async () => {
    const { sandbox, weixin, seconds, link, scheme } = await open()
    await link({ expire_type: 0, expire_time: seconds + 61 })
    await scheme({ is_expire: true, expire_type: 1, expire_interval: 2 })
    await scheme({ is_expire: false, expire_type: 1, expire_interval: 99 })
    expect(weixin.links().map(({ expiresAt }) => expiresAt)).toEqual([
      (seconds + 61) * 1000,
      sandbox.clock.now() + 2 * 86_400_000,
      sandbox.clock.now() + 30 * 86_400_000
    ])
  })

  it('refuse times outside a minute to 30 days, and see milliseconds', async () => {
    const { sandbox, seconds, link } = await open()
    for (const expire_time of [seconds, seconds + 59, seconds + 30 * 86_400 + 1]) {
      expect((await link({ expire_time })).errcode).toBe(85401)
    }
    expect((await link({ expire_time: (seconds + 100) * 1000 })).errcode).toBe(85401)
    expect(sandbox.requests().at(-1)?.explanation?.likelyCause).toContain('send seconds')
  })

  it.each<[object, number]>([
    [{ expire_type: 2 }, 85401],
    [{ expire_type: 1 }, 85401],
    [{ expire_type: 1, expire_interval: 31 }, 85401],
    [{ expire_type: 1, expire_interval: 1.5 }, 85401],
    [{ path: 'pages/none/none' }, 40165],
    [{ path: 'pages/index/index?a=1' }, 40165],
    [{ query: 'a=中' }, 40212],
    [{ query: 'a'.repeat(1025) }, 40212],
    [{ env_version: 'prod' }, 85402],
    [{ expire_time: '1' }, 47001]
  ])('refuse %j with %d', async (body, code) => {
    const { link, weixin } = await open()
    expect((await link(body)).errcode).toBe(code)
    expect(weixin.links()).toEqual([])
  })

  it('need a published version', async () => {
    const { scheme } = await open({ pages: [] })
    expect((await scheme({})).errcode).toBe(85079)
  })
})
