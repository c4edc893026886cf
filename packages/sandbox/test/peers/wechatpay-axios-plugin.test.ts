import { Agent } from 'node:https'
import { describe, expect, it, onTestFinished } from 'vitest'
import { Aes, Hash, Transformer, Wechatpay } from 'wechatpay-axios-plugin'
import { type Sandbox, startSandbox } from '../../src/index.ts'
import { receiveNotifications } from './receive-notifications.ts'

const outTradeNo = 'peer_20240601_1'

/** The client as it is published; only the address and the certificate authority differ from production. */
async function openPlugin(): Promise<{ readonly sandbox: Sandbox; readonly wxpay: Wechatpay }> {
  const sandbox = await startSandbox({ seed: 'peers' })
  onTestFinished(() => sandbox.close())
  const { mchId, key, secureBaseUrl } = sandbox.weixinPay
  const { cert, key: privateKey, ca } = await sandbox.weixinPay.certificate()
  const wxpay = new Wechatpay({
    mchid: mchId,
    secret: key,
    // For API v3 alone, and demanded all the same.
    serial: 'none',
    privateKey,
    certs: { any: cert },
    merchant: { cert, key: privateKey, ca },
    baseURL: secureBaseUrl,
    httpsAgent: new Agent({ ca })
  } as ConstructorParameters<typeof Wechatpay>[0])
  return { sandbox, wxpay }
}

describe.each(['MD5', 'HMAC-SHA256'] as const)('wechatpay-axios-plugin with %s', (signType) => {
  it('places an order, sees it paid, verifies the notification, refunds a part and opens the refund notification', async () => {
    const { sandbox, wxpay } = await openPlugin()
    const { appId, mchId, key } = sandbox.weixinPay
    const { url, received } = await receiveNotifications('<xml><return_code>SUCCESS</return_code></xml>')
    const common = { appid: appId, mch_id: mchId, sign_type: signType }
    const call = async (path: string, data: object, config: object = {}): Promise<Record<string, string>> => {
      const reply = await wxpay.v2!.chain(path).post({ ...common, ...data }, config)
      return reply.data
    }

    const order = await call('pay/unifiedorder', {
      body: '年度会员 VIP',
      out_trade_no: outTradeNo,
      total_fee: '1990',
      spbill_create_ip: '127.0.0.1',
      notify_url: url,
      trade_type: 'JSAPI',
      openid: sandbox.weixinPay.createOpenid()
    })
    expect(order).toMatchObject({ result_code: 'SUCCESS', prepay_id: expect.stringMatching(/^wx/) })
    expect(await call('pay/orderquery', { out_trade_no: outTradeNo })).toMatchObject({ trade_state: 'NOTPAY' })

    expect((await sandbox.weixinPay.pay(outTradeNo).firstDelivery)?.accepted).toBe(true)
    const { sign, ...notify } = Transformer.toObject(received[0]?.body ?? '') as Record<string, string>
    expect(notify).toMatchObject({ result_code: 'SUCCESS', total_fee: '1990' })
    expect(Hash.sign(signType, notify, key)).toBe(sign)
    expect(Hash.sign(signType, { ...notify, total_fee: '1' }, key)).not.toBe(sign)
    expect(await call('pay/orderquery', { out_trade_no: outTradeNo })).toMatchObject({
      trade_state: 'SUCCESS',
      total_fee: '1990'
    })

    const refund = {
      out_trade_no: outTradeNo,
      out_refund_no: 'R1',
      total_fee: '1990',
      refund_fee: '500',
      notify_url: url
    }
    expect(await call('secapi/pay/refund', refund, { security: true })).toMatchObject({
      result_code: 'SUCCESS',
      refund_fee: '500'
    })
    await sandbox.weixinPay.settleRefund('R1').firstDelivery
    const { req_info: sealed = '' } = Transformer.toObject(received[1]?.body ?? '') as Record<string, string>
    const opened = Aes.AesEcb.decrypt(sealed, Hash.md5(key))
    expect(Transformer.toObject(opened)).toMatchObject({
      out_refund_no: 'R1',
      refund_status: 'SUCCESS',
      refund_fee: '500'
    })
    expect(await call('pay/refundquery', { out_refund_no: 'R1' })).toMatchObject({
      refund_status_0: 'SUCCESS',
      refund_fee_0: '500'
    })
  })
})
