import { describe, expect, it } from 'vitest'
import type { Sandbox } from '../../../../src/index.ts'
import { callUtools } from '../../../support/call-utools.ts'
import { openSandbox } from '../../../support/open-sandbox.ts'

const create = (sandbox: Sandbox, params: Record<string, string | number>, via: 'query' | 'json' | 'form' = 'json') =>
  callUtools(sandbox, { path: '/goods', method: 'POST', params, via })

describe('POST /goods', () => {
  it.each(['json', 'form', 'query'] as const)('takes its parameters as %s', async (via) => {
    const sandbox = await openSandbox()
    const { accessToken } = sandbox.utools.login()
    const params = { access_token: accessToken, title: 'VIP * 1 ~ 年', total_fee: 100 }
    const reply = await create(sandbox, params, via)
    expect([reply.status, reply.json()]).toEqual([200, { message: expect.stringMatching(/^[0-9A-Za-z]{32}$/) }])
    const order = sandbox.utools.createOrder({ goodsId: reply.json().message, outOrderId: 'order-1', accessToken })
    expect(order).toMatchObject({ payFee: 100, body: 'VIP * 1 ~ 年' })
  })

  it('keeps pay_limit', async () => {
    const sandbox = await openSandbox()
    const { accessToken } = sandbox.utools.login()
    const reply = await create(sandbox, { access_token: accessToken, title: 'x', total_fee: 1, pay_limit: 1 })
    const open = (outOrderId: string) =>
      sandbox.utools.createOrder({ goodsId: reply.json().message, outOrderId, accessToken })
    sandbox.utools.pay(open('order-1').orderId)
    expect(() => open('order-2')).toThrow('pay_limit')
  })

  it.each<[string, Record<string, string | number>]>([
    ['title', { total_fee: 1 }],
    ['title', { title: '年'.repeat(51), total_fee: 1 }],
    ['total_fee', { title: 'x' }],
    ['total_fee', { title: 'x', total_fee: 0 }],
    ['total_fee', { title: 'x', total_fee: 0.5 }],
    ['pay_limit', { title: 'x', total_fee: 1, pay_limit: -1 }],
    ['access_token', { title: 'x', total_fee: 1 }],
    ['access_token', { title: 'x', total_fee: 1, access_token: 'short' }]
  ])('answers 422 naming %s to %j', async (field, params) => {
    const sandbox = await openSandbox()
    const reply = await create(sandbox, params)
    expect([reply.status, Object.keys(reply.json().errors)]).toEqual([422, [field]])
    expect(reply.json().message).toBe('The given data was invalid.')
  })

  it('counts 50 characters, not UTF-16 units', async () => {
    const sandbox = await openSandbox({ utools: { goodsRequireAccessToken: false } })
    expect((await create(sandbox, { title: '😀'.repeat(50), total_fee: 1 })).status).toBe(200)
  })

  it('refuses an unknown token even if none is required', async () => {
    const sandbox = await openSandbox({ utools: { goodsRequireAccessToken: false } })
    expect((await create(sandbox, { title: 'x', total_fee: 1, access_token: 'x'.repeat(32) })).status).toBe(401)
  })
})
