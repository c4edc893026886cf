import type { CallOptions, Fields, HttpClient } from '@kaifang/http-core'
import { gunzipBody } from './gunzip-body.ts'
import { type BillHead, readBillHead } from './read-bill-head.ts'
import { requireBillText } from './require-bill-text.ts'

/** One download of a bill. */
export interface BillDownload {
  /** Operation, for messages. */
  readonly operation: string
  readonly path: string
  readonly fields: Fields
}

/**
 * Opens a bill as a stream of text, unpacked where it came as gzip. A refusal is thrown, and never looks like a bill.
 *
 * @param files - Client for replies without a signature.
 */
export async function openWeixinBill(
  files: HttpClient,
  { operation, path, fields }: BillDownload,
  options?: CallOptions
): Promise<ReadableStream<Uint8Array>> {
  let kind: BillHead = 'failure'
  const { body } = await files.open(
    { operation, method: 'POST', path, body: { kind: 'form', fields }, effect: 'read' },
    (head, { status }) => {
      kind = status === 200 ? readBillHead(head) : 'failure'
      return kind !== 'failure'
    },
    options
  )
  return (kind as BillHead) === 'gzip' ? requireBillText(operation, gunzipBody(operation, body)) : body
}
