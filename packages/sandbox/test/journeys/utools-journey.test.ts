import { ServiceError } from '@kaifang/http-core'
import { initUtools } from '@kaifang/utools'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Sandbox } from '../../src/index.ts'
import { openReceiver } from '../support/open-receiver.ts'
import { openSandbox } from '../support/open-sandbox.ts'
import { sellGoods } from '../support/sell-goods.ts'

function connect({ utools: { baseUrl, pluginId, secret }, clock }: Sandbox) {
  const client = initUtools({ baseUrl, pluginId, secret, clock, retry: false })
  onTestFinished(() => client.close())
  return client
}

describe('the client of uTools against the sandbox', () => {
  it('sells: login, goods, order, payment, record', async () => {
    const sandbox = await openSandbox()
    const client = connect(sandbox)
    const { accessToken, openId } = sandbox.utools.login({ nickname: '*~ +&=%😀é' })
    expect(await client.getBaseInfo({ accessToken })).toMatchObject({ openId, nickname: '*~ +&=%😀é' })
    const { goodsId } = await client.createGoods({ accessToken, title: 'VIP * 1 ~ 年', totalFee: 100 })
    const { orderId } = sandbox.utools.createOrder({
      goodsId,
      outOrderId: 'ord*2024~1 a',
      accessToken,
      attach: '{"a":"*~ "}'
    })
    expect(await client.getPaymentRecord({ outOrderId: 'ord*2024~1 a' })).toMatchObject({ orderId, paid: false })
    sandbox.utools.pay(orderId)
    expect(await client.getPaymentRecord({ orderId })).toMatchObject({ paid: true, payFee: 100, attach: '{"a":"*~ "}' })
    expect(sandbox.requests().map(({ explanation }) => explanation)).toEqual(Array(4).fill(undefined))
  })

  it('refuses a callback that was tampered with in any field, and takes the genuine one', async () => {
    const sandbox = await openSandbox()
    const client = connect(sandbox)
    const receiver = await openReceiver()
    sandbox.utools.setNotifyUrl(receiver.url)
    const { orderId } = sandbox.utools.pay(sellGoods(sandbox).orderId).order
    await sandbox.utools.resend(orderId)
    const verifyLast = () => client.verifyPaymentNotify(receiver.received.at(-1)!)
    expect(await verifyLast()).toMatchObject({ orderId, paid: true })
    const fields = Object.keys(JSON.parse(receiver.received[0]!.body).resource)
    for (const field of [...fields, 'sign', 'another']) {
      await sandbox.utools.deliver(orderId, { tamper: { field, value: 'tampered' } })
      await expect(verifyLast(), field).rejects.toSatisfy(ServiceError.isInstance)
    }
  })

  it('gets a typed error without a secret from every fault', async () => {
    const sandbox = await openSandbox()
    const client = connect(sandbox)
    const { orderId } = sellGoods(sandbox)
    await client.getPaymentRecord({ orderId })
    // While time stands still, a replayed answer is the answer.
    const faults = sandbox.faults
      .list()
      .filter(({ name, services }) => services.includes('utools') && name !== 'replay')
    for (const { name } of faults) {
      sandbox.faults.next(name, { operation: 'getPaymentRecord' })
      const timeout = name.startsWith('slow') ? 300 : 10_000
      const error: unknown = await client.getPaymentRecord({ orderId }, { timeout }).catch((thrown) => thrown)
      expect(error, name).toSatisfy(ServiceError.isInstance)
      expect(JSON.stringify(error) + String((error as Error).stack)).not.toContain(sandbox.utools.secret)
      expect(sandbox.requests().at(-1)?.fault).toBe(name)
    }
    expect(faults).toHaveLength(24)
  })

  it('finds a replayed answer once it is old', async () => {
    const sandbox = await openSandbox()
    const client = connect(sandbox)
    const { orderId } = sellGoods(sandbox)
    await client.getPaymentRecord({ orderId })
    await sandbox.clock.advance('1h')
    sandbox.faults.next('replay')
    await expect(client.getPaymentRecord({ orderId })).rejects.toMatchObject({ code: 'ERR_SIGNATURE_STALE' })
  })
})
