import { expect, it } from 'vitest'
import { openWeixinPay } from '../../../support/open-weixin-pay.ts'

it.each(['/sandboxnew/pay/getsignkey', '/xdc/apiv2getsignkey/sign/getsignkey'])(
  '%s gives a key that nothing here takes, for a right signature and without appid',
  async (path) => {
    const { call, query, weixinPay, said } = await openWeixinPay()
    const { fields } = await call(path, { appid: undefined })
    expect(fields).toEqual({
      return_code: 'SUCCESS',
      return_msg: 'ok',
      mch_id: weixinPay.mchId,
      sandbox_signkey: expect.stringMatching(/^kfsandbox\w{23}$/)
    })
    const withIt = await call('/pay/orderquery', { out_trade_no: 'x' }, { key: fields.sandbox_signkey! })
    expect(said(withIt)[1]).toBe('签名错误')
    expect(said(await call(path, { appid: undefined }, { key: 'x' }))[1]).toBe('签名错误')
    await query()
  }
)
