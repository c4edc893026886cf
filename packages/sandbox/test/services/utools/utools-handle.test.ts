import { describe, expect, it } from 'vitest'
import { callUtools } from '../../support/call-utools.ts'
import { openReceiver } from '../../support/open-receiver.ts'
import { openSandbox } from '../../support/open-sandbox.ts'
import { sellGoods } from '../../support/sell-goods.ts'

describe('sandbox.utools', () => {
  it('is frozen and carries marked credentials', async () => {
    const { utools } = await openSandbox()
    expect(Object.isFrozen(utools)).toBe(true)
    expect(utools.secret).toMatch(/^kfsandbox[0-9A-Za-z]{23}$/)
    expect(utools.pluginId).toMatch(/^[0-9A-Za-z]{8}$/)
    expect(utools.baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/ns\/default\/utools$/)
  })

  it('lists orders as they are now', async () => {
    const sandbox = await openSandbox()
    const order = sellGoods(sandbox)
    expect(sandbox.utools.orders()).toEqual([order])
    const { order: paid } = sandbox.utools.pay({ outOrderId: order.outOrderId })
    expect(paid).toMatchObject({ ...order, status: 10, paidAt: '2026-01-02 11:04:05' })
    expect(sandbox.utools.order(order.orderId)).toEqual(paid)
  })

  it('pays without a callback address and delivers nothing', async () => {
    const sandbox = await openSandbox()
    expect(await sandbox.utools.pay(sellGoods(sandbox).orderId).firstDelivery).toBeUndefined()
    expect(sandbox.utools.outbox()).toEqual([])
  })

  it('resends on demand, which settles a message that was given up', async () => {
    const sandbox = await openSandbox()
    const receiver = await openReceiver((response, count) => response.end(count === 1 ? 'no' : 'SUCCESS'))
    sandbox.utools.setNotifyUrl(receiver.url)
    const order = sellGoods(sandbox)
    await sandbox.utools.pay(order.orderId).firstDelivery
    expect(await sandbox.utools.resend(order.orderId)).toMatchObject({ attempt: 2, kind: 'resent', accepted: true })
    await sandbox.clock.advance('1d')
    expect(receiver.received).toHaveLength(2)
    expect(sandbox.utools.outbox()[0]?.state).toBe('delivered')
  })

  it('resends an order that was paid before there was an address', async () => {
    const sandbox = await openSandbox()
    const order = sellGoods(sandbox)
    sandbox.utools.pay(order.orderId)
    await expect(sandbox.utools.resend(order.orderId)).rejects.toThrow('no callback address is set')
    const receiver = await openReceiver((response) => response.end('no'))
    sandbox.utools.setNotifyUrl(receiver.url)
    await sandbox.utools.resend(order.orderId)
    expect(sandbox.utools.outbox()).toMatchObject([{ state: 'given up', attempts: [{ accepted: false }] }])
  })

  it('has no callback for an unpaid order', async () => {
    const sandbox = await openSandbox()
    await expect(sandbox.utools.deliver(sellGoods(sandbox).orderId)).rejects.toThrow('the order is not paid')
  })

  it('resets the secret at once', async () => {
    const sandbox = await openSandbox()
    const { accessToken } = sandbox.utools.login()
    const before = sandbox.utools.secret
    expect(sandbox.utools.resetSecret()).toBe(sandbox.utools.secret)
    expect(sandbox.utools.secret).not.toBe(before)
    expect((await callUtools(sandbox, { path: '/baseinfo', params: { access_token: accessToken } })).status).toBe(200)
  })

  it('bans a user', async () => {
    const sandbox = await openSandbox()
    const { accessToken, openId } = sandbox.utools.login()
    sandbox.utools.banUser(openId)
    expect((await callUtools(sandbox, { path: '/baseinfo', params: { access_token: accessToken } })).status).toBe(404)
  })

  it.each([
    ['http://example.com/notify', 'ERR_SANDBOX_NOT_LOOPBACK'],
    ['https://127.0.0.1/notify', 'ERR_SANDBOX_NOT_LOOPBACK'],
    ['/notify', 'ERR_SANDBOX_INPUT']
  ])('refuses the callback address %s', async (url, code) => {
    const { utools } = await openSandbox()
    expect(() => utools.setNotifyUrl(url)).toThrow(expect.objectContaining({ code }))
  })

  it.each<[string, (utools: Awaited<ReturnType<typeof openSandbox>>['utools']) => unknown]>([
    [
      '"title" expected text of 1 to 50 characters, got text of 0 characters',
      (utools) => utools.createGoods({ title: '', totalFee: 1 })
    ],
    [
      '"totalFee" expected a whole number from 1 to 9007199254740991, got the number 0.5',
      (utools) => utools.createGoods({ title: 'x', totalFee: 0.5 })
    ],
    [
      '"outOrderId" expected text of 6 to 64 characters, got text of 5 characters',
      (utools) => utools.createOrder({ goodsId: 'x', outOrderId: '12345', accessToken: 'x' })
    ],
    [
      '"attach" expected text of 0 to 256 characters, got text of 257 characters',
      (utools) => utools.createOrder({ goodsId: 'x', outOrderId: '123456', accessToken: 'x', attach: '年'.repeat(257) })
    ],
    [
      '"times" expected a whole number from 1 to 9007199254740991, got the number 0',
      (utools) => utools.drop({ times: 0 })
    ],
    ['"fields" expected an object, got a list of 1', (utools) => utools.setExtraFields(['x'] as never)],
    [
      '"member" expected one of 0, 1, false, true, got the number 2',
      (utools) => utools.createUser({ member: 2 as never })
    ],
    ['there is no user of that openId', (utools) => utools.banUser('x')]
  ])('says %s', async (message, act) => {
    const { utools } = await openSandbox()
    expect(() => act(utools)).toThrow(message)
  })
})
