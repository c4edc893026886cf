import { type Colour, encodePng } from './encode-png.ts'

/** A code to draw. */
export interface QrImage {
  readonly content: string
  /** Side in pixels. */
  readonly width: number
  readonly line: Colour
  readonly transparent: boolean
}

/** Free points around a code (ISO/IEC 18004: four modules). */
const quietModules = 4
/** Above this length the code is read at a low level of correction, so that its modules stay as large as they can. */
const longContent = 200

/** A size of codes that jsQR 1.4 can't read, though other decoders can: the next one is taken. */
const unreadVersion = 23

/** Draws a QR code of that content; `undefined` when no code can hold it (2953 bytes at most). */
export async function renderQrImage({ content, width, line, transparent }: QrImage): Promise<Buffer | undefined> {
  // Loaded with the first code, not with the sandbox: it brings renderers that are not needed here.
  const { create } = await import('qrcode')
  const bytes = new TextEncoder().encode(content)
  const level = bytes.length > longContent ? 'L' : 'M'
  const modules = modulesOf(() => {
    const segments = [{ data: bytes, mode: 'byte' as const }]
    const code = create(segments, { errorCorrectionLevel: level })
    const another = code.version === unreadVersion
    return (another ? create(segments, { errorCorrectionLevel: level, version: unreadVersion + 1 }) : code).modules
  })
  if (modules === undefined) return undefined
  const scale = Math.max(1, Math.floor(width / (modules.size + 2 * quietModules)))
  const margin = Math.floor((width - scale * modules.size) / 2)
  return encodePng({
    width,
    height: width,
    line,
    transparent,
    isLine(x, y) {
      const column = Math.floor((x - margin) / scale)
      const row = Math.floor((y - margin) / scale)
      const inside = column >= 0 && row >= 0 && column < modules.size && row < modules.size
      return inside && modules.data[row * modules.size + column] === 1
    }
  })
}

/** `qrcode` throws when the content is too long, and only then. */
function modulesOf<Modules>(create: () => Modules): Modules | undefined {
  try {
    return create()
  } catch {
    return undefined
  }
}
