/**
 * The only file here that touches the file system: a temporary file for sorted runs of lines.
 * @module
 */

/** A run in the file: sorted lines, each with a line feed behind it. */
export interface SpillRun {
  /** First byte. */
  readonly start: number
  /** Byte behind the last one. */
  readonly end: number
}

/** A temporary file that is gone when it is closed. */
export interface SpillFile {
  /** Appends sorted lines; they must not hold a line feed. */
  writeRun(lines: readonly string[]): Promise<SpillRun>
  /** Reads a run back, some lines at a time. */
  readRun(run: SpillRun): AsyncGenerator<readonly string[], void, undefined>
  /** Closes and removes the file. A second call does nothing. */
  close(): Promise<void>
}

const LINES_PER_WRITE = 4096
const CHUNK_BYTES = 65_536
const LINE_FEED = 0x0a

/**
 * Opens a temporary file in a folder of its own that only this user can enter. Name and folder are removed at once
 * where the system allows that for an open file (Linux, macOS), so that nothing stays behind even when the process is
 * killed; elsewhere on closing.
 *
 * @param parent - Folder for it; `undefined`: the system's for temporary files.
 * @throws {Error} of the file system (`ENOENT`, `EACCES`, `ENOSPC`), as it is.
 */
export async function openSpillFile(parent: string | undefined): Promise<SpillFile> {
  // Loaded when needed, so that the rest of the package runs where there are no files.
  const [{ mkdtemp, open, rm }, { tmpdir }, { join }] = await Promise.all([
    import('node:fs/promises'),
    import('node:os'),
    import('node:path')
  ])
  const folder = await mkdtemp(join(parent ?? tmpdir(), 'bill-csv-'))
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true }).catch(() => undefined)
  const file = await open(join(folder, 'runs'), 'wx+', 0o600).finally(remove)
  let length = 0
  let isOpen = true

  return {
    async writeRun(lines) {
      const start = length
      for (let index = 0; index < lines.length; index += LINES_PER_WRITE) {
        const bytes = Buffer.from(`${lines.slice(index, index + LINES_PER_WRITE).join('\n')}\n`)
        await file.writeFile(bytes)
        length += bytes.length
      }
      return { start, end: length }
    },

    async *readRun({ start, end }) {
      let position = start
      let rest = Buffer.alloc(0)
      while (position < end) {
        const chunk = Buffer.allocUnsafe(rest.length + Math.min(CHUNK_BYTES, end - position))
        rest.copy(chunk)
        const { bytesRead } = await file.read(chunk, rest.length, chunk.length - rest.length, position)
        if (bytesRead === 0) throw new Error('a temporary file was cut short by something else')
        position += bytesRead
        const bytes = chunk.subarray(0, rest.length + bytesRead)
        const last = bytes.lastIndexOf(LINE_FEED)
        rest = bytes.subarray(last + 1)
        if (last >= 0) yield bytes.toString('utf8', 0, last).split('\n')
      }
    },

    async close() {
      if (!isOpen) return
      isOpen = false
      await file.close()
      await remove()
    }
  }
}
