import { AlipaySdk, type AlipaySdkConfig } from 'alipay-sdk'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type Sandbox, startSandbox } from '../../src/index.ts'
import { receiveNotifications } from './receive-notifications.ts'

/** The platform's own client for Node, as it is published; only its `gateway` option differs from production. */
async function openSdk(mode: 'key' | 'certificates'): Promise<{ readonly sandbox: Sandbox; readonly sdk: AlipaySdk }> {
  const sandbox = await startSandbox({ seed: 'peers' })
  onTestFinished(() => sandbox.close())
  const { alipay } = sandbox
  const { privateKey, alipayPublicKey } = await alipay.keys()
  const config: AlipaySdkConfig = { appId: alipay.appId, privateKey, keyType: 'PKCS8', gateway: alipay.gateway }
  if (mode === 'key') return { sandbox, sdk: new AlipaySdk({ ...config, alipayPublicKey }) }
  const { app, alipay: platform, root } = await alipay.certificates()
  const certificates = { appCertContent: app, alipayPublicCertContent: platform, alipayRootCertContent: root }
  return { sandbox, sdk: new AlipaySdk({ ...config, ...certificates }) }
}

const outTradeNo = 'peer_20240601_1'

describe.each(['key', 'certificates'] as const)('alipay-sdk with %s', (mode) => {
  it('places an order, sees it paid, verifies the notification, refunds a part and finds the refund', async () => {
    const { sandbox, sdk } = await openSdk(mode)
    const { url, received } = await receiveNotifications('success')
    const validate = { validateSign: true }

    const order = { outTradeNo, totalAmount: '19.90', subject: '年度会员 VIP', productCode: 'JSAPI_PAY' }
    const created = await sdk.exec(
      'alipay.trade.create',
      {
        notify_url: url,
        bizContent: { ...order, opAppId: sandbox.alipay.appId, buyerOpenId: sandbox.alipay.createUser().openId }
      },
      validate
    )
    expect(created).toMatchObject({ code: '10000', outTradeNo })

    expect(await sdk.exec('alipay.trade.query', { bizContent: { outTradeNo } }, validate)).toMatchObject({
      code: '10000',
      tradeStatus: 'WAIT_BUYER_PAY'
    })
    expect((await sandbox.alipay.pay(outTradeNo).firstDelivery)?.accepted).toBe(true)
    const notify = Object.fromEntries(new URLSearchParams(received[0]?.body))
    expect(notify).toMatchObject({ trade_status: 'TRADE_SUCCESS', total_amount: '19.90' })
    expect(sdk.checkNotifySignV2(notify)).toBe(true)
    expect(sdk.checkNotifySignV2({ ...notify, total_amount: '0.01' })).toBe(false)

    expect(await sdk.exec('alipay.trade.query', { bizContent: { outTradeNo } }, validate)).toMatchObject({
      code: '10000',
      tradeStatus: 'TRADE_SUCCESS',
      totalAmount: '19.90'
    })

    const refund = { outTradeNo, outRequestNo: 'R1', refundAmount: '5.00', refundReason: '补偿' }
    expect(await sdk.exec('alipay.trade.refund', { bizContent: refund }, validate)).toMatchObject({
      code: '10000',
      fundChange: 'Y',
      refundFee: '5.00'
    })
    expect(
      await sdk.exec('alipay.trade.fastpay.refund.query', { bizContent: { outTradeNo, outRequestNo: 'R1' } }, validate)
    ).toMatchObject({ code: '10000', refundAmount: '5.00' })
  })

  it('signs an App order and a page that the cashier opens', async () => {
    const { sandbox, sdk } = await openSdk(mode)
    const order = { totalAmount: '0.01', subject: 'a+b %20 *~ 中文' }
    const text = sdk.sdkExecute('alipay.trade.app.pay', {
      bizContent: { ...order, outTradeNo: 'peer_app', productCode: 'QUICK_MSECURITY_PAY' }
    })
    expect(await sandbox.alipay.openOrderString(text)).toMatchObject({ outTradeNo: 'peer_app', totalAmount: 1 })
    const page = sdk.pageExecute('alipay.trade.page.pay', 'GET', {
      bizContent: { ...order, outTradeNo: 'peer_page', productCode: 'FAST_INSTANT_TRADE_PAY' }
    })
    expect((await sandbox.alipay.openPage(page)).order).toMatchObject({ outTradeNo: 'peer_page', totalAmount: 1 })
  })
})
