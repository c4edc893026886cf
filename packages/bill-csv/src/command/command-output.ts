import { createWriteStream, rmSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import type { CommandProcess } from './command-process.ts'

/** Where a command writes. */
export interface CommandOutput {
  /** Writes a text and waits until it is taken. */
  write(text: string): Promise<void>
  /** Makes the result final. */
  finish(): Promise<void>
  /** Gives it up; a file that was begun is removed. */
  abandon(): Promise<void>
}

/** The reader of a pipe has gone (`| head`): nothing is wrong, and nobody listens. */
export class OutputClosedError extends Error {
  override readonly name = 'OutputClosedError'
}

/** The result can't be written: no space, no permission, no such folder. */
export class OutputError extends Error {
  override readonly name = 'OutputError'
}

/**
 * Writes to standard output.
 *
 * @param stream - `process.stdout`.
 */
export function openStandardOutput(stream: Writable): CommandOutput {
  return { write: writerOf(stream, 'standard output'), async finish() {}, async abandon() {} }
}

/**
 * Writes to a file that appears under its name once it is whole: until then it is called `<path>.part`.
 *
 * @param path - Name of the file; an older one is replaced.
 * @param onInterrupt - Tells when the command is ended from outside: the part is removed then, too.
 */
export function openFileOutput(path: string, onInterrupt: CommandProcess['onInterrupt']): CommandOutput {
  const part = `${path}.part`
  const settled = onInterrupt(() => rmSync(part, { force: true }))
  const stream = createWriteStream(part)
  const write = writerOf(stream, path)
  const close = (): Promise<void> => new Promise((resolve) => stream.close(() => resolve()))
  return {
    write,
    async finish() {
      // An empty text is written behind all others, so their failures show here.
      await write('')
      await close()
      await rename(part, path).catch((error) => fail(path, error))
      settled()
    },
    async abandon() {
      await close()
      await rm(part, { force: true })
      settled()
    }
  }
}

function writerOf(stream: Writable, name: string): CommandOutput['write'] {
  // The callback of the write reports the same; without a listener it would end the process.
  stream.on('error', () => {})
  return async (text) => {
    await new Promise<void>((resolve, reject) => {
      stream.write(text, (error) => (error ? reject(error) : resolve()))
    }).catch((error) => fail(name, error))
  }
}

function fail(name: string, error: NodeJS.ErrnoException): never {
  if (error.code === 'EPIPE') throw new OutputClosedError('the reader has gone', { cause: error })
  throw new OutputError(`can't write ${name}: ${error.message}`, { cause: error })
}
