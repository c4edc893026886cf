/** Why a text is no amount. */
export type UnitsFault = 'malformed' | 'too large'

/**
 * Reads a decimal number exactly, by its digits.
 *
 * @param text - Such as `12.50`, `-0.12`, `+3`; no spaces, no thousands separators, no exponent.
 * @param decimals - Decimals of the unit: 2 for fen, 5 for fees, 0 for counts. Counts may have zeros behind a dot.
 * @returns An integer of the smallest unit that is safe, or what is wrong.
 */
export function parseUnits(text: string, decimals: number): number | UnitsFault {
  const [matched, sign, whole = '', fraction = ''] = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text) ?? []
  if (matched === undefined) return 'malformed'
  if (decimals === 0 ? /[^0]/.test(fraction) : fraction.length > decimals) return 'malformed'
  const value = Number(decimals === 0 ? whole : whole + fraction.padEnd(decimals, '0'))
  if (!Number.isSafeInteger(value)) return 'too large'
  return sign === '-' ? 0 - value : value
}

/**
 * Writes an integer of a smallest unit as a decimal number.
 *
 * @param units - A safe integer.
 * @param decimals - 1 or more.
 * @returns Such as `-0.12000` for -12000 and 5 decimals.
 */
export function formatUnits(units: number, decimals: number): string {
  const digits = String(Math.abs(units)).padStart(decimals + 1, '0')
  return `${units < 0 ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}
