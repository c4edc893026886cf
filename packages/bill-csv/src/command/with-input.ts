import type { BillSource } from '../bill-types.ts'
import type { CommandProcess } from './command-process.ts'
import { openInput } from './open-input.ts'
import { progressBar } from './progress-bar.ts'
import type { InputPlan } from './read-arguments.ts'

/** What a command reads from, and whom it tells how many rows it has. */
export interface InputUse {
  readonly source: BillSource
  /** Rows so far, for the progress bar. */
  rows?: () => number
}

/**
 * Opens the input, shows the progress of reading it, and takes both away in the end.
 *
 * @param use - Reads the source.
 * @returns What `use` returns.
 * @throws {InputError} when the input can't be opened.
 */
export async function withInput<Result>(
  { file, progress }: InputPlan,
  { stdin, stderr, now }: CommandProcess,
  use: (input: InputUse) => Promise<Result>
): Promise<Result> {
  let show: (bytes: number) => void = () => {}
  const { source, size, close } = await openInput(file, stdin, (bytes) => show(bytes))
  const bar = progressBar(progress ? stderr : { write() {} }, size, now)
  const input: InputUse = { source }
  show = (bytes) => bar.show(bytes, input.rows?.())
  try {
    return await use(input)
  } finally {
    bar.clear()
    await close()
  }
}
