import { initAlipay } from '@kaifang/alipay'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openReceiver } from '../../support/open-receiver.ts'
import { useAlipay } from '../../support/use-alipay.ts'

const desk = useAlipay()

type Settings = Parameters<typeof initAlipay>[0]

/** Our own client: it shares no code with the sandbox, so that each is a check of the other. */
function connect(more: Partial<Settings>): ReturnType<typeof initAlipay> {
  const { appId, gateway } = desk.alipay
  const { privateKey, alipayPublicKey } = desk.keys
  const keys = 'certificates' in more ? {} : { alipayPublicKey }
  const client = initAlipay({ appId, gateway, privateKey, clock: desk.sandbox.clock, ...keys, ...more } as Settings)
  onTestFinished(() => client.close())
  return client
}

describe('@kaifang/alipay', () => {
  it.each(['utf-8', 'gbk'] as const)('speaks %s both ways, and reads notifications in it', async (charset) => {
    const client = connect({ charset })
    const { url, received } = await openReceiver((response) => response.end('success'))
    const { openId } = desk.alipay.createUser()
    const bizContent = { out_trade_no: 'order-1', total_amount: '1.00', subject: '汉字 + 1', buyer_open_id: openId }
    await client.execute('alipay.trade.create', { bizContent, notifyUrl: url })
    await desk.alipay.pay('order-1').firstDelivery
    const { data } = await client.execute('alipay.trade.query', { bizContent: { out_trade_no: 'order-1' } })
    expect(data).toMatchObject({ subject: '汉字 + 1', trade_status: 'TRADE_SUCCESS' })
    const { body, headers } = received[0]!
    const notify = await client.verifyNotify({ headers: headers as Record<string, string>, body })
    expect(notify).toMatchObject({ fields: { subject: '汉字 + 1', charset } })
  })

  it('follows a certificate that was rotated', async () => {
    const { app, alipay, root } = await desk.alipay.certificates()
    const client = connect({ certificates: { app, alipay, root } })
    const query = () => client.execute('alipay.trade.query', { bizContent: { out_trade_no: 'order-1' } })
    await desk.place()
    expect((await query()).data).toMatchObject({ trade_status: 'WAIT_BUYER_PAY' })
    await desk.alipay.rotateCertificate()
    expect((await query()).data).toMatchObject({ trade_status: 'WAIT_BUYER_PAY' })
    const methods = desk.sandbox.requests().map(({ operation }) => operation)
    expect(methods).toContain('alipay.open.app.alipaycert.download')
  })

  it('encrypts content, and verifies the encrypted answer', async () => {
    const client = connect({ encryptKey: desk.alipay.encryptKey })
    await desk.place()
    const { data } = await client.execute('alipay.trade.query', {
      bizContent: { out_trade_no: 'order-1' },
      encrypt: true
    })
    expect(data).toMatchObject({ out_trade_no: 'order-1' })
    expect(desk.sandbox.requests().at(-1)?.body).not.toContain('order-1')
  })
})
