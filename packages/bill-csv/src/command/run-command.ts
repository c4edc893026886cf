import { BillError } from '../bill-error.ts'
import { cleanText } from './clean-text.ts'
import { type CommandOutput, OutputClosedError, OutputError, openStandardOutput } from './command-output.ts'
import type { CommandProcess } from './command-process.ts'
import { describeFault } from './describe-fault.ts'
import { type ExitCode, exitCode } from './exit-code.ts'
import { helpText } from './help-text.ts'
import { InputError } from './open-input.ts'
import { type CommandPlan, readArguments } from './read-arguments.ts'
import { runCheck } from './run-check.ts'
import { runConvert } from './run-convert.ts'
import { runSummary } from './run-summary.ts'

/**
 * Runs the command.
 *
 * @param argv - Arguments behind the program's name.
 * @param process - Streams and clock.
 * @returns The exit code.
 */
export async function runCommand(argv: readonly string[], process: CommandProcess): Promise<ExitCode> {
  const plan = readArguments(argv)
  const output = openStandardOutput(process.stdout)
  try {
    return await runPlan(plan, process, output).catch((error) => reportFault(error, plan, process, output))
  } catch (error) {
    if (error instanceof OutputClosedError) return exitCode.fine
    if (!(error instanceof OutputError)) throw error
    process.stderr.write(`bill-csv: ${error.message}\n`)
    return exitCode.unwritable
  }
}

async function runPlan(plan: CommandPlan, process: CommandProcess, output: CommandOutput): Promise<ExitCode> {
  switch (plan.kind) {
    case 'help':
      await output.write(helpText)
      return exitCode.fine
    case 'wrong':
      process.stderr.write(`bill-csv: ${plan.message}\nTry bill-csv --help.\n`)
      return exitCode.usage
    case 'summary':
      return await runSummary(plan, process, output)
    case 'check':
      return await runCheck(plan, process, output)
    case 'convert':
      return await runConvert(plan, process, output)
  }
}

/** An input that can't be read, in words and, with `--json`, as data. */
async function reportFault(
  error: unknown,
  plan: CommandPlan,
  process: CommandProcess,
  output: CommandOutput
): Promise<ExitCode> {
  const isBill = BillError.isInstance(error)
  if (!isBill && !(error instanceof InputError)) throw error
  const file = isBill && 'file' in plan ? `${plan.file === '-' ? 'standard input' : plan.file}: ` : ''
  process.stderr.write(`bill-csv: ${file}${cleanText(error.message, 1000)}\n`)
  if ('json' in plan && plan.json) {
    const fault = isBill ? describeFault(error) : { code: error.code, message: error.message }
    await output.write(`${JSON.stringify({ file: plan.file, error: fault })}\n`)
  }
  return exitCode.unreadable
}
