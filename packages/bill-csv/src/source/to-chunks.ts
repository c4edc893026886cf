import type { BillFile, BillSource } from '../bill-types.ts'
import { isBytes } from './is-bytes.ts'

/** Bytes that are asked of a file at a time: with less, the calls cost more than the reading. */
const FILE_BYTES = 1_048_576
/** Characters of a text that are encoded at a time. */
const TEXT_CHARACTERS = 1_048_576

/**
 * Makes chunks of whatever holds a bill.
 *
 * @param source - Bytes, text, chunks or a file.
 * @throws {TypeError} when it is none of these, or its chunks are not bytes.
 */
export async function* toChunks(source: BillSource): AsyncGenerator<Uint8Array, void> {
  if (typeof source === 'string') yield* encodeChunks(source)
  else if (isBytes(source)) yield source
  else if (typeof source !== 'object' || source === null) throw unknownSource()
  else if (isReadableStream(source)) yield* readStream(source)
  else if (isIterable(source)) {
    for await (const chunk of source) yield assertBytes(chunk)
  } else if (isResponse(source)) {
    if (source.body !== null) yield* readStream(source.body)
  } else if (isFile(source)) yield* readFile(source)
  else throw unknownSource()
}

function unknownSource(): TypeError {
  return new TypeError('"source" expected bytes, text, a stream, a response or a file handle')
}

/**
 * Encodes a text as UTF-8, piece by piece.
 *
 * @param text - Of any length.
 */
export function* encodeChunks(text: string): Generator<Uint8Array, void> {
  const encoder = new TextEncoder()
  for (let from = 0; from < text.length; ) {
    let to = Math.min(from + TEXT_CHARACTERS, text.length)
    // A pair of surrogates is one character and stays together.
    if (to < text.length && (text.charCodeAt(to - 1) & 0xfc00) === 0xd800) to++
    yield encoder.encode(text.slice(from, to))
    from = to
  }
}

/** Two buffers: one is filled while the other is read. */
async function* readFile(file: BillFile): AsyncGenerator<Uint8Array, void> {
  let buffer = new Uint8Array(FILE_BYTES)
  let other = new Uint8Array(FILE_BYTES)
  let pending = fill(file, buffer)
  try {
    for (;;) {
      const { bytesRead } = await pending
      if (bytesRead === 0) return
      const chunk = buffer.subarray(0, bytesRead)
      const spare = other
      other = buffer
      buffer = spare
      pending = fill(file, buffer)
      yield chunk
    }
  } finally {
    // Whoever stops early may close the file: not while it is being read.
    await pending.catch(() => undefined)
  }
}

function fill(file: BillFile, buffer: Uint8Array): Promise<{ readonly bytesRead: number }> {
  const pending = file.read(buffer, 0, buffer.length, null)
  // It is awaited later; until then its failure has nobody who looks.
  pending.catch(() => undefined)
  return pending
}

async function* readStream(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  const reader = stream.getReader()
  let isDone = false
  try {
    for (;;) {
      const { done, value } = await reader.read()
      isDone = done
      if (done) return
      yield assertBytes(value)
    }
  } finally {
    if (!isDone) await reader.cancel().catch(() => undefined)
    reader.releaseLock()
  }
}

function assertBytes(chunk: unknown): Uint8Array {
  if (isBytes(chunk)) return chunk
  throw new TypeError(`"source" expected chunks of bytes, got ${typeof chunk}: set no encoding on the stream`)
}

function isReadableStream(source: object): source is ReadableStream<Uint8Array> {
  return 'getReader' in source
}

function isIterable(source: object): source is AsyncIterable<Uint8Array> | Iterable<Uint8Array> {
  return Symbol.asyncIterator in source || Symbol.iterator in source
}

function isResponse(source: object): source is { readonly body: ReadableStream<Uint8Array> | null } {
  return 'body' in source
}

function isFile(source: object): source is BillFile {
  return 'read' in source
}
