import { describe, expect, it } from 'vitest'
import { changeField, signMessage, tamperMessage } from '../../../src/services/utools/utools-faults.ts'
import { callUtools, signSample } from '../../support/call-utools.ts'
import { openSandbox } from '../../support/open-sandbox.ts'
import { sellGoods } from '../../support/sell-goods.ts'

/** An order query under a fault: what came, and whether its signature holds. */
async function query(fault: Parameters<Awaited<ReturnType<typeof openSandbox>>['faults']['next']>[0], options = {}) {
  const sandbox = await openSandbox()
  const order = sellGoods(sandbox)
  const ask = async () => {
    const reply = await callUtools(sandbox, { path: '/payments/record', params: { out_order_id: order.outOrderId } })
    const { resource, sign } = reply.json()
    return { resource, holds: sign === signSample(resource, sandbox.utools.secret) }
  }
  sandbox.faults.next(fault, options)
  const struck = await ask()
  return { sandbox, order, struck, after: await ask() }
}

describe('faults of uTools', () => {
  it('bad-signature: the signature does not hold, and everything is well again afterwards', async () => {
    const { struck, after, sandbox } = await query('bad-signature')
    expect([struck.holds, after.holds]).toEqual([false, true])
    expect(struck.resource).toEqual(after.resource)
    expect(sandbox.requests().map(({ fault }) => fault)).toEqual(['bad-signature', undefined])
    expect(sandbox.requests()[0]?.explanation?.summary).toBe(
      'the fault "bad-signature" was played: The answer is signed with another secret.'
    )
  })

  it('tampered-field: another price under the old signature', async () => {
    const { struck, after } = await query('tampered-field')
    expect(struck).toMatchObject({ holds: false, resource: { pay_fee: 2 } })
    expect({ ...struck.resource, pay_fee: 1 }).toEqual(after.resource)
  })

  it('tampered-field: the field and the value that are asked for', async () => {
    const { struck } = await query('tampered-field', { field: 'status', value: 10 })
    expect(struck).toMatchObject({ holds: false, resource: { status: 10, pay_fee: 1 } })
  })

  it('tampered-field: the member flag of a user', async () => {
    const sandbox = await openSandbox()
    const { accessToken } = sandbox.utools.login({ member: 0 })
    sandbox.faults.next('tampered-field')
    const reply = await callUtools(sandbox, { path: '/baseinfo', params: { access_token: accessToken } })
    expect(reply.json().resource.member).toBe(1)
  })

  it.each([
    ['stale-time', -3600],
    ['future-time', 3600]
  ] as const)('%s: rightly signed, %d seconds off', async (fault, seconds) => {
    const { struck, sandbox } = await query(fault)
    expect(struck).toMatchObject({ holds: true, resource: { timestamp: sandbox.clock.now() / 1000 + seconds } })
  })

  it('wrong-plugin: rightly signed, for another plug-in', async () => {
    const { struck, sandbox } = await query('wrong-plugin')
    expect(struck.holds).toBe(true)
    expect(struck.resource.plugin_id).not.toBe(sandbox.utools.pluginId)
  })

  it('wrong-order: rightly signed, for another order', async () => {
    const { struck, order } = await query('wrong-order')
    expect(struck.holds).toBe(true)
    expect(struck.resource.order_id).not.toBe(order.orderId)
    expect(struck.resource.out_order_id).not.toBe(order.outOrderId)
  })

  it('waits while requests are refused anyway', async () => {
    const sandbox = await openSandbox()
    sandbox.faults.next('bad-signature')
    await callUtools(sandbox, { path: '/baseinfo' })
    expect(sandbox.faults.armed()).toMatchObject([{ name: 'bad-signature', remaining: 1 }])
  })
})

describe('tamperMessage', () => {
  it('changes or removes the signature', () => {
    const message = signMessage({ a: 1 }, 'secret')
    expect(tamperMessage(message, 'sign', 'x')).toEqual({ resource: { a: 1 }, sign: 'x' })
    expect(JSON.stringify(tamperMessage(message, 'sign', undefined))).toBe('{"resource":{"a":1}}')
  })
})

describe('changeField', () => {
  it('adds, changes and removes', () => {
    expect(changeField({ a: 1 }, 'b', 2)).toEqual({ a: 1, b: 2 })
    expect(changeField({ a: 1 }, 'a', null)).toEqual({ a: null })
    expect(changeField({ a: 1, b: 2 }, 'a', undefined)).toEqual({ b: 2 })
  })
})
