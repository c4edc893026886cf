/** Digits that {@link readUnits} takes at most: sums of a block of rows stay exact. */
const MAX_DIGITS = 12

/**
 * Reads a plain decimal number straight from its bytes as an integer of its smallest unit.
 *
 * @param bytes - Where the cell is.
 * @param start - First byte of the cell.
 * @param end - Byte behind the cell.
 * @param decimals - Decimals of the unit: 2 for fen, 5 for fees, 0 for counts.
 * @returns The integer; NaN for anything unusual, which `parseUnits` looks at again: signs other than `-`, more than 12
 *   digits, what is no number.
 */
export function readUnits(bytes: Uint8Array, start: number, end: number, decimals: number): number {
  const negative = bytes[start] === 0x2d
  const first = negative ? start + 1 : start
  const dot = end - decimals - 1
  // A NaN is what the caller tests for, and no digit test passes behind the end of a cell: the byte there is no digit.
  if (dot <= first || decimals === 0 || bytes[dot] !== 0x2e)
    return readShortUnits(bytes, first, end, decimals, negative)
  if (end - first > MAX_DIGITS + 1) return Number.NaN
  let value = 0
  for (let index = first; index < dot; index++) {
    const digit = bytes[index]! - 48
    if (digit < 0 || digit > 9) return Number.NaN
    value = value * 10 + digit
  }
  for (let index = dot + 1; index < end; index++) {
    const digit = bytes[index]! - 48
    if (digit < 0 || digit > 9) return Number.NaN
    value = value * 10 + digit
  }
  // Not `-value`: there is no negative zero among amounts.
  return negative ? 0 - value : value
}

/** Numbers with fewer decimals than the unit has: `0`, `12`, `0.5`. */
function readShortUnits(bytes: Uint8Array, first: number, end: number, decimals: number, negative: boolean): number {
  if (end <= first || end - first > MAX_DIGITS + 1) return Number.NaN
  let value = 0
  let fraction = -1
  for (let index = first; index < end; index++) {
    const byte = bytes[index]!
    if (byte === 0x2e) {
      // A dot stands once, behind a digit and before one.
      if (fraction >= 0 || index === first || index === end - 1 || decimals === 0) return Number.NaN
      fraction = 0
      continue
    }
    const digit = byte - 48
    if (digit < 0 || digit > 9) return Number.NaN
    value = value * 10 + digit
    if (fraction >= 0) fraction++
  }
  const digits = fraction < 0 ? end - first : end - first - 1
  const missing = decimals - Math.max(fraction, 0)
  if (missing < 0 || digits + missing > MAX_DIGITS) return Number.NaN
  for (let zero = missing; zero > 0; zero--) value *= 10
  return negative ? 0 - value : value
}
