import { createPublicKey, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { openReceiver } from '../../../support/open-receiver.ts'
import { useAlipay } from '../../../support/use-alipay.ts'

const desk = useAlipay()

async function paid(answer = 'success') {
  const receiver = await openReceiver((response) => response.end(answer))
  await desk.place({}, { notify_url: receiver.url })
  await desk.alipay.pay('order-1').firstDelivery
  return receiver
}

describe('deliveries by hand', () => {
  it('resend, which settles a message', async () => {
    const receiver = await openReceiver((response, count) => response.end(count === 1 ? 'fail' : 'success'))
    await desk.place({}, { notify_url: receiver.url })
    await desk.alipay.pay('order-1').firstDelivery
    expect(await desk.alipay.resend('order-1')).toMatchObject({ kind: 'resent', accepted: true })
    await desk.sandbox.clock.advance('3d')
    expect(receiver.received).toHaveLength(2)
  })

  it('send copies and attacks', async () => {
    const { received } = await paid()
    const attempts = await desk.alipay.deliver(
      { outTradeNo: 'order-1' },
      { copies: 3, attack: 'unsigned', charset: 'gbk' }
    )
    expect(attempts.map(({ kind }) => kind)).toEqual(['by hand', 'by hand', 'by hand'])
    expect(received.slice(1).every(({ body }) => !body.includes('sign='))).toBe(true)
  })

  it('find a refund by its number, and any message by its id', async () => {
    const { received } = await paid()
    await desk.call('alipay.trade.refund', { out_trade_no: 'order-1', refund_amount: '1.00', out_request_no: 'r1' })
    await desk.sandbox.clock.advance(0)
    await desk.alipay.resend({ outTradeNo: 'order-1', outRequestNo: 'r1' })
    expect(received.at(-1)!.body).toContain('out_biz_no=r1')
    await desk.alipay.resend(desk.alipay.outbox()[0]!.key)
    expect(received.at(-1)!.body).not.toContain('out_biz_no')
    await expect(desk.alipay.resend('nobody')).rejects.toThrow('there is no such notification')
    await expect(desk.alipay.resend({ outTradeNo: 'order-1', outRequestNo: 'r2' })).rejects.toThrow(
      'there is no such notification'
    )
  })

  it('get lost, held and released', async () => {
    const { received, url } = await paid()
    desk.alipay.drop({ lose: 'reply' })
    desk.alipay.drop({ message: 'order-1' })
    expect(await desk.alipay.resend('order-1')).toMatchObject({ lost: 'reply' })
    expect(await desk.alipay.resend('order-1')).toMatchObject({ lost: 'request' })
    desk.alipay.hold()
    for (const number of ['order-2', 'order-3']) {
      await desk.place({ out_trade_no: number }, { notify_url: url })
      expect(await desk.alipay.pay(number).firstDelivery).toBeUndefined()
    }
    expect(received).toHaveLength(2)
    await desk.alipay.release(['order-3', 'order-2'])
    await desk.alipay.release()
    expect(received.slice(2).map(({ body }) => new URLSearchParams(body).get('out_trade_no'))).toEqual([
      'order-3',
      'order-2'
    ])
  })

  it.each([
    [{ attack: 'x' }, '"attack" expected one of'],
    [{ copies: 0 }, '"copies" expected a whole number'],
    [{ charset: 'big5' }, '"charset" expected one of'],
    [{ tamper: { value: 'x' } }, '"field" expected text'],
    [{ tamper: { field: 'x', value: 5 } }, '"value" expected text'],
    [{ tampered: {} }, '"options" has no "tampered"']
  ])('check %j', async (options, message) => {
    await paid()
    await expect(desk.alipay.deliver('order-1', options as never)).rejects.toThrow(message)
  })
})

describe('messages of the open platform', () => {
  it('are signed with sign_type', async () => {
    const { url, received } = await openReceiver((response) => response.end('success'))
    expect(() => desk.alipay.sendMessage()).toThrow('no address is set: setMessageUrl()')
    desk.alipay.setMessageUrl(url)
    const { notifyId, firstDelivery } = desk.alipay.sendMessage()
    expect(await firstDelivery).toMatchObject({ accepted: true })
    const { sign, ...fields } = Object.fromEntries(new URLSearchParams(received[0]!.body))
    expect(fields).toMatchObject({
      notify_id: notifyId,
      method: 'alipay.open.servicemarket.order.notify',
      charset: 'UTF-8',
      title: '商城模版'
    })
    const text = Object.entries(fields)
      .sort()
      .map(([name, value]) => `${name}=${value}`)
      .join('&')
    const key = createPublicKey({ key: Buffer.from(desk.keys.alipayPublicKey, 'base64'), format: 'der', type: 'spki' })
    expect(verify('sha256', Buffer.from(text), key, Buffer.from(sign!, 'base64'))).toBe(true)
    desk.alipay.setMessageUrl(undefined)
    await expect(desk.alipay.resend(notifyId)).rejects.toThrow('no address is set')
  })

  it('carry other fields', async () => {
    const { url, received } = await openReceiver((response) => response.end('success'))
    desk.alipay.setMessageUrl(url)
    await desk.alipay.sendMessage({ method: 'alipay.open.app.x', notifyType: 'x', fields: { a: '测' } }).firstDelivery
    expect(Object.fromEntries(new URLSearchParams(received[0]!.body))).toMatchObject({
      method: 'alipay.open.app.x',
      a: '测'
    })
    expect(() => desk.alipay.sendMessage({ fields: { a: 1 } as never })).toThrow('"fields.a" expected text')
    expect(() => desk.alipay.setMessageUrl('https://example.com')).toThrow('expected http:// on 127.0.0.1')
  })
})
