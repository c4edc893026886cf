import { describe, expect, it } from 'vitest'
import type { FaultName } from '../../../src/index.ts'
import { openYouzan } from '../../support/open-youzan.ts'

/** A call under a fault, and the same call afterwards. */
async function strike(fault: FaultName, options: object = {}) {
  const opened = await openYouzan()
  const { tid } = opened.youzan.createTrade().trade
  await opened.token()
  opened.sandbox.faults.next(fault, { operation: 'youzan.trade.get', ...options })
  const struck = await opened.call('youzan.trade.get.4.0.2', { tid })
  const after = await opened.call('youzan.trade.get.4.0.2', { tid })
  return { ...opened, struck, after, logged: opened.sandbox.requests().at(-2) }
}

describe('faults of Youzan', () => {
  it.each([
    ['dead-token-4201', 4201],
    ['dead-token-4202', 4202],
    ['dead-token-4203', 4203]
  ] as const)('%s: the token is dead, and the next one works', async (fault, code) => {
    const { struck, after, askToken, send, logged } = await strike(fault)
    expect(struck.json.gw_err_resp).toMatchObject({ err_code: code, trace_id: expect.stringMatching(/^yz7-/) })
    expect(after.json.gw_err_resp.err_code).toBe(code)
    expect(logged?.fault).toBe(fault)
    const { access_token } = (await askToken()).json.data
    expect((await send(`/api/youzan.shop.get/3.0.0?access_token=${access_token}`, {})).json.success).toBe(true)
  })

  it('dead-token-kept: the token endpoint hands the dead token out until refresh is true', async () => {
    const { struck, token, askToken, send } = await strike('dead-token-kept')
    expect(struck.json.gw_err_resp.err_code).toBe(4203)
    expect((await askToken({ refresh: false })).json.data.access_token).toBe(await token())
    const { access_token } = (await askToken({ refresh: true })).json.data
    expect((await send(`/api/youzan.shop.get/3.0.0?access_token=${access_token}`, {})).json.success).toBe(true)
  })

  it('gateway-code-in-body: 4201 beside success false, and the token is dead', async () => {
    const { struck, after } = await strike('gateway-code-in-body')
    expect(struck.json).toEqual({ code: 4201, success: false, message: '凭证无效' })
    expect(after.json.gw_err_resp.err_code).toBe(4201)
  })

  it.each([
    ['gateway-rate-limit', { gw_err_resp: { err_code: 4101 } }],
    ['no-permission', { gw_err_resp: { err_code: 4204 } }],
    ['gateway-error', { gw_err_resp: { err_code: 5001 } }],
    ['business-rate-limit', { code: 500100004, success: false, data: null }],
    ['read-timeout', { code: 106000001, success: false }],
    ['business-failure', { code: 5000, success: false, data: { full_order_info_list: [] } }],
    ['legacy-error', { error_response: { code: 50000, msg: '系统内部错误' } }],
    ['legacy-envelope', { response: { full_order_info: {} } }],
    ['top-level-data', { success: true, full_order_info: {} }],
    ['unknown-envelope', { result: { status: 'ok' } }],
    ['text-code', { code: '200', success: true, data: { full_order_info: {} } }]
  ] as const)('%s, and all is well afterwards', async (fault, body) => {
    const { struck, after, logged } = await strike(fault)
    expect(struck.status).toBe(200)
    expect(struck.json).toMatchObject(body)
    expect(after.json.data.full_order_info.order_info.status).toBe('WAIT_BUYER_PAY')
    expect(logged?.explanation?.summary).toContain(`the fault "${fault}" was played`)
  })

  it('html-200: a page instead of JSON', async () => {
    const { struck, after } = await strike('html-200')
    expect([struck.status, struck.text.slice(0, 15)]).toEqual([200, '<!DOCTYPE html>'])
    expect(after.json.success).toBe(true)
  })

  it('keep a write from happening where they refuse, and let it happen where they change the answer', async () => {
    const { sandbox, youzan, call, token } = await openYouzan()
    await token()
    const { tid } = youzan.createTrade().trade
    for (const [fault, memo] of [
      ['gateway-error', ''],
      ['unknown-envelope', '好']
    ] as const) {
      sandbox.faults.next(fault)
      await call('youzan.trade.memo.update.3.0.0', { tid, memo: '好' })
      expect(youzan.trade(tid).memo, fault).toBe(memo)
    }
  })

  it('that change an answer wait while requests are refused anyway', async () => {
    const { sandbox, call } = await openYouzan()
    sandbox.faults.next('unknown-envelope')
    expect((await call('youzan.trade.get.4.0.2', { tid: 'x' })).json.code).toBe(106000004)
    expect(sandbox.faults.armed()).toHaveLength(1)
  })

  it('cannot be armed where they make no sense', async () => {
    const { sandbox } = await openYouzan()
    expect(() => sandbox.faults.next('dead-token-4203', { operation: 'auth.getToken' })).toThrow('cannot strike there')
    expect(() => sandbox.faults.next('top-level-data', { operation: 'youzan.users.account.check' })).toThrow(
      'cannot strike there'
    )
    expect(() => sandbox.faults.next('rotated-refresh-token', { operation: 'youzan.shop.get' })).toThrow(
      'cannot strike there'
    )
  })

  it('of the transport speak the gateway’s language', async () => {
    const { sandbox, call, token } = await openYouzan()
    await token()
    sandbox.faults.next('rate-limit', { service: 'youzan', operation: 'youzan.shop.get' })
    expect(await call('youzan.shop.get.3.0.0')).toMatchObject({
      status: 429,
      json: { gw_err_resp: { err_code: 4101 } }
    })
    sandbox.faults.next('busy', { service: 'youzan', operation: 'youzan.shop.get' })
    expect(await call('youzan.shop.get.3.0.0')).toMatchObject({
      status: 503,
      json: { gw_err_resp: { err_code: 5001 } }
    })
  })
})
