import { ServiceError } from '@kaifang/http-core'
import { initUtools } from '@kaifang/utools'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { UtoolsTamper } from '../../src/index.ts'
import { openSandbox } from '../support/open-sandbox.ts'
import { openOrder, openShop } from './open-shop.ts'

describe('from login to payment', () => {
  it('each side agrees with the other about every byte that is signed', async () => {
    const shop = await openShop()
    const { sandbox, utools, handled } = shop
    const { accessToken, openId } = sandbox.utools.login({ nickname: '*~ +&=%😀é', member: 1 })
    expect(await utools.getBaseInfo({ accessToken })).toMatchObject({ openId, nickname: '*~ +&=%😀é', member: 1 })

    const order = await openOrder(shop, 'ord*2024~1 a')
    const asked = { orderId: order.orderId, outOrderId: 'ord*2024~1 a', goodsId: order.goodsId, payFee: 1990 }
    expect(await utools.getPaymentRecord({ outOrderId: 'ord*2024~1 a' })).toMatchObject({ ...asked, paid: false })

    const { firstDelivery } = sandbox.utools.pay(order.orderId)
    expect(await firstDelivery).toMatchObject({ accepted: true, status: 200, responseBody: 'SUCCESS' })
    expect(handled).toMatchObject([{ ...asked, paid: true, attach: '{"uid":7,"note":"a*b ~c"}' }])

    const record = await utools.getPaymentRecord({ orderId: order.orderId })
    expect(record).toMatchObject({ ...asked, paid: true, paidAt: handled[0]?.paidAt })
    expect(sandbox.requests().filter(({ explanation }) => explanation !== undefined)).toEqual([])
  })

  it('fields that this version does not know are verified and kept', async () => {
    const shop = await openShop()
    const extra = { level: { name: '黄金 *', perks: ['a', null, true] }, balance: 1.5, note: null, big: '9'.repeat(20) }
    shop.sandbox.utools.setExtraFields(extra)
    const { accessToken } = shop.sandbox.utools.login()
    expect((await shop.utools.getBaseInfo({ accessToken })).raw).toMatchObject(extra)
    const { firstDelivery } = shop.sandbox.utools.pay((await openOrder(shop)).orderId)
    expect((await firstDelivery)?.accepted).toBe(true)
    expect(shop.handled[0]?.raw).toMatchObject(extra)
  })

  it('goods need no token where the platform asks for none', async () => {
    const { sandbox, utools } = await openShop()
    const goods = { title: '会员1年', totalFee: 1 }
    await expect(utools.createGoods(goods)).rejects.toMatchObject({
      code: 'ERR_UTOOLS_VALIDATION',
      fieldErrors: { access_token: [expect.any(String)] }
    })
    sandbox.utools.configure({ goodsRequireAccessToken: false })
    expect((await utools.createGoods(goods)).goodsId).toHaveLength(32)
  })

  it.each([
    [404, 'ERR_UTOOLS_NOT_FOUND'],
    [422, 'ERR_UTOOLS_VALIDATION']
  ] as const)('an unknown order is an error, be it with status %i', async (unknownOrderStatus, code) => {
    const { utools } = await openShop({ utools: { unknownOrderStatus } })
    await expect(utools.getPaymentRecord({ outOrderId: 'nobody' })).rejects.toMatchObject({ code })
  })

  it('input is signed right also where a framework trims it first', async () => {
    const shop = await openShop({ utools: { trimInput: true } })
    const { orderId } = await openOrder(shop, 'ord*2024~1 a')
    expect(await shop.utools.getPaymentRecord({ outOrderId: 'ord*2024~1 a' })).toMatchObject({ orderId })
  })
})

