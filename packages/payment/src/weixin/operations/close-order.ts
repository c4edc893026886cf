import { type CallOptions, readInput } from '@kaifang/http-core'
import type { WeixinContext } from '../weixin-context.ts'
import type { WeixinCloseOrderInput, WeixinCloseOrderResult } from '../weixin-types.ts'
import type { XmlFields } from '../xml/read-xml.ts'
import { readOutTradeNo } from './read-order-numbers.ts'

/** Behind {@link WeixinPayment.closeOrder}, which says what it promises. */
export function closeOrder(
  context: WeixinContext,
  input: WeixinCloseOrderInput,
  options?: CallOptions
): Promise<WeixinCloseOrderResult> {
  const caller = 'payment.closeOrder'
  const { appId, mchId } = context.settings
  const outTradeNo = readOutTradeNo(caller, readInput(caller, input, ['outTradeNo']).outTradeNo)
  return context.http.send(
    {
      operation: 'closeOrder',
      method: 'POST',
      path: '/pay/closeorder',
      body: { kind: 'form', fields: { out_trade_no: outTradeNo } },
      effect: 'keyed-write',
      settleBy: { operation: 'orderQuery', input: { outTradeNo } }
    },
    (data) => {
      const raw = data as XmlFields
      return {
        errCode: 0,
        errMsg: 'ok',
        appId,
        mchId,
        // The reply names no order.
        outTradeNo,
        alreadyClosed: raw.err_code === 'ORDERCLOSED',
        raw
      }
    },
    options
  )
}
