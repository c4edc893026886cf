import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { useAlipay } from '../../support/use-alipay.ts'

const desk = useAlipay()

describe('sandbox.alipay', () => {
  it('is frozen and carries marked credentials', () => {
    const { alipay } = desk
    expect(Object.isFrozen(alipay)).toBe(true)
    expect(alipay.appId).toMatch(/^kfsandbox\d{16}$/)
    expect(alipay.gateway).toBe(`${alipay.baseUrl}/gateway.do`)
    expect(alipay.sellerId).toMatch(/^2088\d{12}$/)
    expect(Buffer.from(alipay.encryptKey, 'base64')).toHaveLength(16)
  })

  it('writes keys as the key tool of the platform does', async () => {
    const { privateKey, privateKeyPkcs1, alipayPublicKey } = desk.keys
    // Alipay reference 4: how bare keys of 2048 bits begin.
    expect([privateKey.slice(0, 5), privateKeyPkcs1.slice(0, 4), alipayPublicKey.slice(0, 12)]).toEqual([
      'MIIEv',
      expect.stringMatching(/^MIIE/),
      'MIIBIjANBgkq'
    ])
    const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' })
    expect(
      key.equals(createPrivateKey({ key: Buffer.from(privateKeyPkcs1, 'base64'), format: 'der', type: 'pkcs1' }))
    ).toBe(true)
    expect(
      createPublicKey({ key: Buffer.from(alipayPublicKey, 'base64'), format: 'der', type: 'spki' }).asymmetricKeyDetails
        ?.modulusLength
    ).toBe(2048)
  })

  it('changes settings until the reset', () => {
    desk.alipay.configure({ userIdentity: 'user_id' })
    expect(desk.alipay.settings.userIdentity).toBe('user_id')
    desk.sandbox.reset()
    expect(desk.alipay.settings.userIdentity).toBe('open_id')
  })

  it('lists trades and refunds, oldest first', async () => {
    for (const number of ['order-1', 'order-2']) {
      await desk.place({ out_trade_no: number })
      desk.alipay.pay(number)
      await desk.call('alipay.trade.refund', {
        out_trade_no: number,
        refund_amount: '1.00',
        out_request_no: `r-${number}`
      })
    }
    expect(desk.alipay.orders().map(({ outTradeNo }) => outTradeNo)).toEqual(['order-1', 'order-2'])
    expect(desk.alipay.refunds().map(({ outRequestNo }) => outRequestNo)).toEqual(['r-order-1', 'r-order-2'])
  })

  it('takes RSA public keys only', () => {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    for (const key of ['MIIB', publicKey.export({ type: 'spki', format: 'pem' }).toString()]) {
      expect(() => desk.alipay.uploadPublicKey(key)).toThrow('"publicKey" expected an RSA public key')
    }
  })

  it.each<[string, () => unknown]>([
    [
      '"outcome" expected one of "success", "failure"',
      () => desk.alipay.settleRefund({ outTradeNo: 'order-1', outRequestNo: 'r1' }, 'x' as never)
    ],
    ['"refund" has no "number"', () => desk.alipay.settleRefund({ number: 1 } as never)],
    ['"qrCode" expected text', () => desk.alipay.scanQrCode(5 as never)]
  ])('says %s', async (message, act) => {
    desk.alipay.configure({ refunds: 'pending' })
    await desk.place()
    desk.alipay.pay('order-1')
    await desk.call('alipay.trade.refund', { out_trade_no: 'order-1', refund_amount: '1.00', out_request_no: 'r1' })
    expect(act).toThrow(message)
  })
})
