/** One member at the top of a JSON object: where its value stands in the bytes. */
export interface Member {
  /** The name, still in JSON's writing and with its quotation marks. */
  readonly name: Uint8Array
  /** The bytes of the value, as they came. */
  readonly value: Uint8Array
}

/** Deepest nesting that is read; the platform nests five deep. */
const MAX_DEPTH = 64
/** More members than any reply has: it has two or three. */
const MAX_MEMBERS = 64

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const COLON = 0x3a
const OPEN = 0x7b
const CLOSE = 0x7d

/**
 * Finds the members at the top of a JSON object without parsing it: the signature is over the bytes of one of them, and
 * any parser would lose those.
 *
 * Strings and their escapes are tracked, so that a brace or a `"sign"` inside of a value is nothing but text. In GBK the
 * second byte of a character may look like a backslash or a brace, so characters of two bytes are stepped over whole.
 *
 * @param bytes - The reply's body.
 * @param isGbk - Whether the text is GBK or GB18030; otherwise UTF-8, whose long characters hold no ASCII byte.
 * @returns `undefined` when the bytes are not one JSON object. What stands inside of a value is not checked here.
 */
export function scanMembers(bytes: Uint8Array, isGbk: boolean): Member[] | undefined {
  const members: Member[] = []
  let at = skipBlanks(bytes, isGbk || !startsWithMark(bytes) ? 0 : 3)
  if (bytes[at] !== OPEN) return undefined
  at = skipBlanks(bytes, at + 1)
  if (bytes[at] === CLOSE) return skipBlanks(bytes, at + 1) === bytes.length ? members : undefined
  while (members.length < MAX_MEMBERS) {
    const nameStart = at
    const nameEnd = endOfText(bytes, at, isGbk)
    if (nameEnd === -1) return undefined
    at = skipBlanks(bytes, nameEnd)
    if (bytes[at] !== COLON) return undefined
    const start = skipBlanks(bytes, at + 1)
    const end = endOfValue(bytes, start, isGbk)
    if (end <= start) return undefined
    members.push({ name: bytes.subarray(nameStart, nameEnd), value: bytes.subarray(start, end) })
    at = skipBlanks(bytes, end)
    if (bytes[at] === CLOSE) return skipBlanks(bytes, at + 1) === bytes.length ? members : undefined
    if (bytes[at] !== COMMA) return undefined
    at = skipBlanks(bytes, at + 1)
  }
  return undefined
}

/** A byte order mark of UTF-8. */
function startsWithMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
}

function skipBlanks(bytes: Uint8Array, from: number): number {
  let at = from
  while (isBlank(bytes[at])) at++
  return at
}

/** Where a string ends, behind its quotation mark; -1 where none begins at `start` or it does not end. */
function endOfText(bytes: Uint8Array, start: number, isGbk: boolean): number {
  if (bytes[start] !== QUOTE) return -1
  for (let at = start + 1; at < bytes.length; at++) {
    const byte = bytes[at] as number
    if (byte === QUOTE) return at + 1
    if (byte === BACKSLASH || (isGbk && byte > 0x80)) at++
  }
  return -1
}

/** Where a value ends; `start` or less where none begins, it does not end, or it nests too deep. */
function endOfValue(bytes: Uint8Array, start: number, isGbk: boolean): number {
  const first = bytes[start]
  if (first === QUOTE) return endOfText(bytes, start, isGbk)
  if (first === OPEN || first === 0x5b) return endOfNesting(bytes, start, isGbk)
  let at = start
  while (at < bytes.length && !isBlank(bytes[at]) && bytes[at] !== COMMA && bytes[at] !== CLOSE) at++
  return at
}

function endOfNesting(bytes: Uint8Array, start: number, isGbk: boolean): number {
  let depth = 0
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at]
    if (byte === QUOTE) {
      const end = endOfText(bytes, at, isGbk)
      if (end === -1) return -1
      at = end - 1
    } else if (byte === OPEN || byte === 0x5b) {
      if (++depth > MAX_DEPTH) return -1
    } else if (byte === CLOSE || byte === 0x5d) {
      if (--depth === 0) return at + 1
    }
  }
  return -1
}
