import { describe, expect, it } from 'vitest'
import { openYouzan } from '../../../support/open-youzan.ts'

describe('the access token of a call', () => {
  it('belongs into the query: elsewhere it is missing (4201)', async () => {
    const { send, token, why } = await openYouzan()
    const value = await token()
    const path = '/api/youzan.shop.get/3.0.0'
    expect((await send(path, {}, { authorization: `Bearer ${value}` })).json.gw_err_resp.err_code).toBe(4201)
    expect(why()?.likelyCause).toContain('in a header')
    expect((await send(path, { access_token: value })).json.gw_err_resp.err_code).toBe(4201)
    expect(why()?.likelyCause).toContain('in the body')
    expect((await send(`${path}?access_token=`, {})).json.gw_err_resp.err_code).toBe(4201)
  })

  it('is unknown when it was never made (4203), with a trace id', async () => {
    const { send } = await openYouzan()
    const { status, json } = await send('/api/youzan.shop.get/3.0.0?access_token=nothing', {})
    expect(status).toBe(200)
    expect(json).toEqual({
      gw_err_resp: { err_code: 4203, err_msg: 'Token 不存在', trace_id: expect.stringMatching(/^yz7-/) }
    })
  })

  it('is refused while the shop has the application switched off (4201)', async () => {
    const { code, youzan } = await openYouzan()
    expect(await code('youzan.shop.get.3.0.0')).toBe(200)
    youzan.withdraw()
    expect(await code('youzan.shop.get.3.0.0')).toBe(4201)
  })

  it('dies with all others when the platform ends them (4203)', async () => {
    const { code, youzan, why } = await openYouzan()
    expect(await code('youzan.shop.get.3.0.0')).toBe(200)
    youzan.endTokens()
    expect(await code('youzan.shop.get.3.0.0')).toBe(4203)
    expect(why()?.summary).toContain('was replaced or ended 0 seconds ago')
  })
})
