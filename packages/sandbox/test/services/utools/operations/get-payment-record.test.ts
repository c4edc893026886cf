import { describe, expect, it } from 'vitest'
import { callUtools, signSample } from '../../../support/call-utools.ts'
import { openSandbox } from '../../../support/open-sandbox.ts'
import { sellGoods } from '../../../support/sell-goods.ts'

describe('GET /payments/record', () => {
  it('answers an order by either number, unpaid and then paid', async () => {
    const sandbox = await openSandbox()
    const order = sellGoods(sandbox, 'ord*2024~1 a')
    const ask = (params: Record<string, string>) => callUtools(sandbox, { path: '/payments/record', params })
    const unpaid = (await ask({ out_order_id: order.outOrderId })).json()
    expect(unpaid.resource).toMatchObject({
      order_id: order.orderId,
      status: 0,
      paid_at: '',
      created_at: '2026-01-02 11:04:05'
    })
    expect(unpaid.sign).toBe(signSample(unpaid.resource, sandbox.utools.secret))
    await sandbox.clock.advance('20s')
    sandbox.utools.pay(order.orderId)
    const paid = (await ask({ order_id: order.orderId })).json()
    expect(paid.resource).toMatchObject({
      status: 10,
      paid_at: '2026-01-02 11:04:25',
      plugin_id: sandbox.utools.pluginId
    })
  })

  it('wants both numbers, if both are sent, to name one order', async () => {
    const sandbox = await openSandbox()
    const [left, right] = [sellGoods(sandbox), sellGoods(sandbox)]
    const ask = (order_id: string, out_order_id: string) =>
      callUtools(sandbox, { path: '/payments/record', params: { order_id, out_order_id } })
    expect((await ask(left.orderId, left.outOrderId)).status).toBe(200)
    expect((await ask(left.orderId, right.outOrderId)).status).toBe(404)
    expect(sandbox.requests().at(-1)?.explanation?.summary).toContain('do not name one and the same order')
  })

  it('answers an unknown order with the status of the setting', async () => {
    const sandbox = await openSandbox()
    const ask = () => callUtools(sandbox, { path: '/payments/record', params: { out_order_id: 'nothing' } })
    expect((await ask()).status).toBe(404)
    sandbox.utools.configure({ unknownOrderStatus: 422 })
    const reply = await ask()
    expect([reply.status, reply.json().errors]).toEqual([422, { out_order_id: ['out order id 不存在。'] }])
  })

  it('wants one of the numbers', async () => {
    const sandbox = await openSandbox()
    const reply = await callUtools(sandbox, { path: '/payments/record' })
    expect([reply.status, Object.keys(reply.json().errors)]).toEqual([422, ['out_order_id']])
  })
})
