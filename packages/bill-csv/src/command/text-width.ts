// Blocks that terminals draw two cells wide: Unicode 16, East_Asian_Width W and F, and emoji.
const WIDE =
  /[\u1100-\u115f\u231a\u231b\u2329\u232a\u23e9-\u23ec\u2614\u2615\u26a1\u2705\u274c\u2728\u2753-\u2755\u2757\u2795-\u2797\u2b50\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f004}\u{1f18e}-\u{1f19a}\u{1f200}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f7e0}-\u{1f7eb}\u{1f900}-\u{1faff}\u{20000}-\u{3fffd}]/u
const EMPTY = /[\p{Mn}\p{Me}\p{Cf}]/u

/**
 * Counts the cells that a text takes in a terminal: Chinese characters and emoji take two, combining marks none.
 *
 * @param text - One line without control characters.
 * @returns Number of cells.
 */
export function textWidth(text: string): number {
  let width = 0
  for (const character of text) width += WIDE.test(character) ? 2 : EMPTY.test(character) ? 0 : 1
  return width
}

/**
 * Fills a text up with spaces to a number of cells. A longer text stays as it is.
 *
 * @param side - Where the text stands: amounts to the right, names to the left.
 */
export function padText(text: string, width: number, side: 'left' | 'right'): string {
  const spaces = ' '.repeat(Math.max(0, width - textWidth(text)))
  return side === 'left' ? text + spaces : spaces + text
}
