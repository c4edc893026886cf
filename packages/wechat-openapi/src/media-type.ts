/** How files begin, as hex of their first bytes; `..` for any byte. */
const MAGIC: readonly (readonly [beginning: string, type: string])[] = [
  ['ffd8ff', 'image/jpeg'],
  ['89504e470d0a1a0a', 'image/png'],
  ['474946383761', 'image/gif'],
  ['474946383961', 'image/gif'],
  ['52494646........57454250', 'image/webp'],
  ['424d', 'image/bmp'],
  ['2321414d52', 'audio/amr'],
  ['494433', 'audio/mpeg'],
  ['fffb', 'audio/mpeg'],
  ['........66747970', 'video/mp4']
]

/** Extensions that the platform takes, by media type: it refuses a file whose name has another one (40005). */
const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/jpg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/bmp': 'bmp',
  'image/webp': 'webp',
  'audio/amr': 'amr',
  'audio/mpeg': 'mp3',
  'audio/mp3': 'mp3',
  'video/mp4': 'mp4'
}

/**
 * Tells the media type of bytes by how they begin: the platform says `image/jpeg` of PNG bytes too.
 *
 * @returns `undefined` for bytes of another kind.
 */
export function mediaTypeOf(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('hex')
  return MAGIC.find(([beginning]) => new RegExp(`^${beginning}`).test(head))?.[1]
}

/** The extension for a media type, without a dot; parameters such as `charset` don't count. */
export function extensionOf(mediaType: string): string | undefined {
  const name = mediaType.split(';')[0]?.trim().toLowerCase() ?? ''
  return Object.hasOwn(EXTENSIONS, name) ? EXTENSIONS[name] : undefined
}
