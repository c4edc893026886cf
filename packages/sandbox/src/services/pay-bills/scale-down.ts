/** `whole × by ÷ of` rounded down, for whole numbers from 0; exact, though the product may pass 2^53. */
export function scaleDown(whole: number, by: number, of: number): number {
  const product = whole * by
  if (product <= Number.MAX_SAFE_INTEGER) return (product - (product % of)) / of
  return Number((BigInt(whole) * BigInt(by)) / BigInt(of))
}

/** The same, rounded half up. */
export function scaleRound(whole: number, by: number, of: number): number {
  const doubled = 2 * whole * by + of
  if (doubled <= Number.MAX_SAFE_INTEGER) return (doubled - (doubled % (2 * of))) / (2 * of)
  return Number((2n * BigInt(whole) * BigInt(by) + BigInt(of)) / (2n * BigInt(of)))
}
