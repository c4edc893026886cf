import { describe, expect, it } from 'vitest'
import { paySign, payText, signPayText } from '../../../../src/services/weixin-pay/wire/pay-sign.ts'
import { hasOpenssl, runOpenssl } from '../../../support/run-openssl.ts'

const key = '192006250b4c09247ec02edce69f6a2d'
const official = {
  appid: 'wxd930ea5d5a258f4f',
  mch_id: '10000100',
  device_info: '1000',
  body: 'test',
  nonce_str: 'ibuaiVcKdpRxkhJA'
}
const long = {
  ...official,
  device_info: '',
  body: '腾讯充值中心-QQ会员充值',
  detail: '',
  out_trade_no: '20150806125346',
  total_fee: '88',
  spbill_create_ip: '123.12.12.123',
  notify_url: 'https://example.com/notify?x',
  trade_type: 'JSAPI',
  openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o',
  sign: 'left out'
}

// WeChat Pay v2 reference, 2.3: official vectors 1 and 2, computed vector 4; the official one of the client's signature.
describe('paySign', () => {
  it.each([
    [official, '9A0A8659F005D6984697E2CA0A9CF3B7', '6A9AE1657590FD6257D693A078E1C3E4BB6BA4DC30B23E0EE2496E54170DACD6'],
    [long, 'DF9F97AB28FF9566FD6BAB2858F74927', '40A9EA02B7D1770C021C44E734C2DD271BBDABA5006D05638DDF95D2C13384C7']
  ])('agrees with the documents', (fields, md5, hmac) => {
    expect(paySign(Object.entries(fields), key, 'MD5')).toBe(md5)
    expect(paySign(Object.entries(fields), key, 'HMAC-SHA256')).toBe(hmac)
  })

  it('puts capitals first and keeps white space and 0', () => {
    expect(payText(Object.entries({ nonceStr: ' a ', appId: '0', timeStamp: '', package: 'p', Z: '1' }))).toBe(
      'Z=1&appId=0&nonceStr= a &package=p'
    )
  })

  it.skipIf(!hasOpenssl)('agrees with openssl', () => {
    const text = payText(Object.entries(long))
    const whole = `${text}&key=${key}`
    const hex = (argv: readonly string[]) =>
      runOpenssl(['dgst', '-r', ...argv], whole)
        .toString()
        .split(' ')[0]
        ?.toUpperCase()
    expect(signPayText(text, key, 'MD5')).toBe(hex(['-md5']))
    expect(signPayText(text, key, 'HMAC-SHA256')).toBe(hex(['-sha256', '-hmac', key]))
  })
})
