/** Whole fen (分) as yuan with two decimals, by its digits. */
export function yuanText(fen: number): string {
  // Most cells of a bill.
  if (fen === 0) return '0.00'
  const digits = String(Math.abs(fen)).padStart(3, '0')
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** The same with five decimals, as fees are written. */
export function longYuanText(fen: number): string {
  return `${yuanText(fen)}000`
}

/** Hundredths of a percent as a rate: 60 is `0.60%`. */
export function rateText(hundredths: number): string {
  return `${yuanText(hundredths)}%`
}

/** Free text of a merchant in a bill: `,` `"` and line ends are escaped (特殊字符), everything else stays. */
export function escapeBillText(text: string): string {
  return text === '' ? text : text.replace(/[,"\n\r]/g, (character) => escapes[character]!)
}

const escapes: Readonly<Record<string, string>> = { ',': '\\ ', '"': '\\"', '\n': '\\n', '\r': '\\r' }
