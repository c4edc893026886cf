import { randomNonce } from '@kaifang/http-core'
import type { WeixinContext } from '../weixin-context.ts'
import { signWeixinFields } from '../weixin-sign.ts'
import type { JsapiOrderInfo } from '../weixin-types.ts'

/**
 * Signs what a page in WeChat and a mini program need (再次签名). Every field is signed, `appId` too, and `signType` is the
 * one of the order.
 */
export function signJsapiOrderInfo(
  context: Pick<WeixinContext, 'settings' | 'clock'>,
  prepayId: string
): JsapiOrderInfo {
  const { settings } = context
  const { signType } = settings
  const fields = {
    // The page runs under the sub-merchant's app where there is one.
    appId: settings.subAppId ?? settings.appId,
    timeStamp: String(Math.floor(context.clock.now() / 1000)),
    nonceStr: randomNonce(),
    package: `prepay_id=${prepayId}`,
    signType
  }
  return { ...fields, paySign: signWeixinFields(fields, settings, signType) }
}
