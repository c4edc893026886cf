import { randomNonce } from '@kaifang/http-core'
import type { WeixinContext } from '../weixin-context.ts'
import { signWeixinFields } from '../weixin-sign.ts'
import type { AppOrderInfo } from '../weixin-types.ts'

/**
 * Signs what the App's SDK needs (再次签名). There is no `signType` in it: the phone goes by the one of the order.
 *
 * For a service provider (服务商) app and merchant are those of the sub-merchant, as other clients do it; the documents that
 * we have leave it open.
 */
export function signAppOrderInfo(context: Pick<WeixinContext, 'settings' | 'clock'>, prepayId: string): AppOrderInfo {
  const { settings } = context
  const fields = {
    appid: settings.subAppId ?? settings.appId,
    partnerid: settings.subMchId ?? settings.mchId,
    prepayid: prepayId,
    package: 'Sign=WXPay',
    noncestr: randomNonce(),
    timestamp: String(Math.floor(context.clock.now() / 1000))
  }
  return { ...fields, sign: signWeixinFields(fields, settings, settings.signType) }
}
