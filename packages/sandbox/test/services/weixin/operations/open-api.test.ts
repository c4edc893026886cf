import { describe, expect, it } from 'vitest'
import { connectWeixin } from '../../../support/call-weixin.ts'
import { openSandbox } from '../../../support/open-sandbox.ts'

const open = async (weixin = {}) => {
  const sandbox = await openSandbox({ weixin })
  const client = await connectWeixin(sandbox)
  const quota = async (cgi_path: string) => (await client.post('/cgi-bin/openapi/quota/get', { cgi_path })).json()
  return { sandbox, weixin: sandbox.weixin, client, quota }
}

// WeChat reference 8.8.
describe('openApi.getApiQuota', () => {
  it('says what is left of a limit', async () => {
    const { client, quota } = await open({ quotas: { 'security.msgSecCheck': { perDay: 2 } } })
    for (let index = 0; index < 3; index++) await client.post('/wxa/msg_sec_check', {})
    expect(await quota('/wxa/msg_sec_check')).toEqual({
      errcode: 0,
      errmsg: 'ok',
      quota: { daily_limit: 2, used: 2, remain: 0 },
      rate_limit: { call_count: 4000, refresh_second: 60 }
    })
  })

  it('knows paths only', async () => {
    const { quota } = await open()
    expect((await quota('/datacube/getweanalysisappidvisitpage')).errcode).toBe(0)
    expect((await quota('/sns/jscode2session')).errcode).toBe(76022)
    expect((await quota('cgi-bin/token')).errcode).toBe(76021)
    expect((await quota('/wxa/img_sec_check')).errcode).toBe(76021)
  })
})

describe('openApi.getRidInfo', () => {
  it('tells about a refused call for seven days', async () => {
    const { sandbox, client } = await open()
    const refused = (await client.post('/wxa/getwxacode', { path: '' })).json()
    const rid = /rid: (\S+)$/.exec(String(refused.errmsg))![1]!
    const ask = async (text: string) => {
      const access_token = await client.fetchToken()
      return (await client.post('/cgi-bin/openapi/rid/get', { rid: text }, { access_token })).json()
    }
    expect(await ask(rid)).toMatchObject({
      errcode: 0,
      request: {
        invoke_time: Math.floor(sandbox.clock.now() / 1000),
        request_url: expect.stringContaining('/wxa/getwxacode?access_token='),
        request_body: '{"path":""}',
        response_body: JSON.stringify(refused)
      }
    })
    expect((await ask('x')).errcode).toBe(76001)
    await sandbox.clock.advance('7d')
    expect((await ask(rid)).errcode).toBe(0)
    await sandbox.clock.advance('1s')
    expect((await ask(rid)).errcode).toBe(76004)
  })
})

describe('openApi.clearQuota', () => {
  it('clears the limits of the day, ten times a month', async () => {
    const { weixin, client } = await open({ quotas: { 'wxacode.get': { perDay: 1 } } })
    const clear = async (appid = weixin.appId) => (await client.post('/cgi-bin/clear_quota', { appid })).json().errcode
    const draw = async () => (await client.post('/wxa/getwxacode', { path: 'a' })).type
    await draw()
    expect(await draw()).toContain('json')
    expect([await clear('x'), await clear()]).toEqual([40013, 0])
    expect(await draw()).toBe('image/jpeg')
    for (let index = 0; index < 9; index++) await clear()
    expect(await clear()).toBe(48006)
  })
})
