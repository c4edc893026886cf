import {
  BillError,
  type BillOptions,
  type BillReader,
  type BillRowOptions,
  type BillSource,
  parseBill,
  readBill,
  summarizeBill,
  summarizeBillSync
} from '../../src/index.ts'

/** How reading ended: everything that a caller can see of it, so that two ways in can be compared. */
export interface Outcome {
  readonly rows?: readonly object[]
  readonly code?: string
  readonly line?: number | undefined
  readonly message?: string
  readonly summary?: {
    readonly format: string | undefined
    readonly columns: readonly string[]
    readonly rowCount: number
    readonly footer: object | undefined
    readonly totals: object | undefined
    readonly differences: readonly object[]
    readonly errors: readonly string[]
  }
}

type Summary = Omit<NonNullable<Outcome['summary']>, 'errors'> & { readonly errors: readonly BillError[] }

function summaryOf({ format, columns, rowCount, footer, totals, differences, errors }: Summary) {
  const texts = errors.map(({ code, message }) => `${code} ${message}`)
  return { format, columns, rowCount, footer, totals, differences, errors: texts }
}

function failure(error: unknown, rows?: readonly object[]): Outcome {
  // Anything else is a bug, and fails the test with its own stack.
  if (!(error instanceof BillError)) throw error
  const read = rows ?? error.rows
  return { rows: [...read], code: error.code, line: error.line, message: error.message }
}

/** Reads with `parseBill`. */
export function outcomeOfParse(input: Uint8Array | string, options: BillRowOptions = {}): Outcome {
  try {
    const bill = parseBill(input, options)
    return { rows: bill.rows, summary: summaryOf(bill) }
  } catch (error) {
    return failure(error)
  }
}

/** Reads with `readBill` to the end, or to the error. */
export async function outcomeOfRead(source: BillSource, options: BillRowOptions = {}): Promise<Outcome> {
  const rows: object[] = []
  try {
    const reader = readBill(source, options) as BillReader
    for await (const batch of reader as AsyncIterable<readonly object[]>) rows.push(...batch)
    return { rows, summary: summaryOf(reader) }
  } catch (error) {
    return failure(error, rows)
  }
}

/** Reads with `summarizeBillSync`. */
export function outcomeOfSummary(input: Uint8Array | string, options: BillOptions = {}): Outcome {
  try {
    return { summary: summaryOf(summarizeBillSync(input, options)) }
  } catch (error) {
    return failure(error)
  }
}

/** Reads with `summarizeBill`. */
export async function outcomeOfStreamSummary(source: BillSource, options: BillOptions = {}): Promise<Outcome> {
  try {
    return { summary: summaryOf(await summarizeBill(source, options)) }
  } catch (error) {
    return failure(error)
  }
}
