import type { CallOptions } from '@kaifang/http-core'
import { openWeixinBill } from '../bills/open-weixin-bill.ts'
import { readBillText } from '../bills/read-bill-text.ts'
import type { WeixinContext } from '../weixin-context.ts'
import type { DownloadBillResult, WeixinBillInput } from '../weixin-types.ts'
import { readBillInput } from './read-bill-input.ts'

/** Behind {@link WeixinPayment.downloadBill}, which says what it promises. */
export async function downloadBill(
  context: WeixinContext,
  input: WeixinBillInput,
  options?: CallOptions
): Promise<DownloadBillResult> {
  const operation = 'downloadBill'
  const body = await openWeixinBill(context.files, readBillInput(operation, input), options)
  return { errCode: 0, errMsg: 'ok', content: await readBillText(operation, body, 'openBill') }
}
