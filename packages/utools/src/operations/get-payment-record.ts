import { type CallOptions, describeValue, InputError, readInput, readText } from '@kaifang/http-core'
import { type PaymentRecord, readPaymentRecord } from '../payment-record.ts'
import { readSignedReply } from '../read-signed-reply.ts'
import type { UtoolsContext } from '../utools-context.ts'

/** Input of {@link Utools.getPaymentRecord}: one of the two order numbers. */
export type GetPaymentRecordInput =
  | {
      /** Your order number (外部订单号), as given to `utools.openPayment`. */
      readonly outOrderId: string
      readonly orderId?: undefined
    }
  | {
      /** uTools' order number (uTools 订单号). */
      readonly orderId: string
      readonly outOrderId?: undefined
    }

/** Result of {@link Utools.getPaymentRecord}. */
export interface PaymentRecordResult extends PaymentRecord {
  /** Always 0: everything else throws. */
  readonly errCode: 0
  /** Always `ok`. */
  readonly errMsg: 'ok'
}

/** Behind {@link Utools.getPaymentRecord}, which says what it promises. */
export function getPaymentRecord(
  context: UtoolsContext,
  input: GetPaymentRecordInput,
  options?: CallOptions
): Promise<PaymentRecordResult> {
  const caller = 'utools.getPaymentRecord'
  const { outOrderId, orderId } = readInput<Partial<Record<'outOrderId' | 'orderId', unknown>>>(caller, input, [
    'outOrderId',
    'orderId'
  ])
  if (outOrderId !== undefined && orderId !== undefined) {
    const rule = 'to be left out when "orderId" is given'
    throw new InputError({ caller, field: 'outOrderId', rule, received: describeValue(outOrderId) })
  }
  if (outOrderId === undefined && orderId === undefined) {
    throw new InputError({ caller, field: 'outOrderId', rule: 'text (or "orderId" instead)', received: 'neither' })
  }
  const field = orderId === undefined ? 'outOrderId' : 'orderId'
  const wireName = field === 'orderId' ? 'order_id' : 'out_order_id'
  // `utools.openPayment` takes 6 to 64 characters as outOrderId, and every orderId seen has 32: nothing longer exists.
  const number = readText(caller, field, orderId ?? outOrderId, {
    maxLength: 64,
    pattern: /^\S(?:.*\S)?$/su,
    patternRule: 'text without blanks around it'
  })
  return context.http.send(
    {
      operation: 'getPaymentRecord',
      method: 'GET',
      path: '/payments/record',
      query: { [wireName]: number },
      effect: 'read'
    },
    (data, reply) => {
      const record = readPaymentRecord(readSignedReply(context, data, reply), reply.fail.shape)
      if (record.pluginId !== context.settings.pluginId || record[field] !== number) {
        throw reply.fail.signature(
          'ERR_SIGNATURE_BINDING',
          `sent a signed reply for another ${record[field] === number ? 'plugin' : 'order'}`,
          'do not act on it; a signed reply to another call was played back'
        )
      }
      return { errCode: 0, errMsg: 'ok', ...record }
    },
    options
  )
}
