import { endOfString } from './end-of-string.ts'

const QUOTE = 0x22

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
      index = endOfString(text, index)
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
