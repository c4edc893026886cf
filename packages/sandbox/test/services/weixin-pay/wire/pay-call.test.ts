import { describe, expect, it } from 'vitest'
import { openWeixinPay } from '../../../support/open-weixin-pay.ts'

describe('what every call is checked for', () => {
  it.each<[string, string | Buffer, string]>([
    ['no body', '', 'empty post data'],
    ['no XML', '{"a":1}', 'XML格式错误'],
    ['a DTD', '<!DOCTYPE xml [<!ENTITY a SYSTEM "file:///etc/passwd">]><xml><appid>&a;</appid></xml>', 'XML格式错误'],
    ['an element twice', '<xml><appid>a</appid><appid>b</appid></xml>', 'XML格式错误'],
    ['GBK', Buffer.from([0x3c, 0x78, 0x6d, 0x6c, 0x3e, 0xd6, 0xd0]), '请使用UTF-8编码格式'],
    ['nothing in it', '<xml></xml>', '缺少参数appid']
  ])('a body with %s', async (_, body, text) => {
    const { send, said } = await openWeixinPay()
    expect(said(await send('/pay/orderquery', body))).toEqual(['FAIL', text, undefined, undefined])
  })

  it.each<[string, Record<string, string | undefined>, string]>([
    ['an app of someone else', { appid: 'wx0000000000000000' }, 'appid不存在'],
    ['no merchant', { mch_id: undefined }, '缺少参数mch_id'],
    ['a merchant that is none', { mch_id: 'abc' }, 'mch_id参数格式错误'],
    ['another merchant', { mch_id: '10000100' }, '商户号mch_id不存在'],
    ['no nonce', { nonce_str: '' }, '缺少参数nonce_str'],
    ['a long nonce', { nonce_str: 'x'.repeat(33) }, 'nonce_str too long'],
    ['another algorithm', { sign_type: 'SHA1' }, 'invalid sign_type']
  ])('%s', async (_, fields, text) => {
    const { call, said } = await openWeixinPay()
    expect(said(await call('/pay/orderquery', { out_trade_no: 'x', ...fields }))).toEqual([
      'FAIL',
      text,
      undefined,
      undefined
    ])
  })

  it('no signature', async () => {
    const { call, said } = await openWeixinPay()
    expect(said(await call('/pay/orderquery', { out_trade_no: 'x' }, { sign: () => undefined }))[1]).toBe(
      '缺少参数sign'
    )
  })

  it('a signature of the algorithm that was announced', async () => {
    const { call, said, weixinPay } = await openWeixinPay()
    const { signV2 } = await import('../../../support/open-weixin-pay.ts')
    const fields = { appid: weixinPay.appId, mch_id: weixinPay.mchId, nonce_str: 'n', out_trade_no: 'x' }
    const sign = signV2({ ...fields, sign_type: 'HMAC-SHA256' }, weixinPay.key)
    const reply = await call('/pay/orderquery', fields, { signType: 'HMAC-SHA256', sign: () => sign })
    expect(said(reply)[1]).toBe('签名错误')
  })
})
