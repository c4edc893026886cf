const BACKSLASH = 0x5c

/**
 * Finds the quotation mark that ends a JSON string.
 *
 * @param text - Any text.
 * @param start - Where the string's first quotation mark stands.
 * @returns Where its last one stands; -1 when it does not end.
 */
export function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1)
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1)
  return end
}

/** Whether an odd number of backslashes stands before `index`. */
function isEscaped(text: string, index: number): boolean {
  let start = index
  while (text.charCodeAt(start - 1) === BACKSLASH) start--
  return (index - start) % 2 === 1
}
