import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Runs a source file in a process of its own. */
export function runSource(file: URL, ...argv: string[]): ChildProcessWithoutNullStreams {
  const cwd = fileURLToPath(new URL('../..', import.meta.url))
  return spawn(process.execPath, ['--import', 'tsx', fileURLToPath(file), ...argv], { cwd })
}

/** Waits for the first line that a process prints. */
export function firstLine(child: ChildProcessWithoutNullStreams): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      if (text.includes('\n')) resolve(text.slice(0, text.indexOf('\n')))
    })
    child.on('exit', (code) => reject(new Error(`ended with ${code}`)))
  })
}

/** Waits for the end of a process. */
export function exitCode(child: ChildProcessWithoutNullStreams): Promise<number | null> {
  return new Promise((resolve) => child.on('exit', resolve))
}
