import { type CallOptions, DecodeError } from '@kaifang/http-core'
import type { AlipayContext } from '../alipay-context.ts'
import type { AlipayBillInput, AlipayBillResult } from '../alipay-types.ts'
import { openBill } from './open-bill.ts'

/** Largest bill that is read whole, in bytes. */
export const MAX_BILL_BYTES = 67_108_864

/** Behind {@link AlipayPayment.downloadBill}, which says what it promises. */
export async function downloadBill(
  context: AlipayContext,
  input: AlipayBillInput,
  options?: CallOptions
): Promise<AlipayBillResult> {
  const { body } = await openBill(context, input, options, 'downloadBill')
  const chunks: Uint8Array[] = []
  let size = 0
  // Leaving the loop cancels the stream.
  for await (const chunk of body) {
    size += chunk.length
    if (size > MAX_BILL_BYTES) {
      throw new DecodeError({
        service: 'alipay',
        operation: 'downloadBill',
        code: 'ERR_HTTP_BODY_TOO_LARGE',
        shortMessage: `got a bill of more than ${MAX_BILL_BYTES} bytes`,
        retryable: false,
        outcome: 'rejected',
        advice: 'read it as a stream: openBill, then readBill of @kaifang/bill-csv'
      })
    }
    chunks.push(chunk)
  }
  return { errCode: 0, errMsg: 'ok', content: new Uint8Array(Buffer.concat(chunks)) }
}
