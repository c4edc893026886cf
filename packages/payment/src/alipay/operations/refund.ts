import { type CallOptions, InputError, readInput, readText } from '@kaifang/http-core'
import { encodeYuan } from '../../encode-yuan.ts'
import { readFen } from '../../read-fen.ts'
import type { AlipayContext } from '../alipay-context.ts'
import type { AlipayFailures } from '../alipay-failures.ts'
import { type AlipayFields, readFenOf, readTextOf, requireText } from '../alipay-fields.ts'
import type { AlipayRefundInput, AlipayRefundResult } from '../alipay-types.ts'
import { callAlipay } from '../call-alipay.ts'
import { assertSameOrder, type ReadOrderReference, readNumber, readOrderReference } from '../order-reference.ts'
import { readCashRefundFee, readRefundDetails } from '../read-refund-details.ts'
import { orderQuery } from './order-query.ts'
import { readExtra } from './read-extra.ts'

const CALLER = 'payment.refund'

/** Behind {@link AlipayPayment.refund}, which says what it promises. */
export async function refund(
  context: AlipayContext,
  input: AlipayRefundInput,
  options?: CallOptions
): Promise<AlipayRefundResult> {
  readInput<Partial<AlipayRefundInput>>(CALLER, input, [
    ...(['outTradeNo', 'transactionId', 'outRefundNo', 'totalFee', 'refundFee'] as const),
    ...(['refundFeeType', 'refundDesc', 'extra'] as const)
  ])
  const reference = readOrderReference(CALLER, input)
  const totalFee = input.totalFee === undefined ? undefined : readFen(CALLER, 'totalFee', input.totalFee)
  const refundFee = readFen(CALLER, 'refundFee', input.refundFee, totalFee)
  const given = input.outRefundNo === undefined ? undefined : readNumber(CALLER, 'outRefundNo', input.outRefundNo)
  if (given === undefined && totalFee !== undefined) refuseNamelessPart(refundFee, totalFee)
  const members = {
    ...reference.wire,
    refund_amount: encodeYuan(refundFee),
    refund_currency: readOptional('refundFeeType', input.refundFeeType, 8),
    refund_reason: readOptional('refundDesc', input.refundDesc, 256),
    // Only so does the reply tell what went back to the buyer himself.
    query_options: ['refund_detail_item_list']
  }
  const extra = readExtra(CALLER, input.extra, [...Object.keys(members), 'out_request_no'])
  const outRefundNo = given ?? (await findOrderNumber(context, reference, refundFee, options))
  return callAlipay(
    context,
    {
      operation: 'refund',
      method: 'alipay.trade.refund',
      // Always with a number of its own: it is what keeps a repeat from refunding twice.
      bizContent: { ...members, out_request_no: outRefundNo, ...extra },
      effect: 'keyed-write',
      settleBy: { operation: 'refundQuery', input: { ...reference.settleInput, outRefundNo } }
    },
    (data, fail) => {
      assertSameOrder(reference, data, fail)
      return readResult(data, fail, outRefundNo)
    },
    options
  )
}

function readResult(data: AlipayFields, fail: AlipayFailures, outRefundNo: string): AlipayRefundResult {
  const fundChange = data.fund_change === 'Y' || data.fund_change === 'N' ? data.fund_change : undefined
  const refundDetailItemList = readRefundDetails(data, fail)
  return {
    errCode: 0,
    errMsg: 'ok',
    outTradeNo: requireText(data, 'out_trade_no', fail.shape),
    transactionId: requireText(data, 'trade_no', fail.shape),
    outRefundNo,
    refundId: undefined,
    refundFee: readFenOf(data, 'refund_fee', fail.shape),
    cashRefundFee: readCashRefundFee(data, refundDetailItemList, fail),
    // "Processed" (10000) alone is no refund: only a change of funds is.
    refundStatus: fundChange === 'Y' ? 'SUCCESS' : 'PROCESSING',
    fundChange,
    openid: readTextOf(data, 'buyer_open_id') ?? readTextOf(data, 'buyer_user_id'),
    refundDetailItemList,
    raw: data
  }
}

/** The number of a refund that got none: the order's, which suits one refund in full. */
async function findOrderNumber(
  context: AlipayContext,
  reference: ReadOrderReference,
  refundFee: number,
  options: CallOptions | undefined
): Promise<string> {
  if (reference.outTradeNo !== undefined) return reference.outTradeNo
  const order = await orderQuery(context, { transactionId: reference.transactionId as string }, options)
  if (order.totalFee !== undefined) refuseNamelessPart(refundFee, order.totalFee)
  return order.outTradeNo
}

function refuseNamelessPart(refundFee: number, totalFee: number): void {
  if (refundFee === totalFee) return
  throw new InputError({
    caller: CALLER,
    field: 'outRefundNo',
    rule: 'a number of your own for a partial refund',
    received: 'nothing',
    hint: 'Without one the order number is used, and the second part of an order would count as a repeat of the first'
  })
}

function readOptional(field: string, value: unknown, maxLength: number): string | undefined {
  return value === undefined ? undefined : readText(CALLER, field, value, { maxLength })
}
