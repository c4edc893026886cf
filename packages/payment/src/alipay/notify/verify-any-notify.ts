import type { NotifyInput } from '@kaifang/http-core'
import type { AlipayContext } from '../alipay-context.ts'
import { alipayFailures } from '../alipay-failures.ts'
import { readTextOf } from '../alipay-fields.ts'
import { type AnyAlipayNotify, readTradeNotify } from './read-trade-notify.ts'

/**
 * Verifies any message: the client checks signature and app, and here the seller is checked and told what it reports.
 *
 * @param operation - Operation, for errors.
 */
export async function verifyAnyNotify(
  { alipay, settings }: AlipayContext,
  input: NotifyInput,
  operation: string
): Promise<AnyAlipayNotify> {
  const message = await alipay.verifyNotify(input)
  const { fields, successReply } = message
  if (message.kind !== 'trade') {
    return {
      platform: 'alipay',
      kind: 'other',
      outTradeNo: undefined,
      transactionId: undefined,
      state: message.notifyType,
      raw: fields,
      successReply
    }
  }
  const seller = readTextOf(fields, 'seller_id')
  if (settings.sellerIds.length > 0 && !settings.sellerIds.includes(seller ?? '')) {
    throw alipayFailures({ operation, outcome: 'rejected' }, 'notification').binding(
      'refused a notification for another seller',
      'check which sellers are yours (sellerId of initAlipay takes several)'
    )
  }
  return readTradeNotify(operation, { notifyId: message.notifyId, fields, successReply })
}
