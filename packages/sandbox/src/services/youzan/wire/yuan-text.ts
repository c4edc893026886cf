/** Fen (分) as the platform writes prices of orders: yuan (元) with two decimals, `32060` is `"320.60"`. */
export function yuanText(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0')
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** Reads yuan text such as `"320.60"`, `"320.6"` or `"320"` into fen; `undefined` when it is none. */
export function readYuanText(text: string): number | undefined {
  const [, yuan = '', decimals = ''] = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text) ?? []
  return yuan === '' ? undefined : Number(yuan) * 100 + Number(decimals.padEnd(2, '0'))
}
