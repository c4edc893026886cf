/** One element of DER (X.690): its tag, where its content stands, and where the next element begins. */
export interface DerElement {
  readonly tag: number
  readonly start: number
  readonly end: number
}

/**
 * Reads the header of one DER element. Only what keys and certificates need: short tags, definite lengths.
 *
 * @param bytes - The whole text.
 * @param offset - Where the element begins.
 * @returns `undefined` where there is no whole element.
 */
export function readDer(bytes: Uint8Array, offset: number): DerElement | undefined {
  const tag = bytes[offset]
  const first = bytes[offset + 1]
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return undefined
  let start = offset + 2
  let length = first
  if (first >= 0x80) {
    const size = first & 0x7f
    if (size === 0 || size > 4) return undefined
    length = 0
    for (let index = 0; index < size; index++) length = length * 256 + (bytes[start + index] ?? Number.NaN)
    start += size
  }
  const end = start + length
  return end <= bytes.length ? { tag, start, end } : undefined
}

/** The elements inside of one; as far as they can be read. */
export function readDerChildren(bytes: Uint8Array, parent: DerElement): DerElement[] {
  const children: DerElement[] = []
  for (let offset = parent.start; offset < parent.end; ) {
    const child = readDer(bytes, offset)
    if (child === undefined || child.end > parent.end) break
    children.push(child)
    offset = child.end
  }
  return children
}

/** Writes an object identifier as dotted numbers. */
export function readOid(bytes: Uint8Array, element: DerElement): string {
  const first = bytes[element.start] ?? 0
  const top = Math.min(2, Math.floor(first / 40))
  const arcs = [top, first - top * 40]
  let arc = 0
  for (let index = element.start + 1; index < element.end; index++) {
    const byte = bytes[index] as number
    arc = arc * 128 + (byte & 0x7f)
    if (byte < 0x80) {
      arcs.push(arc)
      arc = 0
    }
  }
  return arcs.join('.')
}
