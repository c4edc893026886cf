import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding } from '../finding.ts'
import { runCommand } from '../run-command.ts'
import type { Example } from './example.ts'
import { expectedOutput } from './expected-output.ts'

/** What each promised `console.log` printed, one text a call; nothing for one that was never reached. */
type Outputs = readonly (readonly string[] | null | undefined)[]

/**
 * Runs an example and compares what it prints with what it says.
 *
 * @param folder - Folder of {@link prepareFolder}.
 * @param name - Name for the example's files, unique in the folder.
 */
export async function runExample(example: Example, folder: string, name: string): Promise<Finding[]> {
  const { text, outputs, strayLines } = expectedOutput(example.text)
  const module = join(folder, `${name}.ts`)
  const record = join(folder, `${name}.json`)
  writeFileSync(module, text)
  const preload = new URL('./record-output.ts', import.meta.url).href
  const imports = ['--import', import.meta.resolve('tsx'), '--import', preload]
  const result = await runCommand(process.execPath, ['--conditions=@kaifang/source', ...imports, module], {
    cwd: folder,
    env: { EXAMPLE_OUTPUT_FILE: record, NODE_OPTIONS: '', NODE_NO_WARNINGS: '1' },
    timeoutMs: 30_000
  })
  const place = (line: number): Pick<Finding, 'file' | 'line'> => ({ file: example.file, line: example.line + line })
  const stray = strayLines.map((line) => ({
    ...place(line),
    rule: 'example-output',
    message: '"// =>" stands behind no console.log'
  }))
  if (result.status !== 0) {
    const message = `the example fails: ${result.stderr.trim().split('\n').slice(-12).join('\n    ')}`
    return [...stray, { ...place(0), rule: 'example-run', message }]
  }
  const printed: Outputs = existsSync(record) ? JSON.parse(readFileSync(record, 'utf8')) : []
  const wrong = outputs.flatMap(({ line, text: expected }, index) => {
    const actual = printed[index]?.join('\n')
    if (actual !== undefined && squeeze(actual) === squeeze(expected)) return []
    const message =
      actual === undefined ? `says "${expected}" and prints nothing` : `says "${expected}", prints "${actual}"`
    return [{ ...place(line), rule: 'example-output', message }]
  })
  return [...stray, ...wrong]
}

/** Node breaks long values over lines; a comment need not. */
function squeeze(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}
