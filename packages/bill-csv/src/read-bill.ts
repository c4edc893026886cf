import { type BillSession, createSession } from './bill-session.ts'
import type {
  AnyBillReader,
  BillFormat,
  BillReader,
  BillRow,
  BillRowOf,
  BillSource,
  BillSummary,
  ReadBillOptions
} from './bill-types.ts'
import { readBatchRows, readOptions } from './read-options.ts'
import { showSummary } from './show-summary.ts'
import { toChunks } from './source/to-chunks.ts'

/**
 * Reads a bill of any size in batches of rows, in constant memory.
 *
 * > [!NOTE]
 * > Iterate the reader once. `totals`, `footer` and `differences` are there after the last batch; a fault is thrown behind
 * > the rows before it. A zip is kept in memory as it is packed, since its directory is at its end.
 *
 * @param source - Bytes, text, chunks (`fs.createReadStream`, best with a `highWaterMark` of 1 MiB), a web stream, a
 *   `Response`, or a `FileHandle` (the fastest way from a file; it is not closed).
 * @param options - As for `parseBill`; `batchRows` sets the size of batches.
 * @returns A reader; nothing is read before it is iterated.
 * @throws {BillError} while iterating, for what is no bill, is damaged or cut.
 * @throws {TypeError} naming an argument of the wrong type.
 * @throws {RangeError} naming an option that is out of its range.
 * @example
 * ```ts
 * import { readBill } from '@kaifang/bill-csv'
 *
 * const header = '类型,收入笔数,收入金额（+元）,支出笔数,支出金额（-元）,总金额（元）'
 * const text = `#支付宝账务汇总查询\n${header}\n在线支付,2,3.00,0,0.00,3.00\n合计,2,3.00,0,0.00,3.00\n`
 * const reader = readBill(text, { format: 'alipay-fund-summary' })
 * for await (const batch of reader) console.log(reader.format, batch.length) // => alipay-fund-summary 1
 * console.log(reader.totals?.totalAmount, reader.differences) // => 300 []
 * ```
 */
export function readBill<Format extends BillFormat, const Field extends string>(
  source: BillSource,
  options: ReadBillOptions<Format, Field> & { readonly format: Format; readonly columns: readonly Field[] }
): BillReader<Format, BillRowOf<Format, Field>>
export function readBill<Format extends BillFormat>(
  source: BillSource,
  options: ReadBillOptions<Format> & { readonly format: Format }
): BillReader<Format>
export function readBill(source: BillSource, options?: ReadBillOptions): AnyBillReader
export function readBill(source: BillSource, options: ReadBillOptions = {}): BillReader {
  const settings = readOptions(options, false)
  const session = createSession(settings)
  return createReader(session, source, readBatchRows(options.batchRows))
}

function createReader(session: BillSession, source: BillSource, batchRows: number): BillReader {
  const { scan } = session
  let summary: BillSummary | undefined
  let bytesRead = 0
  let isStarted = false

  async function* steps(): AsyncGenerator<void, void> {
    for await (const chunk of toChunks(source)) {
      bytesRead += chunk.length
      yield* session.push(chunk)
    }
    yield* session.end()
    summary = showSummary(scan)
  }
  /** Rows that are ready: all of them, or as many full batches as there are. */
  function* take(isLast: boolean): Generator<readonly BillRow[], void> {
    const size = batchRows === 0 ? scan.rows.length : batchRows
    let from = 0
    while (scan.rows.length - from >= size && from < scan.rows.length) {
      const to = from + size
      yield (from === 0 && to === scan.rows.length ? scan.rows : scan.rows.slice(from, to)) as BillRow[]
      from = to
    }
    if (isLast && from < scan.rows.length) yield scan.rows.slice(from) as BillRow[]
    scan.rows = isLast ? [] : scan.rows.slice(from)
  }
  async function* batches(): AsyncGenerator<readonly BillRow[], void> {
    try {
      for await (const _ of steps()) yield* take(false)
    } catch (error) {
      yield* take(true)
      throw error
    }
    yield* take(true)
  }

  return {
    get format() {
      return scan.layout?.spec.id
    },
    get columns() {
      return scan.columns
    },
    get bytesRead() {
      return bytesRead
    },
    get rowCount() {
      return scan.rowCount
    },
    get footer() {
      return summary?.footer
    },
    get totals() {
      return summary?.totals
    },
    get differences() {
      return summary?.differences ?? []
    },
    get errors() {
      return scan.errors
    },
    [Symbol.asyncIterator]() {
      if (isStarted) throw new TypeError('a bill reader can be iterated once: its source is used up')
      isStarted = true
      return batches()
    }
  }
}
