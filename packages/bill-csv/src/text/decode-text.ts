import type { BillEncoding } from '../bill-types.ts'

const decoders = new Map<BillEncoding, InstanceType<typeof TextDecoder>>()

/**
 * Decodes bytes, and refuses what is no text in that encoding.
 *
 * @param bytes - A whole line or cell: no character is cut.
 * @param encoding - Of the file.
 * @returns The text, or `undefined` when the bytes are none.
 */
export function decodeText(bytes: Uint8Array, encoding: BillEncoding): string | undefined {
  let decoder = decoders.get(encoding)
  if (decoder === undefined) {
    decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
    decoders.set(encoding, decoder)
  }
  try {
    return decoder.decode(bytes)
  } catch {
    return undefined
  }
}

/**
 * Finds out where bytes stop being text.
 *
 * @param bytes - Bytes that {@link decodeText} refused.
 * @param encoding - Of the file.
 * @returns The text before the first fault.
 */
export function decodeUntilFault(bytes: Uint8Array, encoding: BillEncoding): string {
  // A lone U+FFFD in the file itself is text; the fault is where the longest good beginning ends.
  let good = 0
  let bad = bytes.length
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (startsWell(bytes.subarray(0, middle), encoding)) good = middle
    else bad = middle
  }
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes.subarray(0, good), { stream: true })
}

/** Whether bytes are the beginning of a text; the last character may be cut. */
function startsWell(bytes: Uint8Array, encoding: BillEncoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}
