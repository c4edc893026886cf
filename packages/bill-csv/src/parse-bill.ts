import { BillError } from './bill-error.ts'
import { type BillSession, createSession } from './bill-session.ts'
import type { AnyBill, Bill, BillFormat, BillRowOf, BillRowOptions } from './bill-types.ts'
import { readOptions } from './read-options.ts'
import { showSummary } from './show-summary.ts'
import { isBytes } from './source/is-bytes.ts'
import { encodeChunks } from './source/to-chunks.ts'

/**
 * Reads a whole bill in memory: plain, in gzip or in a zip.
 *
 * > [!NOTE]
 * > Rows are typed and checked; totals are compared but not enforced: see `differences`, or `assertBillTotals`. For files
 * > of many megabytes `readBill` needs no memory for all rows at once.
 *
 * @param input - Bytes as they were downloaded, or the text of a file.
 * @param options - `format` and `columns` make the types exact; strict by default.
 * @returns Rows, the platform's totals and ours.
 * @throws {BillError} for what is no bill, is damaged or cut; `rows` of the error are those before the fault.
 * @throws {TypeError} naming an argument of the wrong type.
 * @throws {RangeError} naming an option that is out of its range.
 * @example
 * ```ts
 * import { parseBill } from '@kaifang/bill-csv'
 *
 * const text = [
 *   '记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号',
 *   '`2018-02-01 04:21:23,`50000305742018020103387128253,`1900009231201802015884652186,`退款,`退款,`支出,`0.02,`0.17,`system,`缺货,`REF1',
 *   '资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额',
 *   '`1,`0,`0.00,`1,`0.02'
 * ].join('\r\n')
 * const bill = parseBill(text, { format: 'wechat-pay-fund-flow' })
 * console.log(bill.rows[0]?.direction, bill.rows[0]?.amount, bill.differences) // => OUT 2 []
 * ```
 */
export function parseBill<Format extends BillFormat, const Field extends string>(
  input: Uint8Array | string,
  options: BillRowOptions<Format, Field> & { readonly format: Format; readonly columns: readonly Field[] }
): Bill<Format, BillRowOf<Format, Field>>
export function parseBill<Format extends BillFormat>(
  input: Uint8Array | string,
  options: BillRowOptions<Format> & { readonly format: Format }
): Bill<Format>
export function parseBill(input: Uint8Array | string, options?: BillRowOptions): AnyBill
export function parseBill(input: Uint8Array | string, options: BillRowOptions = {}): Bill {
  const session = createSession(readOptions(options, false))
  try {
    readInput(session, input)
  } catch (error) {
    if (BillError.isInstance(error)) keepRows(error, session.scan.rows)
    throw error
  }
  return { ...showSummary(session.scan), rows: session.scan.rows as Bill['rows'] }
}

/**
 * Reads a bill in memory to its end.
 *
 * @param session - Gets it.
 * @param input - Bytes or text.
 * @throws {TypeError} when it is neither.
 */
export function readInput(session: BillSession, input: unknown): void {
  if (typeof input !== 'string' && !isBytes(input)) {
    throw new TypeError(`"input" expected Uint8Array or string, got ${input === null ? 'null' : typeof input}`)
  }
  for (const chunk of typeof input === 'string' ? encodeChunks(input) : [input]) drain(session.push(chunk))
  drain(session.end())
}

function drain(steps: Generator<void, void>): void {
  while (steps.next().done !== true);
}

function keepRows(error: BillError, rows: readonly object[]): void {
  Object.defineProperty(error, 'rows', { value: rows })
}
