import { type CallOptions, describeValue, InputError, readInput, readText } from '@kaifang/http-core'
import { readAccessToken } from '../../read-access-token.ts'
import { readOpenid } from '../../read-openid.ts'
import { readResult, type WeixinResult } from '../../read-result.ts'
import type { TokenInput } from '../../token-input.ts'
import type { WeixinContext } from '../../wechat-openapi-context.ts'

/** A payment, by one of its numbers. */
export type PaymentNumber =
  | {
      /** Number of WeChat Pay (微信支付订单号). */
      readonly transactionId: string
      readonly mchId?: undefined
      readonly outTradeNo?: undefined
    }
  | {
      readonly transactionId?: undefined
      /** Merchant (商户号) that `outTradeNo` is of. */
      readonly mchId: string
      /** Your order number (商户订单号). */
      readonly outTradeNo: string
    }

/** Input of {@link WeixinAuth.getPaidUnionId}: the payer, and the payment by WeChat's number or by yours. */
export type GetPaidUnionIdInput = TokenInput & {
  /** Who paid (支付用户唯一标识). */
  readonly openid: string
} & PaymentNumber

/** Result of {@link WeixinAuth.getPaidUnionId}. */
export interface GetPaidUnionIdResult extends WeixinResult {
  /** Id of the user in all apps of one Open Platform account. */
  readonly unionid: string
}

const CALLER = 'wechat-openapi.auth.getPaidUnionId'

function readPayment(input: GetPaidUnionIdInput): Record<string, string> {
  const { transactionId, mchId, outTradeNo } = input
  if (transactionId === undefined) {
    return {
      mch_id: readText(CALLER, 'mchId', mchId),
      out_trade_no: readText(CALLER, 'outTradeNo', outTradeNo)
    }
  }
  for (const [field, value] of Object.entries({ mchId, outTradeNo })) {
    if (value === undefined) continue
    const rule = 'to be left out when "transactionId" is given'
    throw new InputError({ caller: CALLER, field, rule, received: describeValue(value) })
  }
  return { transaction_id: readText(CALLER, 'transactionId', transactionId) }
}

/** The wire call of {@link WeixinAuth.getPaidUnionId}. */
export async function getPaidUnionId(
  context: WeixinContext,
  input: GetPaidUnionIdInput,
  options?: CallOptions
): Promise<GetPaidUnionIdResult> {
  readInput(CALLER, input as object as Partial<Record<string, unknown>>, [
    'accessToken',
    'openid',
    'transactionId',
    'mchId',
    'outTradeNo'
  ])
  const query = {
    access_token: readAccessToken(CALLER, input.accessToken),
    openid: readOpenid(CALLER, 'openid', input.openid),
    ...readPayment(input)
  }
  return context.http.send(
    { operation: 'auth.getPaidUnionId', method: 'GET', path: '/wxa/getpaidunionid', query, effect: 'read' },
    (data, reply) => readResult<GetPaidUnionIdResult>(data, reply, { unionid: 'text' }),
    options
  )
}
