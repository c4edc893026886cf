import { describeValue, InputError, readText } from '@kaifang/http-core'

/** What the documents list, with `@`, which older pages have. */
const NUMBER = /^[\w\-|*@]+$/
const NUMBER_RULE = 'letters, digits and _ - | * @'

/** Reads the merchant's order number (商户订单号): up to 32 characters. */
export function readOutTradeNo(caller: string, value: unknown, minLength = 1): string {
  return readText(caller, 'outTradeNo', value, {
    minLength,
    maxLength: 32,
    pattern: NUMBER,
    patternRule: `${minLength} to 32 ${NUMBER_RULE}`
  })
}

/** Reads the merchant's refund number (商户退款单号): up to 64 characters. */
export function readOutRefundNo(caller: string, value: unknown): string {
  return readText(caller, 'outRefundNo', value, {
    maxLength: 64,
    pattern: NUMBER,
    patternRule: `1 to 64 ${NUMBER_RULE}`
  })
}

/** Reads a number of the platform's (微信支付订单号, 微信退款单号): up to 32 characters. */
export function readPlatformNumber(caller: string, field: string, value: unknown): string {
  return readText(caller, field, value, { maxLength: 32, pattern: /^\w+$/, patternRule: 'up to 32 letters and digits' })
}

/** Numbers of an order, by wire name. */
export interface OrderNumbers {
  readonly transaction_id?: string
  readonly out_trade_no?: string
}

/**
 * Reads which order is meant. The platform goes by `transaction_id` where both are given; the reply is compared with both.
 *
 * @throws {@link InputError} when neither is given.
 */
export function readOrderNumbers(
  caller: string,
  { outTradeNo, transactionId }: { readonly outTradeNo?: unknown; readonly transactionId?: unknown }
): OrderNumbers {
  if (outTradeNo === undefined && transactionId === undefined) {
    const rule = 'text (or "transactionId" instead)'
    throw new InputError({ caller, field: 'outTradeNo', rule, received: describeValue(outTradeNo) })
  }
  return {
    ...(transactionId === undefined
      ? {}
      : { transaction_id: readPlatformNumber(caller, 'transactionId', transactionId) }),
    ...(outTradeNo === undefined ? {} : { out_trade_no: readOutTradeNo(caller, outTradeNo) })
  }
}
