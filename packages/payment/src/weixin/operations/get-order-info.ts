import type { CallOptions, ReplyView } from '@kaifang/http-core'
import { requireText } from '../read-text-of.ts'
import type { WeixinContext } from '../weixin-context.ts'
import type { AppOrderInfo, JsapiOrderInfo, WeixinClientType } from '../weixin-types.ts'
import type { XmlFields } from '../xml/read-xml.ts'
import { readOrderInput } from './read-order-input.ts'
import { signAppOrderInfo } from './sign-app-order-info.ts'
import { signJsapiOrderInfo } from './sign-jsapi-order-info.ts'

/** What one of the clients needs. */
export type AnyOrderInfo = JsapiOrderInfo | AppOrderInfo | { readonly mwebUrl: string } | { readonly codeUrl: string }

/** Behind {@link WeixinPayment.getOrderInfo}, which says what it promises. */
export function getOrderInfo(context: WeixinContext, input: object, options?: CallOptions): Promise<AnyOrderInfo> {
  const { clientType, fields } = readOrderInput('payment.getOrderInfo', input, context.settings)
  return context.http.send(
    {
      operation: 'getOrderInfo',
      method: 'POST',
      path: '/pay/unifiedorder',
      body: { kind: 'form', fields },
      effect: 'keyed-write',
      settleBy: { operation: 'orderQuery', input: { outTradeNo: String(fields.out_trade_no) } }
    },
    (data, reply) => infoOf(context, clientType, data as XmlFields, reply),
    options
  )
}

function infoOf(
  context: WeixinContext,
  clientType: WeixinClientType,
  fields: XmlFields,
  reply: ReplyView
): AnyOrderInfo {
  if (clientType === 'h5') return { mwebUrl: requireText(fields, 'mweb_url', reply.fail.shape) }
  if (clientType === 'native') return { codeUrl: requireText(fields, 'code_url', reply.fail.shape) }
  const prepayId = requireText(fields, 'prepay_id', reply.fail.shape)
  const isApp = clientType === 'app' || clientType === 'app-plus'
  return isApp ? signAppOrderInfo(context, prepayId) : signJsapiOrderInfo(context, prepayId)
}
