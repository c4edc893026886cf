import { PNG } from 'pngjs'

/** A finder pattern, such as the one in the upper left corner, is so many modules wide (ISO/IEC 18004). */
const finderModules = 7
/** Free modules around the code, so that a camera finds it. */
const quietModules = 2

/** Shows a QR code in a terminal, two rows of modules in a line; light modules are drawn, as terminals are dark. */
export function showCode(image: Uint8Array): string {
  const { width, height, data } = PNG.sync.read(Buffer.from(image))
  const isDarkPixel = (x: number, y: number): boolean => {
    const place = (y * width + x) * 4
    return x < width && y < height && data[place + 3]! > 127 && data[place]! < 128
  }
  const margin = firstDarkOnDiagonal(Math.min(width, height), isDarkPixel)
  let finder = 0
  while (isDarkPixel(margin + finder, margin)) finder++
  const module = finder / finderModules
  const size = Math.round((width - 2 * margin) / module)
  const isLight = (column: number, row: number): boolean =>
    column < 0 ||
    row < 0 ||
    column >= size ||
    row >= size ||
    !isDarkPixel(Math.floor(margin + (column + 0.5) * module), Math.floor(margin + (row + 0.5) * module))
  const lines: string[] = []
  for (let row = -quietModules; row < size + quietModules; row += 2) {
    let line = ''
    for (let column = -quietModules; column < size + quietModules; column++) {
      line += [' ', '▄', '▀', '█'][(isLight(column, row) ? 2 : 0) + (isLight(column, row + 1) ? 1 : 0)]
    }
    lines.push(line)
  }
  return lines.join('\n')
}

function firstDarkOnDiagonal(length: number, isDark: (x: number, y: number) => boolean): number {
  for (let step = 0; step < length; step++) if (isDark(step, step)) return step
  throw new Error('there is no code in the image')
}
