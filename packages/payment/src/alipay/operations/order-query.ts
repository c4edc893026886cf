import { type CallOptions, readInput } from '@kaifang/http-core'
import type { AlipayContext } from '../alipay-context.ts'
import { readCompactTime, readFenOf, readTextOf, requireText } from '../alipay-fields.ts'
import type { AlipayOrderQueryInput, AlipayOrderQueryResult } from '../alipay-types.ts'
import { callAlipay } from '../call-alipay.ts'
import { assertSameOrder, readOrderReference } from '../order-reference.ts'
import { readTradeState } from '../read-trade-state.ts'

/** Behind {@link AlipayPayment.orderQuery}, which says what it promises. */
export function orderQuery(
  context: AlipayContext,
  input: AlipayOrderQueryInput,
  options?: CallOptions
): Promise<AlipayOrderQueryResult> {
  const caller = 'payment.orderQuery'
  readInput<Partial<AlipayOrderQueryInput>>(caller, input, ['outTradeNo', 'transactionId'])
  const reference = readOrderReference(caller, input)
  return callAlipay(
    context,
    { operation: 'orderQuery', method: 'alipay.trade.query', bizContent: reference.wire, effect: 'read' },
    (data, fail) => {
      assertSameOrder(reference, data, fail)
      const tradeState = readTradeState(requireText(data, 'trade_status', fail.shape))
      const totalFee = readFenOf(data, 'total_amount', fail.shape)
      return {
        errCode: 0,
        errMsg: 'ok',
        outTradeNo: requireText(data, 'out_trade_no', fail.shape),
        transactionId: requireText(data, 'trade_no', fail.shape),
        tradeState,
        paid: tradeState === 'SUCCESS' || tradeState === 'FINISHED',
        totalFee,
        // `settle_amount` comes only with contracts that settle in another currency.
        settlementTotalFee:
          readFenOf(data, 'settle_amount', fail.shape) ?? readFenOf(data, 'receipt_amount', fail.shape) ?? totalFee,
        cashFee: readFenOf(data, 'buyer_pay_amount', fail.shape),
        openid: readTextOf(data, 'buyer_open_id') ?? readTextOf(data, 'buyer_user_id'),
        feeType: readTextOf(data, 'trans_currency') ?? 'CNY',
        timeEnd: readCompactTime(data, 'send_pay_date'),
        cashFeeType: readTextOf(data, 'pay_currency'),
        raw: data
      }
    },
    options
  )
}