describe('what goes wrong with a login', () => {
  it('a token is unknown, expires after two hours, and dies with its user', async () => {
    const { sandbox, utools } = await openShop()
    await expect(utools.getBaseInfo({ accessToken: 'x'.repeat(32) })).rejects.toMatchObject({
      code: 'ERR_UTOOLS_UNAUTHORIZED'
    })
    const { accessToken, openId } = sandbox.utools.login()
    await sandbox.clock.advance('2h')
    const expired: Error = await utools.getBaseInfo({ accessToken }).then(
      () => expect.unreachable(),
      (error: Error) => error
    )
    expect(expired).toMatchObject({ code: 'ERR_UTOOLS_FORBIDDEN' })
    expect(expired.message).not.toContain("machine's clock is")
    const again = sandbox.utools.login({ openId })
    sandbox.utools.banUser(openId)
    await expect(utools.getBaseInfo(again)).rejects.toMatchObject({ code: 'ERR_INPUT' })
    await expect(utools.getBaseInfo({ accessToken: again.accessToken })).rejects.toMatchObject({
      code: 'ERR_UTOOLS_NOT_FOUND'
    })
  })

  it('a clock that is off is named with the seconds', async () => {
    const sandbox = await openSandbox()
    const { baseUrl, pluginId, secret } = sandbox.utools
    const clock = { now: () => sandbox.clock.now() + 900_000, sleep: sandbox.clock.sleep }
    const utools = initUtools({ baseUrl, pluginId, secret, clock })
    onTestFinished(() => utools.close())
    const error: Error = await utools.getBaseInfo({ accessToken: sandbox.utools.login().accessToken }).then(
      () => expect.unreachable(),
      (thrown: Error) => thrown
    )
    expect(error).toMatchObject({ code: 'ERR_UTOOLS_FORBIDDEN' })
    expect(error.message).toContain("this machine's clock is 900 s ahead of the platform's")
    expect(sandbox.requests().at(-1)?.explanation?.skewSeconds).toBe(900)
  })

  it('a secret that was reset is refused, and believed where it is listed', async () => {
    const shop = await openShop()
    const { sandbox, utools } = shop
    const { accessToken } = sandbox.utools.login()
    const old = sandbox.utools.secret
    const secret = sandbox.utools.resetSecret()
    await expect(utools.getBaseInfo({ accessToken })).rejects.toMatchObject({ code: 'ERR_UTOOLS_UNAUTHORIZED' })
    const { baseUrl, pluginId } = sandbox.utools
    const renewed = initUtools({ baseUrl, pluginId, secret, previousSecrets: [old], clock: sandbox.clock })
    onTestFinished(() => renewed.close())
    expect(await renewed.getBaseInfo({ accessToken })).toMatchObject({ errCode: 0 })
  })

  it('a busy platform is asked again on virtual time, signed anew', async () => {
    const { sandbox, utools } = await openShop({}, { retry: { limit: 2 } })
    const { accessToken } = sandbox.utools.login()
    sandbox.faults.next('rate-limit', { retryAfterSeconds: 2, times: 2 })
    const pending = utools.getBaseInfo({ accessToken })
    for (const arrived of [1, 2]) {
      await expect.poll(() => sandbox.requests().length).toBe(arrived)
      await expect
        .poll(() => sandbox.clock.advance('1s').then(() => sandbox.requests().length))
        .toBeGreaterThan(arrived)
    }
    expect(await pending).toMatchObject({ errCode: 0 })
    const signatures = sandbox.requests().map(({ url }) => new URLSearchParams(url).get('sign'))
    expect(new Set(signatures).size).toBe(3)
  })
})

