import { startSandbox } from '../start-sandbox.ts'
import { describeSandbox, renderDescription } from './describe-sandbox.ts'
import { helpText, readArguments } from './read-arguments.ts'

/** The part of `process` that the command uses. */
export interface CommandProcess {
  readonly stdout: { write(text: string): unknown }
  readonly stderr: { write(text: string): unknown }
  once(signal: 'SIGINT' | 'SIGTERM', stop: () => void): unknown
}

/** Runs the command until it is told to stop; resolves with its exit code. */
export async function runCommand(argv: readonly string[], { stdout, stderr, once }: CommandProcess): Promise<number> {
  const plan = readArguments(argv)
  if (plan.kind === 'help') {
    stdout.write(helpText)
    return 0
  }
  if (plan.kind === 'wrong') {
    stderr.write(`kaifang-sandbox: ${plan.message}\nTry --help.\n`)
    return 2
  }
  try {
    const stopped = new Promise<void>((resolve) => {
      once('SIGINT', resolve)
      once('SIGTERM', resolve)
    })
    const sandbox = await startSandbox(plan.options)
    try {
      sandbox.utools.setNotifyUrl(plan.notifyUrl)
      const description = describeSandbox(sandbox)
      stdout.write(plan.json ? `${JSON.stringify(description)}\n` : renderDescription(description))
      await stopped
    } finally {
      await sandbox.close()
    }
    return 0
  } catch (error) {
    stderr.write(`kaifang-sandbox: ${(error as Error).message}\n`)
    return 1
  }
}
