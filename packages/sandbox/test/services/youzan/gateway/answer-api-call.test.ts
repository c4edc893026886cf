import { describe, expect, it } from 'vitest'
import { openYouzan } from '../../../support/open-youzan.ts'

const form = 'application/x-www-form-urlencoded'

describe('the gateway', () => {
  it('answers a success with trace id, code, success, message and data', async () => {
    const { call, youzan } = await openYouzan()
    const { status, json } = await call('youzan.shop.get.3.0.0')
    expect(status).toBe(200)
    expect(json).toEqual({
      trace_id: expect.stringMatching(/^yz7-0a[0-9a-f]{6}-\d{13}-\d{6}$/),
      code: 200,
      success: true,
      message: 'successful',
      data: { id: youzan.grantId, name: youzan.shops()[0]!.name, logo: '', intro: '', type: '0' }
    })
  })

  it('says 4001 to an address without a version', async () => {
    const { send, token, why } = await openYouzan()
    const { json } = await send(`/api/youzan.shop.get?access_token=${await token()}`, {})
    expect(json.gw_err_resp.err_code).toBe(4001)
    expect(why()?.summary).toContain('without a version')
  })

  it('says 501 to an interface or version that is not simulated, and what is', async () => {
    const { send, token } = await openYouzan()
    for (const path of ['/api/youzan.nothing.get/3.0.0', '/api/youzan.shop.get/9.0.0']) {
      const { status, json } = await send(`${path}?access_token=${await token()}`, {})
      expect(status).toBe(501)
      expect(json.gw_err_resp.err_code).toBe(4005)
      expect(json.gw_err_resp.err_msg).toContain(`POST ${path} is not simulated`)
      expect(json.gw_err_resp.err_msg).toContain('POST /api/youzan.shop.get/3.0.0')
    }
  })

  it('says 4007 to another method or type, before it looks at the token', async () => {
    const { send, youzan } = await openYouzan()
    const get = await fetch(`${youzan.baseUrl}/api/youzan.shop.get/3.0.0`)
    expect(await get.json()).toMatchObject({ gw_err_resp: { err_code: 4007 } })
    const { json } = await send('/api/youzan.shop.get/3.0.0', 'a=1', { 'content-type': form })
    expect(json.gw_err_resp.err_code).toBe(4007)
  })

  it('looks at the token before the body (4201, then 4004)', async () => {
    const { send, token } = await openYouzan()
    expect((await send('/api/youzan.shop.get/3.0.0', '{')).json.gw_err_resp.err_code).toBe(4201)
    for (const body of ['{', '[1]', '"x"', 'a=1', '{"a":01}', `${'['.repeat(200_000)}`]) {
      const { json } = await send(`/api/youzan.shop.get/3.0.0?access_token=${await token()}`, body)
      expect(json.gw_err_resp.err_code, body.slice(0, 20)).toBe(4004)
    }
  })

  it('takes no body for no parameters, as the Node SDK sends it', async () => {
    const { call } = await openYouzan()
    expect((await call('youzan.shop.get.3.0.0', '')).json.success).toBe(true)
  })

  it('plays rich text only where the interface takes it (4008)', async () => {
    const { send, token } = await openYouzan()
    const at = await token()
    const item = { title: 'x', desc: '<p>富文本</p>', price: 1 }
    const rich = await send(`/api/_textarea_/youzan.item.create/3.0.0?access_token=${at}`, item)
    expect(rich.json.data.item.desc).toBe('<p>富文本</p>')
    const { json } = await send(`/api/_textarea_/youzan.shop.get/3.0.0?access_token=${at}`, {})
    expect(json.gw_err_resp.err_code).toBe(4008)
    expect((await send('/api/_textarea_/youzan.item.create/3.0.0', item)).json.gw_err_resp.err_code).toBe(4201)
  })

  it('reads no token on the auth-exempt address of an ordinary interface (4201)', async () => {
    const { send, token } = await openYouzan()
    const { json } = await send(`/api/auth_exempt/youzan.shop.get/3.0.0?access_token=${await token()}`, {})
    expect(json.gw_err_resp.err_code).toBe(4201)
  })

  it('shows a shop nothing of another', async () => {
    const { code, youzan } = await openYouzan()
    const [first, second] = youzan.shops()
    const { tid } = youzan.createTrade({ grantId: second!.grantId }).trade
    expect(await code('youzan.trade.get.4.0.2', { tid }, first!.grantId)).toBe(5000)
    expect(await code('youzan.trade.get.4.0.2', { tid }, second!.grantId)).toBe(200)
  })
})
