import type { CallOptions } from '@kaifang/http-core'
import { openWeixinBill } from '../bills/open-weixin-bill.ts'
import { readBillText } from '../bills/read-bill-text.ts'
import type { WeixinContext } from '../weixin-context.ts'
import type { DownloadFundflowResult, WeixinFundflowInput } from '../weixin-types.ts'
import { readFundflowInput } from './read-bill-input.ts'

/** Behind {@link WeixinPayment.downloadFundflow}, which says what it promises. */
export async function downloadFundflow(
  context: WeixinContext,
  input: WeixinFundflowInput,
  options?: CallOptions
): Promise<DownloadFundflowResult> {
  const operation = 'downloadFundflow'
  const download = readFundflowInput(operation, input)
  const body = await openWeixinBill(context.secure(`payment.${operation}`).files, download, options)
  return { errCode: 0, errMsg: 'ok', content: await readBillText(operation, body, 'openFundflow') }
}
