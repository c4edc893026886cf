import { createHash } from 'node:crypto'

const lowerHex = '0123456789abcdef'
const alphanumeric = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** A stream of values that depends on the seed alone. */
export interface SeededRandom {
  /** A whole number from 0 up to, not including, the limit (at most 2^32). */
  integer(limit: number): number
  /** Lower-case hex text. */
  hex(length: number): string
  /** Text of `[0-9A-Za-z]`. */
  text(length: number): string
  /** Decimal digits. */
  digits(length: number): string
  /** One of a list. */
  pick<Item>(items: readonly [Item, ...Item[]]): Item
}

/**
 * Makes a stream of values from a seed: SHA-256 of seed and counter, block after block.
 *
 * > [!NOTE]
 * > Predictable by design. What it mints opens nothing but this sandbox.
 */
export function createSeededRandom(seed: string): SeededRandom {
  let block: Buffer = Buffer.alloc(0)
  let offset = 0
  let counter = 0

  function word(): number {
    if (offset + 4 > block.length) {
      block = createHash('sha256').update(`${seed}\n${counter++}`).digest()
      offset = 0
    }
    offset += 4
    return block.readUInt32BE(offset - 4)
  }

  // The bias of the remainder is below 2^-24 for the small limits used here and of no consequence.
  const integer = (limit: number): number => word() % limit
  const characters = (alphabet: string, length: number): string =>
    Array.from({ length }, () => alphabet[integer(alphabet.length)]).join('')

  return Object.freeze({
    integer,
    hex: (length: number) => characters(lowerHex, length),
    text: (length: number) => characters(alphanumeric, length),
    digits: (length: number) => characters('0123456789', length),
    pick: <Item>(items: readonly [Item, ...Item[]]): Item => items[integer(items.length)]!
  })
}
