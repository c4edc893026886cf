import { describe, expect, it } from 'vitest'
import { connectWeixin, refusal } from '../../../support/call-weixin.ts'
import { openSandbox } from '../../../support/open-sandbox.ts'

const path = '/wxa/business/getuserphonenumber'
const open = async () => {
  const sandbox = await openSandbox()
  const { weixin } = sandbox
  const { openid } = weixin.login({ phoneNumber: '13800138000' })
  const client = await connectWeixin(sandbox)
  return { sandbox, weixin, openid, client, code: weixin.authorizePhone({ openid }).code }
}

// WeChat reference 8.3.
describe('phonenumber.getPhoneNumber', () => {
  it('gives the number in camelCase with a watermark', async () => {
    const { sandbox, weixin, client, code, openid } = await open()
    expect((await client.post(path, { code, openid })).json()).toEqual({
      errcode: 0,
      errmsg: 'ok',
      phone_info: {
        phoneNumber: '13800138000',
        purePhoneNumber: '13800138000',
        countryCode: '86',
        watermark: { timestamp: Math.floor(sandbox.clock.now() / 1000), appid: weixin.appId }
      }
    })
  })

  it('takes a code once, and for five minutes', async () => {
    const { sandbox, weixin, client, code, openid } = await open()
    await client.post(path, { code })
    expect(refusal(sandbox, await client.post(path, { code }))).toEqual([40029, expect.stringContaining('used before')])
    const late = weixin.authorizePhone({ openid })
    await sandbox.clock.advance('5m')
    expect(refusal(sandbox, await client.post(path, { code: late.code }))).toEqual([
      40029,
      'the code is older than 5 minutes'
    ])
  })

  it('sees the code of a login', async () => {
    const { sandbox, weixin, client } = await open()
    expect((await client.post(path, { code: weixin.login().code })).json().errcode).toBe(40029)
    expect(sandbox.requests().at(-1)?.explanation?.likelyCause).toContain('a code of wx.login()')
  })

  it('refuses the openid of another user, and what is no code', async () => {
    const { weixin, client, code } = await open()
    expect((await client.post(path, { code, openid: weixin.createUser().openid })).json().errcode).toBe(40003)
    expect((await client.post(path, {})).json().errcode).toBe(40029)
    expect((await client.post(path, { code: 1 })).json().errcode).toBe(47001)
  })
})
