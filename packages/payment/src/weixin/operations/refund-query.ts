import { type CallOptions, InputError, type ReplyView, readInput, readInteger } from '@kaifang/http-core'
import { numbersOf, readRefundCoupons } from '../read-coupons.ts'
import { readNumberOf, requireNumber } from '../read-number-of.ts'
import { readTextOf, requireText } from '../read-text-of.ts'
import type { ShapeError } from '../shape-error.ts'
import type { WeixinContext } from '../weixin-context.ts'
import type { WeixinRefundItem, WeixinRefundQueryInput, WeixinRefundQueryResult } from '../weixin-types.ts'
import type { XmlFields } from '../xml/read-xml.ts'
import { checkNumbers } from './check-numbers.ts'
import { readOutRefundNo, readOutTradeNo, readPlatformNumber } from './read-order-numbers.ts'

/** Fields that the operation takes. */
export const REFUND_QUERY_FIELDS = ['outTradeNo', 'transactionId', 'outRefundNo', 'refundId', 'offset'] as const

/** Numbers of the order, which the reply has once, and of the refund, which each of its records has. */
interface Asked {
  readonly order: Readonly<Record<string, string>>
  readonly refund: Readonly<Record<string, string>>
}

/** Behind {@link WeixinPayment.refundQuery}, which says what it promises. */
export function refundQuery(
  context: WeixinContext,
  input: WeixinRefundQueryInput,
  options?: CallOptions
): Promise<WeixinRefundQueryResult> {
  const caller = 'payment.refundQuery'
  const { order, refund } = readAsked(caller, readInput(caller, input, REFUND_QUERY_FIELDS))
  const offset = input.offset === undefined ? undefined : readInteger(caller, 'offset', input.offset, { min: 0 })
  return context.http.send(
    {
      operation: 'refundQuery',
      method: 'POST',
      path: '/pay/refundquery',
      body: { kind: 'form', fields: { ...order, ...refund, offset } },
      effect: 'read'
    },
    (data, reply) => {
      const fields = data as XmlFields
      checkNumbers(fields, order, reply)
      for (const number of refundNumbersOf(fields)) {
        const numbered = Object.entries(refund).map(([name, value]) => [`${name}_${number}`, value])
        checkNumbers(fields, Object.fromEntries(numbered), reply)
      }
      return readRefunds(fields, reply)
    },
    options
  )
}

function readAsked(caller: string, input: WeixinRefundQueryInput): Asked {
  const { outTradeNo, transactionId, outRefundNo, refundId } = input
  const order = {
    ...(transactionId === undefined
      ? {}
      : { transaction_id: readPlatformNumber(caller, 'transactionId', transactionId) }),
    ...(outTradeNo === undefined ? {} : { out_trade_no: readOutTradeNo(caller, outTradeNo) })
  }
  const refund = {
    ...(refundId === undefined ? {} : { refund_id: readPlatformNumber(caller, 'refundId', refundId) }),
    ...(outRefundNo === undefined ? {} : { out_refund_no: readOutRefundNo(caller, outRefundNo) })
  }
  if (Object.keys({ ...order, ...refund }).length > 0) return { order, refund }
  throw new InputError({
    caller,
    field: 'outRefundNo',
    rule: 'text (or "refundId", "transactionId" or "outTradeNo" instead)',
    received: 'nothing'
  })
}

/** The numbers of the records in a reply; `refund_count` says as many, and a reply may leave it out. */
function refundNumbersOf(fields: XmlFields): number[] {
  return numbersOf(fields, /^(?:out_refund_no|refund_id)_(\d{1,4})$/)
}

function readRefunds(fields: XmlFields, reply: ReplyView): WeixinRefundQueryResult {
  const { shape } = reply.fail
  const refundList = refundNumbersOf(fields).map((number) => readRefundItem(fields, number, shape))
  const count = readNumberOf(fields, 'refund_count', shape)
  if (count !== undefined && count !== refundList.length) throw shape('refund_count', 'the number of refunds in it')
  const totalFee = requireNumber(fields, 'total_fee', shape)
  return {
    errCode: 0,
    errMsg: 'ok',
    outTradeNo: requireText(fields, 'out_trade_no', shape),
    transactionId: requireText(fields, 'transaction_id', shape),
    totalFee,
    settlementTotalFee: readNumberOf(fields, 'settlement_total_fee', shape) ?? totalFee,
    cashFee: readNumberOf(fields, 'cash_fee', shape),
    feeType: readTextOf(fields, 'fee_type') ?? 'CNY',
    refundFee: readNumberOf(fields, 'refund_fee', shape),
    refundStatus: refundList.length === 1 ? refundList[0]?.refundStatus : undefined,
    totalRefundCount: readNumberOf(fields, 'total_refund_count', shape),
    refundList,
    raw: fields
  }
}

function readRefundItem(fields: XmlFields, number: number, shape: ShapeError): WeixinRefundItem {
  const text = (name: string) => readTextOf(fields, `${name}_${number}`)
  const fen = (name: string) => readNumberOf(fields, `${name}_${number}`, shape)
  const refundFee = requireNumber(fields, `refund_fee_${number}`, shape)
  return {
    outRefundNo: requireText(fields, `out_refund_no_${number}`, shape),
    refundId: requireText(fields, `refund_id_${number}`, shape),
    refundChannel: text('refund_channel'),
    refundFee,
    settlementRefundFee: fen('settlement_refund_fee') ?? refundFee,
    refundStatus: requireText(fields, `refund_status_${number}`, shape),
    couponRefundFee: fen('coupon_refund_fee'),
    couponRefundCount: fen('coupon_refund_count'),
    refundAccount: text('refund_account'),
    refundRecvAccout: text('refund_recv_accout'),
    refundSuccessTime: text('refund_success_time'),
    couponList: readRefundCoupons(fields, shape, number)
  }
}
