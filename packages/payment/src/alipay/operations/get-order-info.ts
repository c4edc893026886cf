import type { CallOptions } from '@kaifang/http-core'
import type { AlipayContext } from '../alipay-context.ts'
import { requireText } from '../alipay-fields.ts'
import type { AlipayClientType, AlipayOrderInfo, AlipayOrderInput, AlipayPageOrder } from '../alipay-types.ts'
import { callAlipay, dropAbsent } from '../call-alipay.ts'
import { assertSameOrder } from '../order-reference.ts'
import { type ReadAlipayOrder, readAlipayOrder } from './read-alipay-order.ts'

/** Behind {@link AlipayPayment.getOrderInfo}, which says what it promises. */
export async function getOrderInfo<T extends AlipayClientType>(
  context: AlipayContext,
  input: AlipayOrderInput<T>,
  options?: CallOptions
): Promise<AlipayOrderInfo<T>> {
  const order = readAlipayOrder('payment.getOrderInfo', input, context.settings)
  const info = order.clientType === 'mp-alipay' ? await createTrade(context, order, options) : sign(context, order)
  // The compiler can't see that the branch above follows the client.
  return info as AlipayOrderInfo<T>
}

function createTrade(
  context: AlipayContext,
  order: ReadAlipayOrder,
  options: CallOptions | undefined
): Promise<string> {
  const { outTradeNo, bizContent, notifyUrl } = order
  return callAlipay(
    context,
    {
      operation: 'getOrderInfo',
      method: 'alipay.trade.create',
      bizContent,
      notifyUrl,
      effect: 'keyed-write',
      settleBy: { operation: 'orderQuery', input: { outTradeNo } }
    },
    (data, fail) => {
      assertSameOrder({ outTradeNo, transactionId: undefined }, data, fail)
      return requireText(data, 'trade_no', fail.shape)
    },
    options
  )
}

/** App and browser bring the signed order to the platform themselves. */
function sign({ alipay }: AlipayContext, order: ReadAlipayOrder): string | AlipayPageOrder {
  const { clientType, bizContent, notifyUrl, returnUrl } = order
  const params = {
    bizContent: dropAbsent(bizContent),
    notifyUrl,
    ...(returnUrl === undefined ? {} : { returnUrl })
  }
  if (clientType === 'app' || clientType === 'app-plus') return alipay.buildOrderString('alipay.trade.app.pay', params)
  const method = `alipay.trade.${clientType}.pay`
  return { url: alipay.buildPageUrl(method, params), form: alipay.buildPageForm(method, params) }
}
