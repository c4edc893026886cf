import { createFixedClock } from '@kaifang/http-core/testing'
import { describe, expect, it } from 'vitest'
import { signAppOrderInfo } from '../../../src/weixin/operations/sign-app-order-info.ts'
import { readWeixinSettings, type WeixinSettings } from '../../../src/weixin/weixin-settings.ts'
import { opensslDigest } from '../support/openssl-digest.ts'
import { APP_ID, KEY, MCH_ID } from '../support/start-weixin.ts'

/** `timestamp` of the reference's vector, and a time within that second. */
const clock = createFixedClock(1_412_000_000_999)
const contextOf = (more: Partial<WeixinSettings> = {}) => ({
  clock,
  settings: readWeixinSettings({ appId: APP_ID, mchId: MCH_ID, key: KEY, ...more } as WeixinSettings)
})

describe('the second signature of the App', () => {
  it('covers six fields in small letters, with the algorithm of the order', () => {
    const info = signAppOrderInfo(contextOf({ signType: 'HMAC-SHA256' }), 'WX1217752501201407033233368018')
    const text = `appid=${APP_ID}&noncestr=${info.noncestr}&package=Sign=WXPay&partnerid=${MCH_ID}&prepayid=WX1217752501201407033233368018&timestamp=1412000000&key=${KEY}`
    expect(info.sign).toBe(opensslDigest('sha256', text, KEY))
  })

  it('is made under the sub-merchant of a service provider', () => {
    const context = contextOf({ subMchId: '1900000109', subAppId: 'wx8888888888888888' })
    expect(signAppOrderInfo(context, 'x')).toMatchObject({ appid: 'wx8888888888888888', partnerid: '1900000109' })
  })
})
