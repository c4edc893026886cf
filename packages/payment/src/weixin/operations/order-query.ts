import { type CallOptions, type ReplyView, readInput } from '@kaifang/http-core'
import { readCoupons } from '../read-coupons.ts'
import { readNumberOf } from '../read-number-of.ts'
import { readTextOf, requireText } from '../read-text-of.ts'
import type { WeixinContext } from '../weixin-context.ts'
import type { WeixinOrderQueryInput, WeixinOrderQueryResult } from '../weixin-types.ts'
import type { XmlFields } from '../xml/read-xml.ts'
import { checkNumbers } from './check-numbers.ts'
import { readOrderNumbers } from './read-order-numbers.ts'

/** Behind {@link WeixinPayment.orderQuery}, which says what it promises. */
export function orderQuery(
  context: WeixinContext,
  input: WeixinOrderQueryInput,
  options?: CallOptions
): Promise<WeixinOrderQueryResult> {
  const caller = 'payment.orderQuery'
  const numbers = readOrderNumbers(caller, readInput(caller, input, ['outTradeNo', 'transactionId']))
  return context.http.send(
    {
      operation: 'orderQuery',
      method: 'POST',
      path: '/pay/orderquery',
      body: { kind: 'form', fields: { ...numbers } },
      effect: 'read'
    },
    (data, reply) => {
      checkNumbers(data as XmlFields, numbers, reply)
      return readOrder(data as XmlFields, reply)
    },
    options
  )
}

/** Unpaid orders lack most of what the documents call required. */
function readOrder(fields: XmlFields, reply: ReplyView): WeixinOrderQueryResult {
  const { shape } = reply.fail
  const tradeState = requireText(fields, 'trade_state', shape)
  const totalFee = readNumberOf(fields, 'total_fee', shape)
  return {
    errCode: 0,
    errMsg: 'ok',
    appId: requireText(fields, 'appid', shape),
    mchId: requireText(fields, 'mch_id', shape),
    outTradeNo: requireText(fields, 'out_trade_no', shape),
    transactionId: readTextOf(fields, 'transaction_id'),
    tradeState,
    tradeStateDesc: readTextOf(fields, 'trade_state_desc'),
    paid: tradeState === 'SUCCESS' || tradeState === 'REFUND',
    tradeType: readTextOf(fields, 'trade_type'),
    bankType: readTextOf(fields, 'bank_type'),
    totalFee,
    settlementTotalFee: readNumberOf(fields, 'settlement_total_fee', shape) ?? totalFee,
    feeType: readTextOf(fields, 'fee_type') ?? 'CNY',
    cashFee: readNumberOf(fields, 'cash_fee', shape),
    cashFeeType: readTextOf(fields, 'cash_fee_type'),
    couponFee: readNumberOf(fields, 'coupon_fee', shape),
    couponList: readCoupons(fields, shape),
    openid: readTextOf(fields, 'openid'),
    attach: readTextOf(fields, 'attach'),
    timeEnd: readTextOf(fields, 'time_end'),
    raw: fields
  }
}
