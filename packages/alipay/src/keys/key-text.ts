import { types } from 'node:util'
import { describeValue, InputError } from '@kaifang/http-core'

/** A key or certificate as it was pasted: its DER, and the label of its armour where it had one. */
export interface KeyText {
  /** Such as `PRIVATE KEY`; `undefined` for bare Base64 and for DER. */
  readonly label: string | undefined
  readonly der: Buffer
}

const ARMOUR = /-----BEGIN ([A-Z0-9 ]+)-----([\s\S]*?)-----END \1-----/g

/** Turns line breaks that were written as a backslash and a letter, as in environment variables, into real ones. */
function readLineBreaks(text: string): string {
  return text
    .replaceAll('\\r', '')
    .replaceAll('\\n', '\n')
    .replace(/^\ufeff/, '')
}

/** Lines of one length, but for the last: a file whose line breaks have become blanks. */
function isWrapped(parts: readonly string[]): boolean {
  const width = parts[0]?.length ?? 0
  const isLast = (index: number): boolean => index === parts.length - 1
  return width >= 60 && parts.every(({ length }, index) => length === width || (isLast(index) && length < width))
}

/**
 * Decodes Base64 strictly: line breaks may stand anywhere, nothing else.
 *
 * @throws {@link InputError} naming what is in the way, never the text.
 */
function decodeBase64(caller: string, field: string, text: string): Buffer {
  const fail = (received: string, hint: string) =>
    new InputError({ caller, field, rule: 'a key in Base64 or PEM', received, hint })
  const body = text.trim()
  const lines = body.split(/[\r\n]+/).map((line) => line.trim())
  let joined = lines.join('')
  if (/[ \t]/.test(joined)) {
    const parts = body.split(/\s+/)
    if (!isWrapped(parts)) {
      throw fail('text with white space inside', 'Was a + turned into a blank by a form or a URL?')
    }
    joined = parts.join('')
  }
  if (joined === '') throw fail('empty text', 'Paste the whole key')
  const odd = /[^A-Za-z0-9+/=]/.exec(joined)
  if (odd !== null) {
    const code = (odd[0].codePointAt(0) as number).toString(16).padStart(4, '0').toUpperCase()
    throw fail(`text with a character that is no Base64 (U+${code})`, 'Paste the key again, and nothing around it')
  }
  const der = Buffer.from(joined, 'base64')
  if (der.toString('base64').replace(/=+$/, '') !== joined.replace(/=+$/, '') || /=[^=]/.test(joined)) {
    throw fail('Base64 that was cut', 'Paste the whole key')
  }
  return der
}

/**
 * Reads every PEM block of a text, or the one thing that it is: bare Base64 with or without line breaks, or DER bytes.
 *
 * @throws {@link InputError} naming the field and what is wrong; never the text.
 */
export function readKeyTexts(caller: string, field: string, value: unknown): KeyText[] {
  if (types.isUint8Array(value)) {
    const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength)
    // A DER sequence whose length takes more than a byte; no text goes on like that.
    if (bytes[0] === 0x30 && (bytes[1] as number) >= 0x80) return [{ label: undefined, der: bytes }]
    return readKeyTexts(caller, field, bytes.toString('utf8'))
  }
  if (typeof value !== 'string' || value.trim() === '') {
    throw new InputError({ caller, field, rule: 'a key in Base64 or PEM', received: describeValue(value) })
  }
  const text = readLineBreaks(value)
  const blocks = [...text.matchAll(ARMOUR)]
  if (blocks.length > 0) {
    return blocks.map(([, label, body]) => ({ label, der: decodeBase64(caller, field, body as string) }))
  }
  if (text.includes('-----BEGIN') || text.includes('-----END')) {
    const hint = 'Paste it from -----BEGIN to the last -----'
    throw new InputError({ caller, field, rule: 'a key in Base64 or PEM', received: 'half of a PEM block', hint })
  }
  return [{ label: undefined, der: decodeBase64(caller, field, text) }]
}
