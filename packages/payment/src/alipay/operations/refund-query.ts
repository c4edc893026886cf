import { type CallOptions, readInput } from '@kaifang/http-core'
import type { AlipayContext } from '../alipay-context.ts'
import { readFenOf, readTextOf } from '../alipay-fields.ts'
import type { AlipayRefundQueryInput, AlipayRefundQueryResult } from '../alipay-types.ts'
import { callAlipay } from '../call-alipay.ts'
import { assertSameOrder, readNumber, readOrderReference } from '../order-reference.ts'
import { readRefundDetails, readRefundRoyaltys } from '../read-refund-details.ts'

/** Behind {@link AlipayPayment.refundQuery}, which says what it promises. */
export function refundQuery(
  context: AlipayContext,
  input: AlipayRefundQueryInput,
  options?: CallOptions
): Promise<AlipayRefundQueryResult> {
  const caller = 'payment.refundQuery'
  readInput<Partial<AlipayRefundQueryInput>>(caller, input, ['outTradeNo', 'transactionId', 'outRefundNo'])
  const reference = readOrderReference(caller, input)
  const outRefundNo = readNumber(caller, 'outRefundNo', input.outRefundNo)
  return callAlipay(
    context,
    {
      operation: 'refundQuery',
      method: 'alipay.trade.fastpay.refund.query',
      bizContent: { ...reference.wire, out_request_no: outRefundNo, query_options: ['refund_detail_item_list'] },
      effect: 'read'
    },
    (data, fail) => {
      assertSameOrder(reference, data, fail)
      const told = readTextOf(data, 'out_request_no')
      if (told !== undefined && told !== outRefundNo) {
        const advice = 'do not act on it; a signed reply to another call was played back'
        throw fail.binding('sent a signed reply about another refund', advice)
      }
      const refundFee = readFenOf(data, 'refund_amount', fail.shape)
      return {
        errCode: 0,
        errMsg: 'ok',
        outTradeNo: readTextOf(data, 'out_trade_no'),
        transactionId: readTextOf(data, 'trade_no'),
        outRefundNo: told,
        totalFee: readFenOf(data, 'total_amount', fail.shape),
        refundFee,
        refundStatus: readStatus(readTextOf(data, 'refund_status'), refundFee, context.settings.legacyRefundStatus),
        refundId: readTextOf(data, 'refund_settlement_id'),
        refundDesc: readTextOf(data, 'refund_reason'),
        refundRoyaltys: readRefundRoyaltys(data, fail),
        refundDetailItemList: readRefundDetails(data, fail),
        raw: data
      }
    },
    options
  )
}

/**
 * The platform's documents disagree on a reply without a status: done (older), or not received or failed (newer). A wrong
 * number gets such a reply too, so without an amount it tells nothing in either reading.
 */
function readStatus(status: string | undefined, refundFee: number | undefined, legacy: boolean): 'SUCCESS' | 'UNKNOWN' {
  if (status === 'REFUND_SUCCESS') return 'SUCCESS'
  return legacy && status === undefined && refundFee !== undefined ? 'SUCCESS' : 'UNKNOWN'
}
