/** Marker bytes of JPEG (ITU-T T.81, annex B). */
const SOS = 0xda
const EOI = 0xd9

/** Whether a JPEG has its end marker: segments are stepped over by their lengths, since thumbnails have markers too. */
function isWholeJpeg(bytes: Uint8Array): boolean {
  let at = 2
  while (at + 1 < bytes.length) {
    if (bytes[at] !== 0xff) return false
    const marker = bytes[at + 1] as number
    if (marker === EOI) return true
    if (marker === 0xff) {
      // A fill byte before the marker.
      at++
      continue
    }
    // Stand-alone markers have no length.
    const alone = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)
    at += alone ? 2 : 2 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0))
    if (marker === SOS) at = endOfScan(bytes, at)
  }
  return false
}

/** Where the coded data of a scan ends: at the next marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Uint8Array, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1]
    if (next === undefined) break
    if (next !== 0x00 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return bytes.length
}

/** Whether a PNG has its last chunk (ISO/IEC 15948, clause 5.3: length, type, data, check sum). */
function isWholePng(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at)
    if (end > bytes.length) return false
    // "IEND"
    if (view.getUint32(at + 4) === 0x49454e44) return true
    at = end
  }
  return false
}

/**
 * Tells whether an image came whole. A cut one opens in many viewers all the same, with grey below.
 *
 * @param bytes - The image.
 * @param mediaType - What it is by its first bytes; other types than JPEG and PNG count as whole.
 */
export function isWholeImage(bytes: Uint8Array, mediaType: string): boolean {
  if (mediaType === 'image/jpeg') return isWholeJpeg(bytes)
  return mediaType === 'image/png' ? isWholePng(bytes) : true
}
