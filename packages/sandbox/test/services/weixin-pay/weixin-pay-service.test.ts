import { describe, expect, it } from 'vitest'
import { openSandbox } from '../../support/open-sandbox.ts'
import { openWeixinPay } from '../../support/open-weixin-pay.ts'

describe('the played WeChat Pay', () => {
  it('takes POST alone', async () => {
    const { send } = await openWeixinPay()
    const { fields, status } = await send('/pay/orderquery', '', { method: 'GET' })
    expect([status, fields]).toEqual([200, { return_code: 'FAIL', return_msg: 'require POST method' }])
  })

  it('answers 501 to what it does not play, naming what it does', async () => {
    const { send } = await openWeixinPay()
    const { status, fields } = await send('/pay/micropay', '<xml></xml>')
    expect([status, fields.return_code]).toEqual([501, 'FAIL'])
    expect(fields.return_msg).toContain('POST /pay/micropay is not simulated')
    expect(fields.return_msg).toContain('POST /pay/unifiedorder')
  })

  it('never explains itself in the answer', async () => {
    const { call, why } = await openWeixinPay()
    const { fields } = await call('/pay/orderquery', { out_trade_no: 'x' }, { key: 'x' })
    expect(fields).toEqual({ return_code: 'FAIL', return_msg: '签名错误' })
    expect(why()?.summary).toContain('SIGNERROR')
  })

  it('is the same again for the same seed, and after a reset', async () => {
    const story = async () => {
      const sandbox = await openSandbox({ seed: 'again' })
      const { weixinPay } = sandbox
      const tell = () => [
        weixinPay.appId,
        weixinPay.mchId,
        weixinPay.key,
        weixinPay.subMerchant,
        weixinPay.createOpenid()
      ]
      const first = tell()
      weixinPay.resetKey()
      sandbox.reset()
      expect(tell()).toEqual(first)
      return first
    }
    expect(await story()).toEqual(await story())
  })

  it('shares no merchant between namespaces', async () => {
    const sandbox = await openSandbox()
    const other = sandbox.namespace('other').weixinPay
    expect(other.mchId).not.toBe(sandbox.weixinPay.mchId)
    expect(other.key).not.toBe(sandbox.weixinPay.key)
  })
})
