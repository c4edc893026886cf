import { fileURLToPath } from 'node:url'
import { type CommandResult, runCommand } from '../run-command.ts'

/** Runs one of the scripts as a command in a folder, as the root manifest does. */
export function runScript(name: string, args: readonly string[], cwd: string): Promise<CommandResult> {
  const script = fileURLToPath(new URL(`../${name}.ts`, import.meta.url))
  return runCommand(process.execPath, ['--import', import.meta.resolve('tsx'), script, ...args], {
    cwd,
    env: { NODE_OPTIONS: '' }
  })
}
