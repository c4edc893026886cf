import { createPublicKey, verify, X509Certificate } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { openReceiver } from '../../../support/open-receiver.ts'
import { useAlipay } from '../../../support/use-alipay.ts'

const desk = useAlipay()

async function pay(answer: (count: number) => string) {
  const { url, received } = await openReceiver((response, count) => response.end(answer(count)))
  await desk.place({}, { notify_url: url })
  const first = await desk.alipay.pay('order-1').firstDelivery
  return { received, first }
}

describe('the schedule', () => {
  it('repeats after 4 m, 10 m, 10 m, 1 h, 2 h, 6 h and 15 h, with the same id and another time', async () => {
    const { received } = await pay(() => 'fail')
    await desk.sandbox.clock.advance('3d')
    const minutes = desk.alipay.outbox()[0]!.attempts.map(({ at }) => (at - Date.UTC(2026, 0, 2, 3, 4, 5)) / 60_000)
    expect(minutes).toEqual([0, 4, 14, 24, 84, 204, 564, 1464])
    expect(desk.alipay.outbox()[0]!.state).toBe('given up')
    const fields = received.map(({ body }) => new URLSearchParams(body))
    expect(new Set(fields.map((each) => each.get('notify_id'))).size).toBe(1)
    expect(fields[1]!.get('notify_time')).toBe('2026-01-02 11:08:05')
  })

  it.each([
    ['success', true],
    ['SUCCESS', false],
    ['success\n', false],
    ['<html>success</html>', false],
    ['', false]
  ])('takes the answer %j as %s', async (text, accepted) => {
    const { first } = await pay(() => text)
    expect(first).toMatchObject({ accepted })
  })

  it('takes no success with another status, and follows no redirect', async () => {
    const { url, received } = await openReceiver((response, count) => {
      response.statusCode = count === 1 ? 500 : 302
      response.setHeader('location', '/elsewhere')
      response.end('success')
    })
    await desk.place({}, { notify_url: url })
    expect(await desk.alipay.pay('order-1').firstDelivery).toMatchObject({ accepted: false, status: 500 })
    await desk.sandbox.clock.advance('4m')
    expect([received.length, desk.alipay.outbox()[0]?.state]).toEqual([2, 'waiting'])
  })

  it('ends with the first success', async () => {
    const { received } = await pay((count) => (count === 3 ? 'success' : 'fail'))
    await desk.sandbox.clock.advance('3d')
    expect([received.length, desk.alipay.outbox()[0]?.state]).toEqual([3, 'delivered'])
  })
})

describe('a notification', () => {
  it('is not sent without notify_url, and never leaves this machine', async () => {
    await desk.place()
    expect(await desk.alipay.pay('order-1').firstDelivery).toBeUndefined()
    await desk.place({ out_trade_no: 'order-2' }, { notify_url: 'https://example.com/notify' })
    expect(await desk.alipay.pay('order-2').firstDelivery).toMatchObject({
      accepted: false,
      error: expect.stringContaining('this machine only')
    })
  })

  it('of a trade that was placed with certificates is signed by the key of the certificate in force', async () => {
    const { url, received } = await openReceiver((response) => response.end('success'))
    await desk.alipay.certificates()
    const wrong = { app_cert_sn: 'x', alipay_root_cert_sn: 'x' }
    await desk.call('alipay.trade.query', {}, { params: wrong })
    const app = /the application's is (\w+)/.exec(desk.sandbox.requests().at(-1)!.explanation!.summary)![1]!
    await desk.call('alipay.trade.query', {}, { params: { ...wrong, app_cert_sn: app } })
    const root = /that of the bundle is (\w+)/.exec(desk.sandbox.requests().at(-1)!.explanation!.summary)![1]!
    await desk.place({}, { app_cert_sn: app, alipay_root_cert_sn: root, notify_url: url })
    const { alipay } = await desk.alipay.rotateCertificate()
    await desk.alipay.pay('order-1').firstDelivery
    const { sign, sign_type: _type, ...fields } = Object.fromEntries(new URLSearchParams(received[0]!.body))
    const text = Object.entries(fields)
      .sort()
      .map(([name, value]) => `${name}=${value}`)
      .join('&')
    const keys = [
      new X509Certificate(alipay).publicKey,
      createPublicKey({ key: Buffer.from(desk.keys.alipayPublicKey, 'base64'), format: 'der', type: 'spki' })
    ]
    expect(keys.map((key) => verify('sha256', Buffer.from(text), key, Buffer.from(sign!, 'base64')))).toEqual([
      true,
      false
    ])
  })
})
