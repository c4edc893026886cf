import { crc32, deflateSync } from 'node:zlib'

/** Red, green and blue, 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number]

/** A picture of two colours. */
export interface TwoColourImage {
  readonly width: number
  readonly height: number
  /** Whether the point has the line's colour, asked row by row; without it the picture is blank. */
  readonly isLine?: ((x: number, y: number) => boolean) | undefined
  readonly line: Colour
  /** White, or nothing at all. @default false */
  readonly transparent?: boolean | undefined
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const paletteColour = 3

/** Writes a PNG with a palette of two colours and one bit for each point (PNG specification, W3C 2003, sections 5 and 11). */
export function encodePng({ width, height, isLine, line, transparent = false }: TwoColourImage): Buffer {
  const rowBytes = Math.ceil(width / 8)
  // Each row begins with the number of its filter; 0 is none.
  const rows = Buffer.alloc((rowBytes + 1) * height)
  for (let y = 0; isLine !== undefined && y < height; y++) {
    const start = y * (rowBytes + 1) + 1
    for (let x = 0; x < width; x++) if (isLine(x, y)) rows[start + (x >> 3)]! |= 0x80 >> (x & 7)
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 1
  header[9] = paletteColour
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from([255, 255, 255, ...line])),
    ...(transparent ? [chunk('tRNS', Buffer.from([0]))] : []),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0))
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(typed))
  return Buffer.concat([length, typed, check])
}
