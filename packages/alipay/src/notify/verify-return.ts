import { DecodeError, describeValue, InputError } from '@kaifang/http-core'
import type { AlipayContext } from '../alipay-context.ts'
import { requireKey } from '../operations/require-key.ts'
import { type MessageFields, readSignedForm } from './read-signed-form.ts'

/** The address that the buyer's browser came back to, or its query; or a request that has it as `url`. */
export type ReturnInput = string | URL | { readonly url?: string | undefined }

/** What the platform gave the buyer's browser to take along (同步返回). */
export interface AlipayReturn {
  /** Application that it is for; checked to be yours. */
  readonly appId: string
  /** Your order number (商户订单号). */
  readonly outTradeNo: string
  /** Alipay's (支付宝交易号). */
  readonly tradeNo: string | undefined
  /** Amount as text in yuan. */
  readonly totalAmount: string | undefined
  /** Every field that was signed, by wire name, decoded. */
  readonly fields: MessageFields
}

/** Only what has been cut from an address: everything between `?` and `#`. */
function queryOf(caller: string, input: ReturnInput): string {
  const text = typeof input === 'string' ? input : input instanceof URL ? input.href : input?.url
  if (typeof text !== 'string') {
    const rule = 'the address that the browser came back to, with its query'
    throw new InputError({ caller, field: 'input', rule, received: describeValue(text) })
  }
  const mark = text.indexOf('?')
  const query = mark === -1 ? text : text.slice(mark + 1)
  return query.replace(/#.*$/s, '')
}

/** Behind {@link Alipay.verifyReturn}, which says what it promises. */
export async function verifyReturn(context: AlipayContext, input: ReturnInput): Promise<AlipayReturn> {
  const caller = 'alipay.verifyReturn'
  requireKey(caller, context.settings)
  const fields = await readSignedForm(context, Buffer.from(queryOf(caller, input)), {
    operation: 'verifyReturn',
    noun: 'return',
    dialectOf: () => ({ signType: 'never' })
  })
  const { out_trade_no: outTradeNo, method } = fields
  // A notification is signed alike; the browser must not pass one off as its return.
  if (outTradeNo === undefined || outTradeNo === '' || method === undefined || !/\.return$/.test(method)) {
    throw new DecodeError({
      service: 'alipay',
      operation: 'verifyReturn',
      code: 'ERR_REPLY_SHAPE',
      shortMessage: 'got a return that is none: "method" and "out_trade_no" do not say so',
      retryable: false,
      outcome: 'rejected',
      advice: 'notifications belong to verifyNotify'
    })
  }
  return {
    appId: context.settings.appId,
    outTradeNo,
    tradeNo: fields.trade_no,
    totalAmount: fields.total_amount,
    fields
  }
}
