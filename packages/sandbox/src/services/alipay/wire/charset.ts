import { encodeGbk } from './encode-gbk.ts'

/** The charsets that the gateway takes; gb2312 is read and written as its superset. */
export type Charset = 'utf-8' | 'gbk'

const names: Readonly<Record<string, Charset>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  gbk: 'gbk',
  gb2312: 'gbk',
  gb18030: 'gbk'
}

/** The charset of that name; `undefined` when the gateway does not take it. */
export function findCharset(name: string): Charset | undefined {
  const wanted = name.toLowerCase()
  return Object.hasOwn(names, wanted) ? names[wanted] : undefined
}

/** Text to bytes. */
export function encodeText(text: string, charset: Charset): Buffer {
  return charset === 'gbk' ? encodeGbk(text) : Buffer.from(text, 'utf8')
}

/** Bytes to text; what is no text becomes U+FFFD. */
export function decodeBytes(bytes: Uint8Array, charset: Charset): string {
  return new TextDecoder(charset === 'gbk' ? 'gb18030' : 'utf-8', { ignoreBOM: true }).decode(bytes)
}
