/**
 * Finds the last line end of a block.
 *
 * @param bytes - The file.
 * @param from - First byte of the block.
 * @param limit - Byte behind the block.
 * @returns The byte behind that line end; `from` or less when there is none.
 */
export function lastLineEnd(bytes: Uint8Array, from: number, limit: number): number {
  let at = limit
  while (at > from && bytes[at - 1] !== 10) at--
  return at
}
