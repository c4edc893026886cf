import type { BillSource } from './bill-types.ts'
import { readChunks } from './source/read-chunks.ts'

/** The bytes of a bill on their way through, and their hash behind the last one. */
export interface BillHashTap extends AsyncIterable<Uint8Array> {
  /** SHA-1 of the unpacked bytes as 40 lower-case hex digits; `undefined` until the last byte was read. */
  readonly hashHex: string | undefined
}

/**
 * Hashes a bill while it is read: hand the tap to `readBill` or `summarizeBill` in place of the source, and compare
 * `hashHex` with the `hash_value` of the platform's reply at the end. Gzip is unpacked, since the platform hashes what
 * is inside.
 *
 * > [!NOTE]
 * > Only WeChat Pay v3 gives a hash (`hash_type` `SHA1`). It needs `node:crypto`, which Node, Bun and Deno have.
 *
 * @param source - Where the bill comes from.
 * @returns Unpacked bytes, to be iterated once, and the hash.
 * @example
 * ```ts
 * import { readBill, tapBillHash } from '@kaifang/bill-csv'
 *
 * declare const response: Response
 * const tap = tapBillHash(response)
 * for await (const rows of readBill(tap)) console.log(rows.length)
 * if (tap.hashHex !== 'dcd7ceb3d382a1181798368bb15d8437de46c00f') throw new Error('the bill was changed on its way')
 * ```
 * @see WeChat Pay v3, "申请交易账单" (docs/sources.md#wechat-pay-bills)
 */
export function tapBillHash(source: BillSource): BillHashTap {
  let hashHex: string | undefined
  return {
    get hashHex() {
      return hashHex
    },
    async *[Symbol.asyncIterator]() {
      // Loaded when needed, so that the rest of the package runs where there is no Node.
      const { createHash } = await import('node:crypto')
      const hash = createHash('sha1')
      for await (const chunk of readChunks(source)) {
        hash.update(chunk)
        yield chunk
      }
      hashHex = hash.digest('hex')
    }
  }
}
