import { MAX_FEN } from './read-fen.ts'

/** Whole yuan without leading zeros, then up to two decimals. ASCII digits only: `\d` would be the same without `u`. */
const YUAN = /^(0|[1-9][0-9]{0,8})(?:\.([0-9]{1,2}))?$/

/**
 * Reads an amount in yuan (元) as Alipay writes it, by its digits: `19.99 * 100` is 1998.9999999999998.
 *
 * @param text - Such as `1`, `0.10`, `100000000.00`.
 * @returns Fen (分), an integer from 0 to 10000000000; `undefined` for anything else.
 */
export function readYuan(text: string): number | undefined {
  const match = YUAN.exec(text)
  if (match === null) return undefined
  const [, whole = '', fraction = ''] = match
  const fen = Number.parseInt(whole + fraction.padEnd(2, '0'), 10)
  return fen <= MAX_FEN ? fen : undefined
}