describe('a callback', () => {
  const tampered: readonly UtoolsTamper[] = [
    { field: 'attach', value: '{"admin":true}' },
    { field: 'body', value: '会员99年' },
    { field: 'created_at', value: '2026-01-01 00:00:00' },
    { field: 'goods_id', value: 'x'.repeat(32) },
    { field: 'open_id', value: 'f'.repeat(32) },
    { field: 'order_id', value: 'y'.repeat(32) },
    { field: 'out_order_id', value: 'order-2' },
    { field: 'paid_at', value: '' },
    { field: 'pay_fee', value: 1 },
    { field: 'plugin_id', value: 'FFFFFFFF' },
    { field: 'status', value: 0 },
    { field: 'timestamp', value: 1 },
    { field: 'sign', value: '0'.repeat(64) },
    { field: 'a_new_field', value: 'x' }
  ]

  it('that was tampered with in any field is refused, and the genuine one is handled once', async () => {
    const shop = await openShop()
    const { sandbox, handled, refusals } = shop
    const order = await openOrder(shop)
    sandbox.utools.drop()
    await sandbox.utools.pay(order.orderId).firstDelivery
    for (const tamper of tampered) {
      for (const change of [tamper, { field: tamper.field }]) {
        // Without it there is nothing to remove.
        if (change.field === 'a_new_field' && !('value' in change)) continue
        const [attempt] = await sandbox.utools.deliver(order.orderId, { tamper: change })
        expect(attempt, change.field).toMatchObject({ accepted: false, status: 500, responseBody: 'FAIL' })
        expect(refusals.pop(), change.field).toMatchObject({ code: 'ERR_SIGNATURE_MISMATCH' })
      }
    }
    expect(handled).toEqual([])
    await sandbox.clock.advance('15s')
    expect(handled).toHaveLength(1)
    const fields = Object.keys(handled[0]!.raw)
    expect(tampered.map(({ field }) => field)).toEqual(expect.arrayContaining(fields))
  })

  // What only the receiver's own checks can find: the signature is right.
  it.each([
    ['of another plugin', { field: 'plugin_id', value: 'FFFFFFFF' }, 'ERR_SIGNATURE_BINDING'],
    ['of an unpaid order', { field: 'status', value: 0 }, 'ERR_SIGNATURE_BINDING'],
    ['with a status that nobody documented', { field: 'status', value: 20 }, 'ERR_SIGNATURE_BINDING'],
    ['of long ago', { field: 'timestamp', value: 1_600_000_000 }, 'ERR_SIGNATURE_STALE'],
    ['of a far future', { field: 'timestamp', value: 2_000_000_000 }, 'ERR_SIGNATURE_STALE'],
    ['without an order number', { field: 'order_id', value: '' }, 'ERR_REPLY_SHAPE'],
    ['without an amount', { field: 'pay_fee' }, 'ERR_REPLY_SHAPE']
  ])('%s is refused though it is signed', async (_, change, code) => {
    const shop = await openShop()
    const { sandbox, handled, refusals } = shop
    const { orderId } = await openOrder(shop)
    sandbox.utools.drop()
    await sandbox.utools.pay(orderId).firstDelivery
    await sandbox.utools.deliver(orderId, { tamper: { ...change, resign: true } })
    expect(refusals).toMatchObject([{ code }])
    expect(handled).toEqual([])
  })

  it.each(['', 'null', '[]', '{}', '<html>', 'resource=1&sign=2', '{"resource":{},"sign":""}', '{"resource":'])(
    'that reads %j is refused',
    async (rawBody) => {
      const shop = await openShop()
      const { sandbox, refusals } = shop
      const { orderId } = await openOrder(shop)
      sandbox.utools.hold()
      await sandbox.utools.pay(orderId).firstDelivery
      const [attempt] = await sandbox.utools.deliver(orderId, { rawBody })
      expect(attempt).toMatchObject({ accepted: false, status: 500 })
      expect(refusals.every(ServiceError.isInstance)).toBe(true)
      expect(refusals).toHaveLength(1)
    }
  )

  it('that is lost twice comes again after 15 and 30 seconds, and is handled once', async () => {
    const shop = await openShop()
    const { sandbox, handled } = shop
    const { orderId } = await openOrder(shop)
    sandbox.utools.drop({ times: 2 })
    expect(await sandbox.utools.pay(orderId).firstDelivery).toMatchObject({ accepted: false, lost: 'request' })
    await sandbox.clock.advance('14s')
    expect(sandbox.utools.outbox()[0]?.attempts).toHaveLength(1)
    await sandbox.clock.advance('1s')
    expect(handled).toEqual([])
    await sandbox.clock.advance('30s')
    expect(handled).toMatchObject([{ orderId, paid: true }])
    expect(sandbox.utools.outbox()).toMatchObject([{ state: 'delivered' }])
    await sandbox.clock.advance('1d')
    expect(sandbox.utools.outbox()[0]?.attempts).toHaveLength(3)
    expect(handled).toHaveLength(1)
  })

  it('whose answer is lost twice is handled once all the same', async () => {
    const shop = await openShop()
    const { sandbox, handled } = shop
    const { orderId } = await openOrder(shop)
    sandbox.utools.drop({ times: 2, lose: 'reply' })
    await sandbox.utools.pay(orderId).firstDelivery
    await sandbox.clock.advance('1h')
    const [message] = sandbox.utools.outbox()
    expect(message?.attempts.map(({ lost, accepted }) => lost ?? accepted)).toEqual(['reply', 'reply', true])
    expect(handled).toHaveLength(1)
  })

  it('that comes in many copies at once is handled once', async () => {
    const shop = await openShop()
    const { sandbox, handled, refusals } = shop
    const { orderId } = await openOrder(shop)
    await sandbox.utools.pay(orderId).firstDelivery
    const copies = await sandbox.utools.deliver(orderId, { copies: 20 })
    await sandbox.utools.resend(orderId)
    expect(copies.filter(({ accepted }) => accepted)).toHaveLength(20)
    expect(handled).toHaveLength(1)
    expect(refusals).toEqual([])
  })

  it('whose work fails comes again, until it is done', async () => {
    const shop = await openShop()
    const { sandbox, handled, refusals } = shop
    const { orderId } = await openOrder(shop)
    const failure = new Error('the database is down')
    let tries = 0
    shop.work = () => {
      if (++tries <= 3) throw failure
    }
    await sandbox.utools.pay(orderId).firstDelivery
    await sandbox.clock.advance('1h')
    expect(refusals).toEqual([failure, failure, failure])
    expect(sandbox.utools.outbox()[0]?.attempts.map(({ accepted }) => accepted)).toEqual([false, false, false, true])
    expect(handled).toHaveLength(1)
  })

  it.each([true, false])(
    'that comes last of all, 1005 s late, is still believed (fresh timestamp: %s)',
    async (fresh) => {
      const shop = await openShop({ utools: { freshCallbackTimestamp: fresh } })
      const { sandbox, handled } = shop
      const { orderId } = await openOrder(shop)
      sandbox.utools.drop({ times: 5 })
      await sandbox.utools.pay(orderId).firstDelivery
      await sandbox.clock.advance('1005s')
      expect(sandbox.utools.outbox()).toMatchObject([{ state: 'delivered' }])
      expect(handled).toHaveLength(1)
    }
  )

  it('that never arrives is found by asking', async () => {
    const shop = await openShop()
    const { sandbox, utools, handled } = shop
    const { orderId } = await openOrder(shop)
    sandbox.utools.drop({ times: 6 })
    await sandbox.utools.pay(orderId).firstDelivery
    await sandbox.clock.advance('1d')
    expect(sandbox.utools.outbox()).toMatchObject([{ state: 'given up' }])
    expect(handled).toEqual([])
    expect(await utools.getPaymentRecord({ outOrderId: 'order-1' })).toMatchObject({ paid: true })
  })

  it('that was signed before the secret was reset is refused until the old secret is listed', async () => {
    const shop = await openShop()
    const { sandbox, refusals } = shop
    const { orderId } = await openOrder(shop)
    sandbox.utools.drop()
    await sandbox.utools.pay(orderId).firstDelivery
    sandbox.utools.resetSecret()
    await sandbox.clock.advance('15s')
    expect(refusals).toMatchObject([{ code: 'ERR_SIGNATURE_MISMATCH' }])
  })
})
