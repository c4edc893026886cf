/**
 * Takes off the tabs and spaces that Alipay pads cells with, and nothing else.
 *
 * @param text - A cell.
 */
export function trimPadding(text: string): string {
  let start = 0
  let end = text.length
  while (end > start && isPadding(text.charCodeAt(end - 1))) end--
  while (end > start && isPadding(text.charCodeAt(start))) start++
  return start === 0 && end === text.length ? text : text.slice(start, end)
}

/** Tab and space, as a byte or a character. */
export function isPadding(code: number): boolean {
  return code === 0x09 || code === 0x20
}
