import { runCommand } from '../run-command.ts'

/** How to start pnpm: as it is in the path of a `pnpm` script, or through npx where only npm is installed. */
export async function pnpmCommand(): Promise<readonly [program: string, ...args: string[]]> {
  const { status } = await runCommand('pnpm', ['--version'], { timeoutMs: 60_000 })
  return status === 0 ? ['pnpm'] : ['npx', '--yes', 'pnpm']
}
