import { toMark } from './row-block.ts'

/**
 * Marks where the cells of a row begin, in the style of WeChat Pay: each separator is a comma and a back-tick. Every second
 * byte is looked at, which two bytes can't hide from; nor can a character of UTF-8 that is not ASCII.
 *
 * @param bytes - The file.
 * @param start - First byte of the row: its back-tick.
 * @param end - Byte behind its last cell.
 * @param base - Byte that the marks count from.
 * @param marks - Gets the mark of each cell; a byte that is not ASCII sets `WIDE`.
 * @param count - Marks that are there already.
 * @returns The number of marks.
 */
export function markCellsAtTicks(
  bytes: Uint8Array,
  start: number,
  end: number,
  base: number,
  marks: Int32Array,
  count: number
): number {
  let wide = 0
  let next = count
  let cell = start + 1
  let at = cell
  while (at < end) {
    const byte = bytes[at]!
    wide |= byte
    if (byte === 0x2c) {
      if (bytes[at + 1] === 0x60 && at + 1 < end) {
        marks[next++] = toMark(cell - base) | (wide >> 7)
        cell = at + 2
        wide = 0
      }
    } else if (byte === 0x60 && bytes[at - 1] === 0x2c && at > cell) {
      marks[next++] = toMark(cell - base) | (wide >> 7)
      cell = at + 1
      wide = 0
    }
    at += 2
  }
  marks[next++] = toMark(cell - base) | (wide >> 7)
  return next
}

/**
 * Marks where the cells of a row begin, in the style of Alipay: each separator is a comma. No byte of a longer character in
 * UTF-8 or GB18030 is a comma.
 *
 * @param bytes - The file.
 * @param start - First byte of the row.
 * @param end - Byte behind its last cell.
 * @param base - Byte that the marks count from.
 * @param marks - As in {@link markCellsAtTicks}.
 * @param count - Marks that are there already.
 * @returns The number of marks.
 */
export function markCellsAtCommas(
  bytes: Uint8Array,
  start: number,
  end: number,
  base: number,
  marks: Int32Array,
  count: number
): number {
  let wide = 0
  let next = count
  let cell = start
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!
    wide |= byte
    if (byte === 0x2c) {
      marks[next++] = toMark(cell - base) | (wide >> 7)
      cell = at + 1
      wide = 0
    }
  }
  marks[next++] = toMark(cell - base) | (wide >> 7)
  return next
}
