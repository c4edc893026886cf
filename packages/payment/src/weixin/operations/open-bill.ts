import type { CallOptions } from '@kaifang/http-core'
import type { BillStream } from '../../payment-types.ts'
import { openWeixinBill } from '../bills/open-weixin-bill.ts'
import type { WeixinContext } from '../weixin-context.ts'
import type { WeixinBillInput } from '../weixin-types.ts'
import { readBillInput } from './read-bill-input.ts'

/** Behind {@link WeixinPayment.openBill}, which says what it promises. */
export async function openBill(
  context: WeixinContext,
  input: WeixinBillInput,
  options?: CallOptions
): Promise<BillStream> {
  return { body: await openWeixinBill(context.files, readBillInput('openBill', input), options) }
}
