/**
 * Writes amounts as the platforms write them, from BigInt: what the reader computes with numbers is checked against
 * arithmetic that can't overflow or round.
 * @module
 */

/** Writes fen as yuan with two decimals: `-5n` is `-0.05`. */
export function yuanText(fen: bigint): string {
  return decimalText(fen, 2)
}

/** Writes units of 10⁻⁵ yuan with five decimals, as the fees of WeChat Pay have them: `-20000n` is `-0.20000`. */
export function feeText(units: bigint): string {
  return decimalText(units, 5)
}

/** Leaves out the zeros at the end, as some footers do, but keeps `decimals` of them: `0.50` is `0.5`, or `0.50`. */
export function shortenText(text: string, decimals: number): string {
  const [whole = '', fraction = ''] = text.split('.')
  const kept = fraction.replace(/0+$/, '').padEnd(decimals, '0')
  return kept === '' ? whole : `${whole}.${kept}`
}

function decimalText(units: bigint, decimals: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0')
  const split = digits.length - decimals
  return `${units < 0n ? '-' : ''}${digits.slice(0, split)}.${digits.slice(split)}`
}

/** Reads a decimal back to units, so that sums of written cells need no other source. */
export function textUnits(text: string, decimals: number): bigint {
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d*))?$/.exec(text) ?? []
  const units = BigInt(whole + fraction.padEnd(decimals, '0').slice(0, decimals))
  return sign === '-' ? -units : units
}
