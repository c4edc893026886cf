import { type CallOptions, InputError, readChoice, readInput, readText } from '@kaifang/http-core'
import type { BillStream } from '../../payment-types.ts'
import type { AlipayContext } from '../alipay-context.ts'
import { requireText } from '../alipay-fields.ts'
import type { AlipayBillInput } from '../alipay-types.ts'
import { callAlipay } from '../call-alipay.ts'
import { readBillDate } from './read-bill-date.ts'

const BILL_TYPES = [
  ...(['trade', 'signcustomer', 'merchant_act'] as const),
  ...(['trade_zft_merchant', 'zft_acc', 'settlementMerge'] as const)
]

/** Behind {@link AlipayPayment.openBill}, which says what it promises. */
export async function openBill(
  context: AlipayContext,
  input: AlipayBillInput,
  options?: CallOptions,
  operation: 'openBill' | 'downloadBill' = 'openBill'
): Promise<BillStream> {
  const caller = `payment.${operation}`
  const { billDate, billType, smid } = readInput(caller, input, ['billDate', 'billType', 'smid'])
  const type = readChoice(caller, 'billType', billType ?? 'trade', BILL_TYPES)
  if (smid !== undefined && type !== 'trade_zft_merchant') {
    const rule = 'to be left out unless "billType" is trade_zft_merchant'
    throw new InputError({ caller, field: 'smid', rule, received: 'one' })
  }
  const url = await callAlipay(
    context,
    {
      operation,
      method: 'alipay.data.dataservice.bill.downloadurl.query',
      bizContent: {
        bill_type: type,
        bill_date: readBillDate(caller, billDate),
        // An https address; the client raises the older kind to https by itself.
        secure: 'true',
        smid: smid === undefined ? undefined : readText(caller, 'smid', smid, { maxLength: 64 })
      },
      effect: 'read'
    },
    (data, fail) => requireText(data, 'bill_download_url', fail.shape),
    options
  )
  const { body } = await context.alipay.open(url, { ...options, operation })
  return { body }
}
