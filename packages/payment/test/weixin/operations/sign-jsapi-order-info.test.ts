import { createFixedClock } from '@kaifang/http-core/testing'
import { describe, expect, it } from 'vitest'
import { signJsapiOrderInfo } from '../../../src/weixin/operations/sign-jsapi-order-info.ts'
import { readWeixinSettings, type WeixinSettings } from '../../../src/weixin/weixin-settings.ts'
import { opensslDigest } from '../support/openssl-digest.ts'
import { APP_ID, KEY, MCH_ID } from '../support/start-weixin.ts'

/** `timestamp` of the reference's vector, and a time within that second. */
const clock = createFixedClock(1_412_000_000_999)
const contextOf = (more: Partial<WeixinSettings> = {}) => ({
  clock,
  settings: readWeixinSettings({ appId: APP_ID, mchId: MCH_ID, key: KEY, ...more } as WeixinSettings)
})

describe('the second signature of a page in WeChat', () => {
  it('covers five fields, appId with a capital among them', () => {
    const info = signJsapiOrderInfo(contextOf(), 'wx2014')
    const text = `appId=${APP_ID}&nonceStr=${info.nonceStr}&package=prepay_id=wx2014&signType=MD5&timeStamp=1412000000&key=${KEY}`
    expect(info).toMatchObject({ timeStamp: '1412000000', paySign: opensslDigest('md5', text) })
  })

  it('is made under the app of the sub-merchant where there is one', () => {
    const context = contextOf({ subMchId: '1900000109', subAppId: 'wx8888888888888888' })
    expect(signJsapiOrderInfo(context, 'x').appId).toBe('wx8888888888888888')
    expect(signJsapiOrderInfo(contextOf({ subMchId: '1900000109' }), 'x').appId).toBe(APP_ID)
  })
})
