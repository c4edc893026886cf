/**
 * Writes fen as yuan for people, exactly: `-123456` is `-1,234.56`.
 *
 * @param fen - Whole fen (分, 1/100 yuan).
 * @returns Two decimals, thousands grouped by commas.
 */
export function formatYuan(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0')
  return `${fen < 0 ? '-' : ''}${groupThousands(digits.slice(0, -2))}.${digits.slice(-2)}`
}

/**
 * Groups the whole part of a decimal text: `-1234567.00000` is `-1,234,567.00000`.
 *
 * @param decimal - Digits, perhaps with a sign and decimals.
 */
export function groupThousands(decimal: string): string {
  const [whole = '', ...decimals] = decimal.split('.')
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...decimals].join('.')
}

/**
 * Writes fen as the plain decimal that files carry: `-123456` is `-1234.56`.
 *
 * @param fen - Whole fen.
 * @returns Two decimals, nothing grouped.
 */
export function plainYuan(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0')
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
