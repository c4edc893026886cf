// Control characters, line separators and marks that turn the writing direction: a bill must not steer a terminal.
const UNSAFE = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/**
 * Makes a text of a bill safe to print: control characters become `�`, and what is too long is cut.
 *
 * @param text - Any text from a file.
 * @param limit - Characters, at least 1; by default 40.
 * @returns One short line.
 */
export function cleanText(text: string, limit = 40): string {
  const characters = [...text.replace(UNSAFE, '\ufffd')]
  return characters.length > limit ? `${characters.slice(0, limit - 1).join('')}…` : characters.join('')
}
