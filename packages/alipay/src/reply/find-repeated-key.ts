import { endOfString } from '@kaifang/http-core'

const QUOTE = 0x22
const COLON = 0x3a

/**
 * Finds a name that an object of a JSON text gives twice, at any depth. Parsers disagree on which of the two counts, so
 * what one side checks need not be what the other acts on.
 *
 * Nearly no text has any: names are counted in the text and in what the parser made of it, and only where the parser has
 * fewer they are compared one by one.
 *
 * @param text - JSON that a parser has already taken: it is not checked here.
 * @param value - What the parser made of it.
 * @returns The first such name; `undefined` where there is none.
 */
export function findRepeatedKey(text: string, value: unknown): string | undefined {
  return countNames(text) === countKeys(value) ? undefined : searchRepeatedKey(text)
}

/** Names in a text: strings with a colon behind. */
function countNames(text: string): number {
  let count = 0
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at)) {
    at = endOfText(text, at)
    if (isFollowedByColon(text, at)) count++
  }
  return count
}

/** Names in a value. The parser has let no more than 64 levels pass. */
function countKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  let count = 0
  if (Array.isArray(value)) {
    for (const inner of value) count += countKeys(inner)
    return count
  }
  for (const inner of Object.values(value)) count += 1 + countKeys(inner)
  return count
}

function searchRepeatedKey(text: string): string | undefined {
  /** One set of names for each object that is open, nothing for a list. */
  const open: (Set<string> | undefined)[] = []
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x7b) open.push(new Set())
    else if (code === 0x5b) open.push(undefined)
    else if (code === 0x7d || code === 0x5d) open.pop()
    else if (code === QUOTE) {
      const end = endOfText(text, at)
      const names = open.at(-1)
      if (names !== undefined && isFollowedByColon(text, end)) {
        const name = JSON.parse(text.slice(at, end)) as string
        if (names.has(name)) return name
        names.add(name)
      }
      at = end - 1
    }
  }
  return undefined
}

/** Behind the quotation mark that ends a string. */
function endOfText(text: string, start: number): number {
  const end = endOfString(text, start)
  return end === -1 ? text.length : end + 1
}

function isFollowedByColon(text: string, from: number): boolean {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === COLON) return true
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return false
  }
  return false
}
