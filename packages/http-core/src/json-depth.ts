const QUOTE = 0x22
const BACKSLASH = 0x5c

/**
 * Measures how deep a JSON text nests, without parsing it and without recursion.
 *
 * @param text - Any text; in text that is no JSON the figure means nothing.
 * @param limit - Stops counting once the depth has passed it.
 */
export function jsonDepth(text: string, limit: number): number {
  let depth = 0
  let deepest = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code === QUOTE) {
      // Skip the string: brackets in it do not nest.
      index = text.indexOf('"', index + 1)
      while (index !== -1 && escaped(text, index)) index = text.indexOf('"', index + 1)
      if (index === -1) return deepest
    } else if (code === 0x7b || code === 0x5b) {
      if (++depth > deepest) deepest = depth
      if (deepest > limit) return deepest
    } else if (code === 0x7d || code === 0x5d) {
      depth--
    }
  }
  return deepest
}

/** Whether an odd number of backslashes stands before `index`. */
function escaped(text: string, index: number): boolean {
  let start = index
  while (text.charCodeAt(start - 1) === BACKSLASH) start--
  return (index - start) % 2 === 1
}
