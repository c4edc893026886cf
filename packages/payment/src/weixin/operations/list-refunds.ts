import { type CallOptions, readInput } from '@kaifang/http-core'
import type { WeixinContext } from '../weixin-context.ts'
import type { WeixinRefundItem, WeixinRefundQueryInput } from '../weixin-types.ts'
import { REFUND_QUERY_FIELDS, refundQuery } from './refund-query.ts'

/** An order has 50 refunds at most. */
const MAX_PAGES = 50

/** Behind {@link WeixinPayment.listRefunds}, which says what it promises. */
export async function* listRefunds(
  context: WeixinContext,
  input: WeixinRefundQueryInput,
  options?: CallOptions
): AsyncGenerator<WeixinRefundItem, void, undefined> {
  const seen = new Set<string>()
  const start = readInput('payment.listRefunds', input, REFUND_QUERY_FIELDS)
  let offset = start.offset ?? 0
  for (let page = 0; page < MAX_PAGES; page++) {
    const { refundList, totalRefundCount } = await refundQuery(context, { ...input, offset }, options)
    const fresh = refundList.filter(({ refundId }) => !seen.has(refundId))
    for (const item of fresh) {
      seen.add(item.refundId)
      yield item
    }
    offset += refundList.length
    // A platform that does not move on would be asked for ever.
    if (fresh.length === 0 || totalRefundCount === undefined || offset >= totalRefundCount) return
  }
}
