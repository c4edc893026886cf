import type { BillError } from '../bill-error.ts'
import type { AnyBillReader, BillFormat } from '../bill-types.ts'
import { type ColumnDescription, describeColumns } from '../formats/describe-columns.ts'
import { readBill } from '../read-bill.ts'
import { type CommandOutput, openFileOutput } from './command-output.ts'
import type { CommandProcess } from './command-process.ts'
import { csvWriter } from './csv-writer.ts'
import { describeFault } from './describe-fault.ts'
import { type ExitCode, exitCode } from './exit-code.ts'
import { ndjsonWriter } from './ndjson-writer.ts'
import type { ConvertPlan } from './read-arguments.ts'
import { renderFaults } from './render-faults.ts'
import type { RowWriter } from './row-writer.ts'
import { withInput } from './with-input.ts'

/** Rows to a write: some 500 kB. */
const batchRows = 1000

/**
 * Runs `bill-csv convert`: a batch is read, written and forgotten. Damaged rows and wrong totals are told on standard
 * error, behind the rows.
 *
 * @throws {BillError} when it is no bill; rows before the fault have been written.
 * @throws {InputError} when the input can't be read.
 * @throws {OutputError} when the result can't be written.
 */
export async function runConvert(
  plan: ConvertPlan,
  process: CommandProcess,
  standardOutput: CommandOutput
): Promise<ExitCode> {
  const output = plan.output === undefined ? standardOutput : openFileOutput(plan.output, process.onInterrupt)
  try {
    const { errors, differences } = await withInput(plan, process, async (input) => {
      const { format, encoding, lenient, columns, unescape: isUnescaped } = plan
      const options = { format, encoding, lenient, columns, unescape: isUnescaped, batchRows }
      const reader = readBill(input.source, options) as AnyBillReader
      input.rows = () => reader.rowCount
      let writer: RowWriter | undefined
      for await (const rows of reader) {
        const head = writer === undefined
        writer ??= writerOf(plan, reader)
        let text = head ? writer.head : ''
        for (const row of rows) text += writer.line(row)
        await output.write(text)
      }
      // A day without rows still has a header.
      if (writer === undefined) await output.write(writerOf(plan, reader).head)
      return reader
    })
    await output.finish()
    process.stderr.write(tellFaults(errors, differences.length))
    return errors.length + differences.length === 0 ? exitCode.fine : exitCode.different
  } catch (error) {
    await output.abandon()
    throw error
  }
}

function writerOf({ columns, to, plain }: ConvertPlan, reader: AnyBillReader): RowWriter {
  const described = describeColumns(reader.format as BillFormat, reader.columns)
  // The reader has refused columns that are not there.
  const find = (field: string) => described.find((column) => column.field === field) as ColumnDescription
  const chosen = columns?.map(find) ?? described
  return to === 'csv' ? csvWriter(chosen, { plain }) : ndjsonWriter(chosen)
}

function tellFaults(errors: readonly BillError[], differences: number): string {
  const lines = [
    ...renderFaults(errors.map(describeFault)),
    ...(differences === 0 ? [] : ['  totals of rows and footer differ; "bill-csv check" shows where'])
  ]
  return lines.map((line) => `${line}\n`).join('')
}
