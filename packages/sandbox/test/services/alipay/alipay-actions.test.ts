import { describe, expect, it } from 'vitest'
import { openReceiver } from '../../support/open-receiver.ts'
import { useAlipay } from '../../support/use-alipay.ts'

const desk = useAlipay()

async function control(
  method: 'GET' | 'POST',
  name: string,
  input?: object
): Promise<{ status: number; value: Record<string, never> }> {
  const init =
    method === 'GET' ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(input ?? {}) }
  const response = await fetch(`${desk.sandbox.url}/_sandbox/alipay/${name}`, { method, ...init })
  return { status: response.status, value: (await response.json()) as Record<string, never> }
}

describe('the control API of Alipay', () => {
  it('gives credentials, keys and certificates', async () => {
    const { appId, gateway, sellerId, encryptKey, settings, baseUrl } = desk.alipay
    expect((await control('GET', 'credentials')).value).toEqual({
      appId,
      gateway,
      sellerId,
      encryptKey,
      settings,
      baseUrl
    })
    expect((await control('GET', 'keys')).value).toEqual(desk.keys)
    const before = (await control('GET', 'certificates')).value
    expect((await control('POST', 'rotate-certificate')).value).toMatchObject({ app: before.app, root: before.root })
  })

  it('walks through an order', async () => {
    const { url } = await openReceiver((response) => response.end('success'))
    await desk.place({}, { notify_url: url })
    const { value: paid } = await control('POST', 'pay', { outTradeNo: 'order-1', couponAmount: 88 })
    expect(paid).toMatchObject({
      order: { status: 'TRADE_SUCCESS', buyerPayAmount: 8800 },
      returnUrl: null,
      firstDelivery: { accepted: true }
    })
    expect((await control('POST', 'resend', { outTradeNo: 'order-1' })).value).toMatchObject({ accepted: true })
    expect(
      (await control('POST', 'deliver', { outTradeNo: 'order-1', copies: 2, attack: 'unsigned' })).value
    ).toHaveLength(2)
    expect((await control('GET', 'orders')).value).toHaveLength(1)
    expect((await control('GET', 'outbox')).value).toMatchObject([{ state: 'delivered' }])
    const { key } = desk.alipay.outbox()[0]!
    expect((await control('POST', 'resend', { notifyId: key })).value).toMatchObject({ accepted: true })
  })

  it('makes users and logs them in', async () => {
    const { value: user } = await control('POST', 'create-user')
    expect((await control('POST', 'authorize')).value).toMatchObject({
      appAuthToken: expect.stringMatching(/^\w{1,40}$/)
    })
    expect((await control('POST', 'login', { userId: user.userId })).value).toMatchObject({
      openId: user.openId,
      code: expect.any(String)
    })
  })

  it('settles refunds', async () => {
    await control('POST', 'configure', { refunds: 'pending' })
    await desk.place()
    await control('POST', 'pay', { outTradeNo: 'order-1' })
    await desk.call('alipay.trade.refund', { out_trade_no: 'order-1', refund_amount: '1.00', out_request_no: 'r1' })
    expect(
      (await control('POST', 'settle-refund', { outTradeNo: 'order-1', outRequestNo: 'r1', outcome: 'failure' })).value
    ).toMatchObject({ status: 'failure' })
    expect((await control('GET', 'refunds')).value).toHaveLength(1)
  })

  it('sends messages, drops, holds and releases', async () => {
    const { url } = await openReceiver((response) => response.end('success'))
    await control('POST', 'set-message-url', { url })
    await control('POST', 'drop', { times: 1 })
    expect((await control('POST', 'send-message')).value).toMatchObject({ firstDelivery: { lost: 'request' } })
    await control('POST', 'hold')
    const { value } = await control('POST', 'send-message')
    expect(value.firstDelivery).toBeNull()
    expect((await control('POST', 'release', { messages: [value.notifyId] })).value).toMatchObject([{ accepted: true }])
    expect((await control('POST', 'release')).value).toEqual([])
    await control('POST', 'set-message-url')
    expect((await control('POST', 'send-message')).status).toBe(409)
  })

  it.each([
    ['open-order-string', { orderString: 'a=1' }],
    ['open-page', { page: 'x' }],
    ['upload-public-key', { publicKey: 'x' }]
  ])('checks the input of %s', async (name, input) => {
    expect((await control('POST', name, input)).status).toBe(400)
  })

  it('knows no code that was not given out', async () => {
    expect((await control('POST', 'scan-qr-code', { qrCode: 'x' })).status).toBe(404)
  })
})
