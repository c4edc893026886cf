/** Bytes from the start of a line that tell whether a row starts there. */
export const ROW_START_BYTES = 9

/**
 * Whether a row of WeChat Pay starts here: a back-tick and a date. A line of a name may begin with a back-tick too, so the
 * back-tick alone does not tell.
 *
 * @param bytes - The file.
 * @param at - First byte of a line.
 */
export function startsRow(bytes: Uint8Array, at: number): boolean {
  return (
    bytes[at] === 0x60 &&
    bytes[at + 5] === 0x2d &&
    bytes[at + 8] === 0x2d &&
    isDigit(bytes[at + 1]!) &&
    isDigit(bytes[at + 4]!)
  )
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39
}
