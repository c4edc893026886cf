import type { AnyBillSummary } from '../bill-types.ts'
import { billFormats } from '../formats/bill-formats.ts'
import { summarizeBill } from '../summarize-bill.ts'
import { tapBillHash } from '../tap-bill-hash.ts'
import { cleanText } from './clean-text.ts'
import type { CommandOutput } from './command-output.ts'
import type { CommandProcess } from './command-process.ts'
import { describeFault } from './describe-fault.ts'
import { describeTotals } from './describe-totals.ts'
import { type ExitCode, exitCode } from './exit-code.ts'
import { groupThousands } from './format-yuan.ts'
import type { CheckPlan } from './read-arguments.ts'
import { renderFaults } from './render-faults.ts'
import { renderTotals } from './render-totals.ts'
import { withInput } from './with-input.ts'

/** What the check of a hash came to. */
interface HashCheck {
  readonly expected: string
  readonly actual: string | undefined
  readonly matches: boolean
}

/**
 * Runs `bill-csv check`: totals against the footer without making rows, and the hash in the same go.
 *
 * @throws {BillError} when it is no bill.
 * @throws {InputError} when the input can't be read.
 */
export async function runCheck(plan: CheckPlan, process: CommandProcess, output: CommandOutput): Promise<ExitCode> {
  const { format, encoding, lenient, hash: expected } = plan
  const { summary, hash } = await withInput(plan, process, async ({ source }) => {
    const options = { format, encoding, lenient }
    if (expected === undefined) return { summary: await summarizeBill(source, options), hash: undefined }
    const tap = tapBillHash(source)
    const summary = await summarizeBill(tap, options)
    return { summary, hash: { expected, actual: tap.hashHex, matches: tap.hashHex === expected } }
  })
  const isFine = summary.differences.length + summary.errors.length === 0 && hash?.matches !== false
  await output.write(
    plan.json
      ? `${JSON.stringify({ file: plan.file, ...summary, errors: summary.errors.map(describeFault), hash, isFine })}\n`
      : renderCheck(plan.file, summary, hash)
  )
  return isFine ? exitCode.fine : exitCode.different
}

function renderCheck(file: string, summary: AnyBillSummary, hash: HashCheck | undefined): string {
  const { format, footer, totals, differences, errors, rowCount } = summary
  const name = file === '-' ? 'standard input' : cleanText(file, 200)
  const hashLines =
    hash === undefined
      ? []
      : hash.matches
        ? ['  SHA-1 ✓']
        : [`  SHA-1 ✗ differs`, `    expected ${hash.expected}`, `    is       ${hash.actual}`]
  const verdict =
    differences.length === 0 && errors.length === 0 && hash?.matches !== false ? 'fine' : 'NOT fine, see above'
  const lines = [
    `${billFormats[format].title} (${format}), ${groupThousands(String(rowCount))} rows`,
    ...renderTotals(describeTotals(format, footer, totals, differences), footer !== undefined),
    ...hashLines,
    ...renderFaults(errors.map(describeFault)),
    `${name}: ${verdict}`
  ]
  return `${lines.join('\n')}\n`
}
