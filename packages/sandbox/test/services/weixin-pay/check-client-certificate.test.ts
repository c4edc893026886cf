import { describe, expect, it } from 'vitest'
import { createCertificateAuthority } from '../../../src/engine/certificate-authority.ts'
import { openWeixinPay } from '../../support/open-weixin-pay.ts'

const foreign = createCertificateAuthority({ commonName: 'Other CA' })

describe('the client certificate', () => {
  // Recorded: zwczou/weixin-python issue 88, binarywang/weixin-java-pay-demo issue 60, supersheep/wechat-pay issue 43.
  it('is wanted for refunds and fund-flow bills, as the web server says', async () => {
    const { paid, refund, call, why } = await openWeixinPay()
    await paid()
    for (const secure of [false, {}]) {
      const { status, text } = await refund({}, { secure })
      expect([status, text.split('\r\n')[1]]).toEqual([
        400,
        '<head><title>400 No required SSL certificate was sent</title></head>'
      ])
    }
    expect(why()?.likelyCause).toContain('secureBaseUrl')
    const bill = await call('/pay/downloadfundflow', {}, { signType: 'HMAC-SHA256' })
    expect(bill.text).toContain('No required SSL certificate was sent')
  })

  it('must be signed by the authority of the platform', async () => {
    const { paid, refund, weixinPay } = await openWeixinPay()
    await paid()
    const secure = await foreign.issue({ subject: { commonName: weixinPay.mchId } })
    const { status, text } = await refund({}, { secure })
    expect([status, text]).toEqual([400, expect.stringContaining('The SSL certificate error')])
  })

  it('must belong to the merchant', async () => {
    const { paid, refund, sandbox, said } = await openWeixinPay()
    await paid()
    const { cert, key } = await sandbox.namespace('other').weixinPay.certificate()
    expect(said(await refund({}, { secure: { cert, key } }))).toEqual([
      'FAIL',
      'certificate not match',
      undefined,
      undefined
    ])
  })

  it('is missed in XML, if told so', async () => {
    const { refund, said } = await openWeixinPay({ weixinPay: { missingCertificate: 'xml' } })
    expect(said(await refund({}, { secure: {} }))[1]).toBe('缺少证书')
    const secure = await foreign.issue({ subject: { commonName: 'x' } })
    expect(said(await refund({}, { secure }))[1]).toBe('证书验证失败')
  })

  it('is taken as PEM too, and not needed elsewhere', async () => {
    const { paid, refund, call, weixinPay } = await openWeixinPay()
    await paid()
    const { cert, key } = await weixinPay.certificate()
    expect((await refund({}, { secure: { cert, key } })).fields.result_code).toBe('SUCCESS')
    const query = await call('/pay/orderquery', { out_trade_no: 'order_0001' }, { secure: {} })
    expect(query.fields.trade_state).toBe('REFUND')
  })
})
