const decoder = new TextDecoder('gb18030', { fatal: true })
const twoBytes = new Map<string, readonly number[]>()
const fourBytes = new Map<string, readonly number[]>()

/** Bytes 0x81 to 0xfe lead a character of two bytes (second 0x40 to 0xfe) or of four (second 0x30 to 0x39). */
function fillTables(): void {
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) note(twoBytes, [lead, trail])
  }
  // The four-byte characters of the basic plane end at 84 31 a4 39.
  for (let lead = 0x81; lead <= 0x84; lead++) {
    for (let second = 0x30; second <= 0x39; second++) {
      for (let third = 0x81; third <= 0xfe; third++) {
        for (let fourth = 0x30; fourth <= 0x39; fourth++) note(fourBytes, [lead, second, third, fourth])
      }
    }
  }
}

function note(table: Map<string, readonly number[]>, bytes: readonly number[]): void {
  let character: string
  try {
    character = decoder.decode(Uint8Array.from(bytes))
  } catch {
    return
  }
  if ([...character].length === 1 && !table.has(character)) table.set(character, bytes)
}

/** Above the basic plane the bytes count upwards from 90 30 81 30. */
function countedBytes(codePoint: number): readonly number[] {
  let rest = codePoint - 0x10000 + 189_000
  const fourth = 0x30 + (rest % 10)
  rest = Math.floor(rest / 10)
  const third = 0x81 + (rest % 126)
  rest = Math.floor(rest / 126)
  return [0x81 + Math.floor(rest / 10), 0x30 + (rest % 10), third, fourth]
}

/**
 * Writes text in GB18030, the superset of GBK: two bytes a character wherever GBK has it, four elsewhere (emoji, rare
 * characters).
 *
 * @throws {RangeError} for a lone surrogate.
 * @see WHATWG Encoding Standard, section 10.2 (gb18030)
 */
export function writeGb18030(text: string): Uint8Array {
  if (twoBytes.size === 0) fillTables()
  const bytes: number[] = []
  for (const character of text) {
    const codePoint = character.codePointAt(0) as number
    if (codePoint < 0x80) bytes.push(codePoint)
    else {
      const found = twoBytes.get(character) ?? fourBytes.get(character)
      if (found !== undefined) bytes.push(...found)
      else if (codePoint > 0xffff) bytes.push(...countedBytes(codePoint))
      else throw new RangeError(`U+${codePoint.toString(16)} has no bytes in GB18030`)
    }
  }
  return Uint8Array.from(bytes)
}

/** Whether GBK itself has the text: one or two bytes a character. */
export function isGbk(text: string): boolean {
  if (twoBytes.size === 0) fillTables()
  return [...text].every((character) => character < '\u0080' || twoBytes.has(character))
}
