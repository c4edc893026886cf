/**
 * Writes an amount as Alipay wants it: yuan (元) with two decimals. Works on the digits, since an amount in yuan is not
 * exact as a number: `57 * 0.01` is 0.5700000000000001.
 *
 * @param fen - Amount in fen (分), a non-negative integer; see `readFen`.
 */
export function encodeYuan(fen: number): string {
  const digits = String(fen).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}
