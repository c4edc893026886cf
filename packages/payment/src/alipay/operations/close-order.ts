import { matchesSubCode } from '@kaifang/alipay'
import { type CallOptions, readInput } from '@kaifang/http-core'
import type { AlipayContext } from '../alipay-context.ts'
import { requireText } from '../alipay-fields.ts'
import type { AlipayCloseOrderInput, AlipayCloseOrderResult } from '../alipay-types.ts'
import { callAlipay } from '../call-alipay.ts'
import { assertSameOrder, type ReadOrderReference, readOrderReference } from '../order-reference.ts'
import { orderQuery } from './order-query.ts'

/** What the platform says of an order that is not waiting for its buyer: paid, or closed. */
const NOT_WAITING = ['TRADE_STATUS_ERROR', 'REASON_TRADE_STATUS_INVALID', 'REASON_ILLEGAL_STATUS', 'TRADE_HAS_CLOSE']

/** Behind {@link AlipayPayment.closeOrder}, which says what it promises. */
export async function closeOrder(
  context: AlipayContext,
  input: AlipayCloseOrderInput,
  options?: CallOptions
): Promise<AlipayCloseOrderResult> {
  const caller = 'payment.closeOrder'
  readInput<Partial<AlipayCloseOrderInput>>(caller, input, ['outTradeNo', 'transactionId'])
  const reference = readOrderReference(caller, input)
  try {
    return await closeTrade(context, reference, options)
  } catch (error) {
    if (!matchesSubCode(error, ...NOT_WAITING)) throw error
    // An earlier try may have closed it, and its reply been lost: the platform then speaks as of a paid order.
    const order = await orderQuery(context, input, options).catch(() => undefined)
    options?.signal?.throwIfAborted()
    if (order?.tradeState !== 'CLOSED') throw error
    const { outTradeNo, transactionId, raw } = order
    return { errCode: 0, errMsg: 'ok', outTradeNo, transactionId, alreadyClosed: true, raw }
  }
}

function closeTrade(
  context: AlipayContext,
  reference: ReadOrderReference,
  options: CallOptions | undefined
): Promise<AlipayCloseOrderResult> {
  return callAlipay(
    context,
    {
      operation: 'closeOrder',
      method: 'alipay.trade.close',
      bizContent: reference.wire,
      effect: 'keyed-write',
      settleBy: { operation: 'orderQuery', input: reference.settleInput }
    },
    (data, fail) => {
      assertSameOrder(reference, data, fail)
      return {
        errCode: 0,
        errMsg: 'ok',
        outTradeNo: requireText(data, 'out_trade_no', fail.shape),
        transactionId: requireText(data, 'trade_no', fail.shape),
        alreadyClosed: false,
        raw: data
      }
    },
    options
  )
}
