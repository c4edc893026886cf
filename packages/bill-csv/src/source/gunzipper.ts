import { concatBytes } from './concat-bytes.ts'
import { createInflater, damaged } from './inflater.ts'

/** CRC-32 and size. */
const TRAILER_BYTES = 8
/** Of a header with names in it; longer ones are nonsense. */
const MAX_HEADER_BYTES = 65_536

/** Unpacks a gzip member piece by piece. */
export interface Gunzipper {
  /** Unpacks the next bytes. */
  push(bytes: Uint8Array): Generator<Uint8Array, void>
  /** Unpacks what is left, and compares size and CRC-32. */
  end(): Generator<Uint8Array, void>
}

/**
 * Makes an unpacker for gzip data of one member, as the platforms send it. All of it is checked: a cut anywhere is an error.
 *
 * @see RFC 1952
 */
export function createGunzipper(): Gunzipper {
  const inflater = createInflater()
  /** Bytes that may belong to the header, later those that may be the trailer. */
  let held: Uint8Array = new Uint8Array(0)
  let inHeader = true
  return {
    *push(bytes) {
      held = held.length === 0 ? bytes : concatBytes([held, bytes])
      if (inHeader) {
        const length = headerLength(held)
        if (length === undefined) {
          if (held.length > MAX_HEADER_BYTES) throw damaged('the gzip header has no end')
          return
        }
        held = held.subarray(length)
        inHeader = false
      }
      if (held.length <= TRAILER_BYTES) return
      const body = held.subarray(0, held.length - TRAILER_BYTES)
      held = held.slice(held.length - TRAILER_BYTES)
      yield* inflater.push(body, false)
    },
    *end() {
      if (inHeader || held.length < TRAILER_BYTES) throw damaged('the gzip data is cut')
      yield* inflater.push(new Uint8Array(0), true)
      const trailer = new DataView(held.buffer, held.byteOffset, TRAILER_BYTES)
      const isWhole =
        trailer.getUint32(0, true) === inflater.crc && trailer.getUint32(4, true) === inflater.size % 2 ** 32
      if (!isWhole) throw damaged('the gzip data is cut or damaged: its checksum differs')
    }
  }
}

/**
 * Finds the end of a gzip header.
 *
 * @param bytes - The beginning of the data.
 * @returns `undefined` when it is not all there.
 */
function headerLength(bytes: Uint8Array): number | undefined {
  if (bytes.length < 10) return undefined
  if (bytes[2] !== 8) throw damaged('the gzip data has an unknown method')
  const flags = bytes[3]!
  let at = 10
  if ((flags & 4) !== 0) at += 2 + (bytes[10]! | (bytes[11]! << 8))
  for (const flag of [8, 16]) {
    if ((flags & flag) === 0) continue
    const zero = bytes.indexOf(0, at)
    if (zero < 0) return undefined
    at = zero + 1
  }
  if ((flags & 2) !== 0) at += 2
  return at <= bytes.length ? at : undefined
}
