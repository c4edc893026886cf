const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const

/**
 * Draws a horizontal bar in steps of an eighth of a cell. What is not nothing shows at least one step.
 *
 * @param value - From 0 to `whole`.
 * @param whole - What a full bar stands for.
 * @param width - Cells of a full bar.
 * @returns The bar, filled up with spaces to `width` cells.
 */
export function renderBar(value: number, whole: number, width: number): string {
  const steps = whole > 0 ? Math.round((Math.min(value, whole) / whole) * width * 8) : 0
  const shown = value > 0 ? Math.max(1, steps) : 0
  const bar = '█'.repeat(Math.floor(shown / 8)) + (EIGHTHS[shown % 8] as string)
  return bar.padEnd(width)
}
