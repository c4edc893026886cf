import { describeValue } from '../describe-value.ts'
import { type Entry, writeEntryLine } from './entry-line.ts'
import { pairEntries } from './pair-entries.ts'
import { readBillEntry } from './read-bill-entry.ts'
import { readRecordEntry } from './read-record-entry.ts'
import type {
  MerchantRecords,
  ReconcileOptions,
  ReconcileResult,
  Reconciliation,
  TradeBillRows
} from './reconcile-types.ts'
import { type LineSorter, sortLines } from './sort-lines.ts'
import { summarizeResults } from './summarize-results.ts'

/**
 * Compares a trade bill with the merchant's own records (对账): what matches, what is missing on either side, whose
 * amounts differ, and what is there twice.
 *
 * Payments are found by `outTradeNo`, refunds by `outTradeNo` and `outRefundNo` (Alipay numbers refunds per order), so
 * several partial refunds of one order are told apart; reversals by `outTradeNo`. Compared is 订单金额, what was ordered
 * before coupons, and for refunds what was asked back; Alipay's negative refunds by their absolute value.
 *
 * **Memory.** Bills are sorted by nothing, so this is an external merge sort: entries of both sides are sorted in
 * memory; past `maxEntriesInMemory` sorted runs go to one temporary file, and are merged in the end. A run costs some
 * 200 kB while merging: with the default of 500,000 entries 100 million of them are 200 runs. The file holds order
 * numbers, times and amounts, about 120 bytes an entry; only this user can read it, and it is removed whether the end
 * comes by a result, an error or a `break`. It is not needed below the limit, so a small bill reconciles in a browser.
 *
 * > [!NOTE]
 * > The bill of a day holds what was **paid** that day, and refunds that were **accepted** that day. Choose the records
 * > by payment time: an order of 23:59 that was paid at 00:01 belongs to the next bill. The state of a refund in a bill
 * > is never updated: a match says that it was accepted, not that the money has arrived. Look at `differences` of the
 * > bill as well: one that is not whole proves nothing about what is missing in it.
 *
 * Results come in the order of `outTradeNo`, after both sides were read to their end.
 *
 * @param bill - Trade bill of one merchant number: `BillReader`, `Bill`, or any list or stream of typed rows or of lists
 *   of them. Declared `columns` must hold, for WeChat Pay, `outTradeNo`, `tradeState`, `totalFee`, `outRefundNo`,
 *   `refundFee`; for Alipay `tradeNo`, `outTradeNo`, `bizType`, `totalAmount`, `outRequestNo`.
 * @param records - The merchant's records, as list or stream, in any order.
 * @param options - Limit of the memory, folder of the temporary file.
 * @returns Results as an async iterable, or all of them counted by `summarize()`; either once.
 * @throws {TypeError} at once when an argument has the wrong type, later when a record has; it names place and field.
 * @throws {RangeError} the same for values out of range.
 * @throws {BillError} of reading the bill; `ERR_BILL_CSV_RECONCILE_FORMAT` when it is no trade bill.
 * @example
 * ```ts
 * import { readBill, reconcile } from '@kaifang/bill-csv'
 *
 * declare const download: ReadableStream<Uint8Array>
 * const records = [
 *   { outTradeNo: '1747268229775183872', totalFee: 2 },
 *   { outTradeNo: '1747268229775183872', outRefundNo: 'R1747268742516264960', refundFee: 1 }
 * ]
 * for await (const { outcome, kind, outTradeNo } of reconcile(readBill(download), records)) {
 *   if (outcome !== 'matched') console.log(outcome, kind, outTradeNo)
 * }
 * ```
 * @see docs/sources.md#wechat-pay-bills, docs/sources.md#alipay-bills
 */
export function reconcile(
  bill: TradeBillRows,
  records: MerchantRecords,
  options: ReconcileOptions = {}
): Reconciliation {
  const rows = readSource(bill, 'bill')
  const own = readSource(records, 'records')
  const { maxEntriesInMemory, temporaryFolder } = readOptions(options)
  const counter = summarizeResults()
  let isStarted = false

  async function* run(): AsyncGenerator<readonly ReconcileResult[], void, undefined> {
    if (isStarted) throw new TypeError('a reconciliation can be run through once; call reconcile again')
    isStarted = true
    const sorter = sortLines(maxEntriesInMemory, temporaryFolder)
    try {
      await addAll(sorter, rows, readBillEntry)
      await addAll(sorter, own, readRecordEntry)
      yield* pairAll(sorter)
    } finally {
      await sorter.close()
    }
  }

  return {
    async *[Symbol.asyncIterator]() {
      for await (const results of run()) {
        for (const result of results) {
          counter.add(result)
          yield result
        }
      }
    },
    get summary() {
      return counter.summary()
    },
    async summarize() {
      for await (const results of run()) for (const result of results) counter.add(result)
      return counter.summary()
    }
  }
}

type Source = Iterable<unknown> | AsyncIterable<unknown>

function readSource(value: unknown, name: string): Source {
  if (typeof value === 'object' && value !== null) {
    if (Symbol.asyncIterator in value || Symbol.iterator in value) return value as Source
    if ('rows' in value && Array.isArray(value.rows)) return value.rows
  }
  throw new TypeError(`"${name}" expected a list or a stream, got ${describeValue(value)}`)
}

function readOptions({ maxEntriesInMemory = 500_000, temporaryFolder }: ReconcileOptions) {
  if (!Number.isInteger(maxEntriesInMemory) || maxEntriesInMemory < 1 || maxEntriesInMemory > 10_000_000) {
    throw new RangeError(`"maxEntriesInMemory" expected a whole number from 1 to 10000000, got ${maxEntriesInMemory}`)
  }
  return { maxEntriesInMemory, temporaryFolder }
}

/** Reads one side to its end; lists in it (batches) are taken apart. */
async function addAll(
  sorter: LineSorter,
  source: Source,
  read: (value: unknown, position: number) => Entry
): Promise<void> {
  let position = 0
  for await (const item of source) {
    for (const value of Array.isArray(item) ? item : [item]) {
      position += 1
      const written = sorter.add(writeEntryLine(read(value, position)))
      if (written !== undefined) await written
    }
  }
}

/** Results in the batches that the sorter gives. */
async function* pairAll(sorter: LineSorter): AsyncGenerator<readonly ReconcileResult[], void, undefined> {
  let results: ReconcileResult[] = []
  const pairing = pairEntries((result) => results.push(result))
  for await (const lines of sorter.sorted()) {
    for (const line of lines) pairing.take(line)
    yield results
    results = []
  }
  pairing.end()
  yield results
}
