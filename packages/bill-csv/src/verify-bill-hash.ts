import type { BillSource } from './bill-types.ts'
import { describeValue } from './describe-value.ts'
import { tapBillHash } from './tap-bill-hash.ts'

/**
 * Tells whether a bill is what WeChat Pay v3 announced, by the `hash_value` of the reply that named the download.
 *
 * > [!NOTE]
 * > To read the bill in the same go, take `tapBillHash`.
 *
 * @param source - Where the bill comes from; gzip is unpacked, since the platform hashes what is inside.
 * @param hashValue - `hash_value`: 40 hex digits of either case.
 * @returns Whether SHA-1 of the unpacked bytes is the same.
 * @throws {TypeError} when `hashValue` is no text.
 * @throws {RangeError} when `hashValue` is not 40 hex digits.
 * @throws {BillError} when compressed data is damaged.
 * @example
 * ```ts
 * import { verifyBillHash } from '@kaifang/bill-csv'
 *
 * // SHA-1 of "abc", from FIPS 180-4.
 * console.log(await verifyBillHash('abc', 'a9993e364706816aba3e25717850c26c9cd0d89d')) // => true
 * ```
 * @see WeChat Pay v3, "申请交易账单" (docs/sources.md#wechat-pay-bills)
 */
export async function verifyBillHash(source: BillSource, hashValue: string): Promise<boolean> {
  const expected = readHashValue(hashValue)
  const tap = tapBillHash(source)
  for await (const _ of tap);
  return tap.hashHex === expected
}

/**
 * Reads a `hash_value`.
 *
 * @throws {TypeError} when it is no text.
 * @throws {RangeError} when it is not 40 hex digits.
 */
export function readHashValue(hashValue: unknown): string {
  if (typeof hashValue !== 'string') throw new TypeError(`"hashValue" expected text, got ${describeValue(hashValue)}`)
  if (/^[\da-f]{40}$/i.test(hashValue)) return hashValue.toLowerCase()
  throw new RangeError(`"hashValue" expected 40 hex digits (SHA-1), got ${hashValue.length} characters`)
}
