import { type CallOptions, readInput } from '@kaifang/http-core'
import type { AlipayContext } from '../alipay-context.ts'
import { readTextOf } from '../alipay-fields.ts'
import type { CancelOrderInput, CancelOrderResult } from '../alipay-types.ts'
import { callAlipay } from '../call-alipay.ts'
import { assertSameOrder, type ReadOrderReference, readOrderReference } from '../order-reference.ts'

/** Wait before the first repeat, in milliseconds; doubles with each. */
const PAUSE_MS = 500

/** Behind {@link AlipayPayment.cancelOrder}, which says what it promises. */
export async function cancelOrder(
  context: AlipayContext,
  input: CancelOrderInput,
  options?: CallOptions
): Promise<CancelOrderResult> {
  const caller = 'payment.cancelOrder'
  readInput<Partial<CancelOrderInput>>(caller, input, ['outTradeNo', 'transactionId'])
  const reference = readOrderReference(caller, input)
  const repeats = options?.retry === false ? 0 : (options?.retry?.limit ?? context.settings.retryLimit)
  for (let repeat = 0; ; repeat++) {
    const result = await cancelOnce(context, reference, options)
    if (result.retryFlag === 'N' || repeat >= repeats) return result
    await context.clock.sleep(PAUSE_MS * 2 ** repeat, options?.signal)
  }
}

function cancelOnce(
  context: AlipayContext,
  reference: ReadOrderReference,
  options: CallOptions | undefined
): Promise<CancelOrderResult> {
  return callAlipay(
    context,
    {
      operation: 'cancelOrder',
      method: 'alipay.trade.cancel',
      bizContent: reference.wire,
      // The same order can only be undone once.
      effect: 'keyed-write',
      settleBy: { operation: 'orderQuery', input: reference.settleInput }
    },
    (data, fail) => {
      assertSameOrder(reference, data, fail)
      const { action } = data
      if (action !== undefined && action !== '' && action !== 'close' && action !== 'refund') {
        throw fail.shape('action', 'one of close, refund')
      }
      return {
        errCode: 0,
        errMsg: 'ok',
        outTradeNo: readTextOf(data, 'out_trade_no'),
        transactionId: readTextOf(data, 'trade_no'),
        retryFlag: data.retry_flag === 'Y' ? 'Y' : 'N',
        action: action === '' ? undefined : action,
        raw: data
      }
    },
    options
  )
}
