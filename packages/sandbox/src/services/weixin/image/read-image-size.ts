/** What kind of image it is, and how large. */
export interface ImageSize {
  readonly kind: 'png' | 'jpg' | 'gif'
  readonly width: number
  readonly height: number
}

/** Reads the size of an image from its first bytes; `undefined` for what is none of the three kinds. */
export function readImageSize(bytes: Buffer): ImageSize | undefined {
  if (bytes.length >= 24 && bytes.readUInt32BE(0) === 0x89504e47) {
    return { kind: 'png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
  }
  if (bytes.length >= 10 && /^GIF8[79]a/.test(bytes.toString('latin1', 0, 6))) {
    return { kind: 'gif', width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) }
  }
  return bytes.length >= 4 && bytes.readUInt16BE(0) === 0xffd8 ? jpegSize(bytes) : undefined
}

/** Walks over the segments of a JPEG to the frame header (SOF, ISO/IEC 10918-1 B.2.2). */
function jpegSize(bytes: Buffer): ImageSize | undefined {
  let place = 2
  while (place + 9 <= bytes.length && bytes[place] === 0xff) {
    const marker = bytes[place + 1]!
    // C4, C8 and CC are tables, all others from C0 to CF are frames.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return { kind: 'jpg', width: bytes.readUInt16BE(place + 7), height: bytes.readUInt16BE(place + 5) }
    }
    place += 2 + bytes.readUInt16BE(place + 2)
  }
  return undefined
}
