import type { AnyBillReader, BillDifference, BillFormat } from '../bill-types.ts'
import { billFormats } from '../formats/bill-formats.ts'
import { readBill } from '../read-bill.ts'
import type { CommandOutput } from './command-output.ts'
import type { CommandProcess } from './command-process.ts'
import { describeFault, type FaultDescription } from './describe-fault.ts'
import { type ExitCode, exitCode } from './exit-code.ts'
import type { SummaryPlan } from './read-arguments.ts'
import { renderSummary } from './render-summary.ts'
import { type RowSummarizer, type RowSummary, summarizeRows } from './summarize-rows.ts'
import { withInput } from './with-input.ts'

/** What `summary` prints, as data: `--json`. Amounts are whole fen. */
export interface BillOverview extends RowSummary {
  readonly file: string
  readonly format: BillFormat
  readonly title: string
  readonly rows: number
  /** Sum over the states. */
  readonly amountFen: number
  readonly totals: object
  readonly footer: object | undefined
  readonly differences: readonly BillDifference[]
  /** Damaged rows, with `--lenient`. */
  readonly errors: readonly FaultDescription[]
}

/**
 * Runs `bill-csv summary`.
 *
 * @throws {BillError} when it is no bill.
 * @throws {InputError} when the input can't be read.
 */
export async function runSummary(plan: SummaryPlan, process: CommandProcess, output: CommandOutput): Promise<ExitCode> {
  const overview = await withInput(plan, process, async (input) => {
    const { format, encoding, lenient } = plan
    const reader = readBill(input.source, { format, encoding, lenient }) as AnyBillReader
    input.rows = () => reader.rowCount
    let summarizer: RowSummarizer | undefined
    for await (const rows of reader) {
      summarizer ??= summarizeRows(reader.format as BillFormat)
      for (const row of rows) summarizer.add(row)
    }
    return describeBill(plan.file, reader, summarizer ?? summarizeRows(reader.format as BillFormat))
  })
  await output.write(plan.json ? `${JSON.stringify(overview)}\n` : renderSummary(overview))
  return overview.differences.length + overview.errors.length === 0 ? exitCode.fine : exitCode.different
}

function describeBill(file: string, reader: AnyBillReader, summarizer: RowSummarizer): BillOverview {
  const format = reader.format as BillFormat
  const summary = summarizer.summary()
  return {
    file,
    format,
    title: billFormats[format].title,
    rows: reader.rowCount,
    amountFen: summary.states.reduce((sum, { amountFen }) => sum + amountFen, 0),
    ...summary,
    totals: reader.totals as object,
    footer: reader.footer,
    differences: reader.differences,
    errors: reader.errors.map(describeFault)
  }
}
