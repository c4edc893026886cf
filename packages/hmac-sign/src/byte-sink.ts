/**
 * A growing run of bytes. One buffer is kept between calls, because a signature of 85 bytes costs less than a buffer.
 *
 * The kept buffer is taken away from the module while it is in use: a getter among the parameters that signs
 * something itself gets another one, and a call that throws never gives its buffer back.
 * @module
 */

const INITIAL_BYTES = 4096
/** A larger buffer is left to the garbage collector, so that one huge call does not cost memory for ever. */
const KEPT_BYTES = 65_536

/** Bytes `start` to `length` are what was written; what lies before `start` belongs to the digest. */
export interface ByteSink {
  bytes: Buffer
  start: number
  length: number
}

let spare: ByteSink | undefined

/**
 * Takes a sink out of the module.
 *
 * @param start - Bytes to leave free at the front.
 */
export function takeSink(start: number): ByteSink {
  const sink = spare ?? { bytes: Buffer.alloc(INITIAL_BYTES), start, length: start }
  spare = undefined
  sink.start = start
  sink.length = start
  return sink
}

/** Gives a sink back after the last look at its bytes. */
export function releaseSink(sink: ByteSink): void {
  if (sink.bytes.length <= KEPT_BYTES) spare = sink
}

/**
 * Makes sure that so many bytes fit, keeping what was written.
 *
 * @param sink - Its `bytes` may be another buffer afterwards.
 * @param count - Bytes that are to be written next.
 * @returns The `bytes` to write to.
 */
export function reserveBytes(sink: ByteSink, count: number): Buffer {
  const needed = sink.length + count
  if (needed <= sink.bytes.length) return sink.bytes
  const grown = Buffer.alloc(Math.max(sink.bytes.length * 2, needed))
  grown.set(sink.bytes.subarray(0, sink.length))
  sink.bytes = grown
  return grown
}

/** Writes one byte, such as `&` or `=`. */
export function writeByte(sink: ByteSink, byte: number): void {
  reserveBytes(sink, 1)[sink.length++] = byte
}

/** Writes bytes as they are. */
export function writeBytes(sink: ByteSink, bytes: Uint8Array): void {
  reserveBytes(sink, bytes.length).set(bytes, sink.length)
  sink.length += bytes.length
}
