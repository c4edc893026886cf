import { createSession } from './bill-session.ts'
import type { AnyBillSummary, BillFormat, BillOptions, BillSource, BillSummary } from './bill-types.ts'
import { readInput } from './parse-bill.ts'
import { readOptions } from './read-options.ts'
import { showSummary } from './show-summary.ts'
import { toChunks } from './source/to-chunks.ts'

/**
 * Adds up a bill of any size without making rows, and compares its footer.
 *
 * @param source - As for `readBill`.
 * @param options - Strict by default: each row is checked.
 * @returns The platform's totals, ours, and where they differ.
 * @throws {BillError} for what is no bill, is damaged or cut.
 * @throws {TypeError} naming an argument of the wrong type.
 * @throws {RangeError} naming an option that is out of its range.
 * @example
 * ```ts
 * import { summarizeBill } from '@kaifang/bill-csv'
 *
 * const header = '类型,收入笔数,收入金额（+元）,支出笔数,支出金额（-元）,总金额（元）'
 * const { totals, differences } = await summarizeBill(
 *   `#支付宝账务汇总查询\n${header}\n在线支付,2,3.00,0,0.00,3.00\n合计,2,3.00,0,0.00,30.00\n`
 * )
 * console.log(totals, differences[0]?.name)
 * // => { incomeCount: 2, incomeAmount: 300, expenditureCount: 0, expenditureAmount: 0, totalAmount: 300 } 总金额（元）
 * ```
 */
export function summarizeBill<Format extends BillFormat>(
  source: BillSource,
  options: BillOptions<Format> & { readonly format: Format }
): Promise<BillSummary<Format>>
export function summarizeBill(source: BillSource, options?: BillOptions): Promise<AnyBillSummary>
export async function summarizeBill(source: BillSource, options: BillOptions = {}): Promise<BillSummary> {
  const session = createSession(readOptions(options, true))
  for await (const chunk of toChunks(source)) for (const _ of session.push(chunk));
  for (const _ of session.end());
  return showSummary(session.scan)
}

/**
 * Adds up a bill in memory, as {@link summarizeBill} does.
 *
 * @param input - Bytes or text.
 * @param options - Strict by default: each row is checked.
 * @returns The platform's totals, ours, and where they differ.
 * @throws {BillError} for what is no bill, is damaged or cut.
 * @throws {TypeError} naming an argument of the wrong type.
 * @throws {RangeError} naming an option that is out of its range.
 */
export function summarizeBillSync<Format extends BillFormat>(
  input: Uint8Array | string,
  options: BillOptions<Format> & { readonly format: Format }
): BillSummary<Format>
export function summarizeBillSync(input: Uint8Array | string, options?: BillOptions): AnyBillSummary
export function summarizeBillSync(input: Uint8Array | string, options: BillOptions = {}): BillSummary {
  const session = createSession(readOptions(options, true))
  readInput(session, input)
  return showSummary(session.scan)
}
