import { parseBill } from '@kaifang/bill-csv'
import { AlipayFormData, AlipaySdk, type AlipaySdkConfig } from 'alipay-sdk'
import { describe, expect, it } from 'vitest'
import { openReceiver } from '../../support/open-receiver.ts'
import { useAlipay } from '../../support/use-alipay.ts'

const desk = useAlipay()
const validate = { validateSign: true }

/** The platform's own client for Node, unmodified. */
async function connect(mode: 'key' | 'certificate' = 'key', more: Partial<AlipaySdkConfig> = {}): Promise<AlipaySdk> {
  const { appId, gateway } = desk.alipay
  const { privateKeyPkcs1, alipayPublicKey } = desk.keys
  const shared = { appId, gateway, privateKey: privateKeyPkcs1, ...more }
  if (mode === 'key') return new AlipaySdk({ ...shared, alipayPublicKey })
  const { app, alipay, root } = await desk.alipay.certificates()
  return new AlipaySdk({ ...shared, appCertContent: app, alipayPublicCertContent: alipay, alipayRootCertContent: root })
}

describe.each(['key', 'certificate'] as const)('alipay-sdk in %s mode', (mode) => {
  it('exchanges a code, and verifies the reply', async () => {
    const sdk = await connect(mode)
    const { code, openId } = desk.alipay.login()
    const tokens = await sdk.exec('alipay.system.oauth.token', { grantType: 'authorization_code', code }, validate)
    expect(tokens).toMatchObject({ openId, accessToken: expect.any(String) })
  })

  it('opens pages by GET and by POST, and verifies the way back', async () => {
    const sdk = await connect(mode)
    const order = { total_amount: '1.00', subject: '网页 "1+1" <b>\'', product_code: 'FAST_INSTANT_TRADE_PAY' }
    for (const [index, method] of (['GET', 'POST'] as const).entries()) {
      const number = `page-${index}`
      const page = sdk.pageExec('alipay.trade.page.pay', method, {
        returnUrl: 'http://127.0.0.1/back',
        bizContent: { ...order, out_trade_no: number }
      })
      expect((await desk.alipay.openPage(page)).order.subject).toBe(order.subject)
      const { returnUrl } = desk.alipay.pay(number)
      const fields = Object.fromEntries(new URL(returnUrl!).searchParams)
      expect(sdk.checkNotifySignV2(fields)).toBe(true)
      expect(sdk.checkNotifySignV2({ ...fields, total_amount: '0.01' })).toBe(false)
    }
  })

  it('verifies notifications of trades and messages of the platform, both ways it knows', async () => {
    const sdk = await connect(mode)
    const { url, received } = await openReceiver((response) => response.end('success'))
    const bizContent = {
      out_trade_no: 'sdk-1',
      total_amount: '1.00',
      subject: '测试',
      buyer_open_id: desk.alipay.createUser().openId
    }
    await sdk.exec('alipay.trade.create', { notify_url: url, bizContent }, validate)
    await desk.alipay.pay('sdk-1').firstDelivery
    desk.alipay.setMessageUrl(url)
    await desk.alipay.sendMessage().firstDelivery
    await desk.alipay.deliver('sdk-1', { attack: 'wrong-key' })
    const verdicts = received.map(({ body }) => {
      const fields = Object.fromEntries(new URLSearchParams(body))
      return [sdk.checkNotifySign(fields), sdk.checkNotifySignV2(fields)]
    })
    expect(verdicts).toEqual([
      [true, true],
      [true, true],
      [false, false]
    ])
  })

  it('refuses replies that the faults spoil', async () => {
    const sdk = await connect(mode)
    await desk.place()
    const query = () => sdk.exec('alipay.trade.query', { bizContent: { out_trade_no: 'order-1' } }, validate)
    for (const fault of ['bad-signature', 'tampered-field'] as const) {
      desk.sandbox.faults.next(fault)
      await expect(query()).rejects.toThrow('验签失败')
    }
    expect(await query()).toMatchObject({ code: '10000' })
  })
})

describe('alipay-sdk', () => {
  it('encrypts its content and decrypts the answer', async () => {
    const sdk = await connect('key', { encryptKey: desk.alipay.encryptKey })
    await desk.place()
    // It cannot verify an encrypted reply: it looks for a brace where the node is a string.
    const answer = await sdk.exec('alipay.trade.query', { needEncrypt: true, bizContent: { out_trade_no: 'order-1' } })
    expect(answer).toMatchObject({ code: '10000', tradeStatus: 'WAIT_BUYER_PAY' })
  })

  it('uploads a file', async () => {
    const sdk = await connect()
    const form = new AlipayFormData()
    form.addField('biz_code', 'openpt_appstore')
    form.addFile('file_content', '图.png', Buffer.from('89504e47', 'hex'))
    const answer = await sdk.exec('alipay.open.file.upload', {}, { formData: form, validateSign: true })
    expect(answer).toMatchObject({ code: '10000', fileId: expect.any(String) })
  })

  it('holds the certificate of before the rotation for wrong from then on', async () => {
    const sdk = await connect('certificate')
    const query = () => sdk.exec('alipay.trade.query', { bizContent: { out_trade_no: 'x' } }, validate)
    expect(await query()).toMatchObject({ subCode: 'ACQ.TRADE_NOT_EXIST' })
    await desk.alipay.rotateCertificate()
    await expect(query()).rejects.toThrow('验签失败')
    expect(
      await (await connect('certificate')).exec('alipay.trade.query', { bizContent: { out_trade_no: 'x' } }, validate)
    ).toMatchObject({ subCode: 'ACQ.TRADE_NOT_EXIST' })
  })

  it('asks for a bill, which reconciles', async () => {
    const sdk = await connect()
    await desk.place()
    desk.alipay.pay('order-1')
    await desk.sandbox.clock.advance('1d')
    const bizContent = { bill_type: 'trade', bill_date: '2026-01-02' }
    const { billDownloadUrl } = await sdk.exec(
      'alipay.data.dataservice.bill.downloadurl.query',
      { bizContent },
      validate
    )
    const { rows, differences } = parseBill(new Uint8Array(await (await fetch(billDownloadUrl)).arrayBuffer()), {
      format: 'alipay-trade'
    })
    expect([rows.length, rows[0]?.totalAmount, differences]).toEqual([1, 8888, []])
  })
})
