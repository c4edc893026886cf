import type { CallOptions } from '@kaifang/http-core'
import type { BillStream } from '../../payment-types.ts'
import { openWeixinBill } from '../bills/open-weixin-bill.ts'
import type { WeixinContext } from '../weixin-context.ts'
import type { WeixinFundflowInput } from '../weixin-types.ts'
import { readFundflowInput } from './read-bill-input.ts'

/** Behind {@link WeixinPayment.openFundflow}, which says what it promises. */
export async function openFundflow(
  context: WeixinContext,
  input: WeixinFundflowInput,
  options?: CallOptions
): Promise<BillStream> {
  const download = readFundflowInput('openFundflow', input)
  return { body: await openWeixinBill(context.secure('payment.openFundflow').files, download, options) }
}
