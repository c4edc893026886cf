import { Inflate } from 'fflate'
import { BillError } from '../bill-error.ts'
import { crc32 } from './crc32.ts'

/** Compressed bytes that are unpacked at a time; they give at most 1032 times as many. */
const SLICE_BYTES = 16_384
/** So much may come out whatever went in. */
const FREE_BYTES = 16_777_216
/** Bills shrink to a tenth, generated ones to a sixtieth: each row has numbers of its own. */
const MAX_RATIO = 250

/** Unpacks deflated data piece by piece. */
export interface Inflater {
  /**
   * Unpacks the next bytes.
   *
   * @param bytes - Compressed.
   * @param final - Nothing follows.
   * @throws {BillError} `ERR_BILL_CSV_COMPRESSION`, `ERR_BILL_CSV_BOMB`
   */
  push(bytes: Uint8Array, final: boolean): Generator<Uint8Array, void>
  /** CRC-32 of what came out. */
  readonly crc: number
  /** Bytes that came out. */
  readonly size: number
}

/**
 * Makes an inflater that refuses what no bill is.
 *
 * @see RFC 1951
 */
export function createInflater(): Inflater {
  let piece = new Uint8Array(0)
  let [crc, size, taken] = [0, 0, 0]
  const inflate = new Inflate((data) => {
    piece = data
  })
  return {
    *push(bytes, final) {
      for (let at = 0; at < bytes.length || (final && at === 0); at += SLICE_BYTES) {
        const slice = bytes.subarray(at, at + SLICE_BYTES)
        piece = new Uint8Array(0)
        try {
          inflate.push(slice, final && at + SLICE_BYTES >= bytes.length)
        } catch (cause) {
          throw damaged('the compressed data is cut or damaged', cause)
        }
        taken += slice.length
        size += piece.length
        crc = crc32(crc, piece)
        if (size > FREE_BYTES && size > MAX_RATIO * taken) {
          throw new BillError(
            'ERR_BILL_CSV_BOMB',
            `the data unpacks to more than ${MAX_RATIO} times its size, which no bill does; it was made to fill memories`
          )
        }
        if (piece.length > 0) yield piece
      }
    },
    get crc() {
      return crc
    },
    get size() {
      return size
    }
  }
}

/** Makes the error for packed data that can't be right. */
export function damaged(what: string, cause?: unknown): BillError {
  return new BillError('ERR_BILL_CSV_COMPRESSION', `${what}; download the bill again, as bytes`, { cause })
}
