import { mergeRuns } from './merge-runs.ts'
import { openSpillFile, type SpillFile, type SpillRun } from './open-spill-file.ts'

/** Sorts any number of lines with a bounded number of them in memory. */
export interface LineSorter {
  /**
   * Takes a line.
   *
   * @returns A promise when lines are on their way to the file and the caller should wait for it.
   */
  add(line: string): Promise<void> | undefined
  /** Gives all lines in order, in batches; call it once, after the last line. */
  sorted(): AsyncIterable<readonly string[]>
  /** Removes the temporary file, if there was one. */
  close(): Promise<void>
}

/**
 * External merge sort: lines are kept up to a limit; past it they go, sorted, as a run to a temporary file, and the runs
 * are merged in the end. Fewer lines than the limit never touch a file.
 *
 * @param maxLines - Lines in memory, at least 1.
 * @param temporaryFolder - Folder for the file; `undefined`: the system's.
 */
export function sortLines(maxLines: number, temporaryFolder: string | undefined): LineSorter {
  let lines: string[] = []
  let file: SpillFile | undefined
  const runs: SpillRun[] = []

  const spill = async (): Promise<void> => {
    file ??= await openSpillFile(temporaryFolder)
    const run = lines
    lines = []
    runs.push(await file.writeRun(run.sort()))
  }

  return {
    add(line) {
      lines.push(line)
      return lines.length >= maxLines ? spill() : undefined
    },
    sorted() {
      const rest = batches(lines.sort())
      const { readRun } = file ?? {}
      return readRun === undefined ? rest : mergeRuns([rest, ...runs.map((run) => readRun(run))])
    },
    async close() {
      lines = []
      await file?.close()
    }
  }
}

const BATCH_LINES = 1024

async function* batches(lines: readonly string[]): AsyncGenerator<readonly string[], void, undefined> {
  for (let index = 0; index < lines.length; index += BATCH_LINES) yield lines.slice(index, index + BATCH_LINES)
}
