import type { AlipayScene } from '../gateway/alipay-scene.ts'
import { encodeText } from '../wire/charset.ts'
import { chinaTime } from '../wire/china-time.ts'
import { signBytes } from '../wire/sign-bytes.ts'
import { escapeForm } from '../wire/split-form.ts'
import { stringToSign } from '../wire/string-to-sign.ts'
import { yuanText } from '../wire/yuan-text.ts'
import type { StoredTrade } from './stored-trade.ts'

/** Where the buyer's browser is sent after payment: signed without `sign_type`, as notifications are (Alipay reference 10.4 b). */
export function returnAddress(trade: StoredTrade, scene: AlipayScene): string | undefined {
  const { appId, keyring, state, nowMs } = scene
  const pages = ['alipay.trade.page.pay', 'alipay.trade.wap.pay']
  if (trade.returnUrl === undefined || !pages.includes(trade.method)) return undefined
  const fields = Object.entries({
    app_id: appId,
    auth_app_id: trade.merchant.appId,
    charset: trade.charset,
    method: `${trade.method}.return`,
    out_trade_no: trade.outTradeNo,
    seller_id: trade.merchant.sellerId,
    sign_type: 'RSA2',
    timestamp: chinaTime(nowMs),
    total_amount: yuanText(trade.totalFen),
    trade_no: trade.tradeNo,
    version: '1.0'
  }).map(([name, value]): [string, Buffer] => [name, encodeText(value, trade.charset)])
  const certificate = trade.certified ? keyring.made.certificates?.alipay[state.certificateIndex] : undefined
  const key = certificate?.privateKey ?? keyring.made.keys!.alipay.privateKey
  const sign = signBytes(stringToSign(fields, ['sign', 'sign_type']), key)
  const pairs = [...fields, ['sign', Buffer.from(sign)] as const].map(([name, value]) => `${name}=${escapeForm(value)}`)
  return `${trade.returnUrl}${trade.returnUrl.includes('?') ? '&' : '?'}${pairs.join('&')}`
}
