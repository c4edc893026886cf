import { open } from 'node:fs/promises'
import type { BillSource } from '../bill-types.ts'

/** An input that counts what is taken from it. */
export interface CommandInput {
  readonly source: BillSource
  /** Size in bytes; `undefined` for a pipe. */
  readonly size: number | undefined
  close(): Promise<void>
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'no permission to read it',
  EPERM: 'no permission to read it',
  EISDIR: 'it is a folder'
}

/** An input that can't be opened or read, in words for whoever typed its name. */
export class InputError extends Error {
  override readonly name = 'InputError'
  /** The system's word, such as `ENOENT`. */
  readonly code: string

  /**
   * @param file - As it was typed.
   * @param cause - What the system said.
   */
  constructor(file: string, cause: NodeJS.ErrnoException) {
    const { code = 'EIO', message } = cause
    super(`${file}: ${reasons[code] ?? message}`, { cause })
    this.code = code
  }
}

/**
 * Opens a file, or standard input.
 *
 * @param file - Path; `-` is standard input.
 * @param stdin - Standard input.
 * @param onBytes - Told how many bytes were read so far, after each read.
 * @throws {InputError} when the file can't be opened. Reading may throw it as well.
 */
export async function openInput(
  file: string,
  stdin: AsyncIterable<Uint8Array>,
  onBytes: (bytes: number) => void
): Promise<CommandInput> {
  let bytes = 0
  const count = (more: number): void => {
    bytes += more
    onBytes(bytes)
  }
  if (file === '-') return { source: countChunks(stdin, count), size: undefined, async close() {} }
  const handle = await open(file).catch((error) => fail(file, error))
  const stats = await handle.stat()
  const source: BillSource = {
    async read(buffer, offset, length, position) {
      const result = await handle.read(buffer, offset, length, position).catch((error) => fail(file, error))
      count(result.bytesRead)
      return result
    }
  }
  return { source, size: stats.isFile() ? stats.size : undefined, close: () => handle.close() }
}

async function* countChunks(
  chunks: AsyncIterable<Uint8Array>,
  count: (bytes: number) => void
): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const chunk of chunks) {
    count(chunk.length)
    yield chunk
  }
}

function fail(file: string, error: NodeJS.ErrnoException): never {
  throw new InputError(file, error)
}
