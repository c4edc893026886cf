/**
 * Text at the edge: UTF-8 inside, hexadecimal or base64 outside.
 *
 * @module
 */
import { assertText } from './assert-text.ts'
import { bytesToBase64, decodeBase64 } from './base64.ts'
import { decodeHex, encodeHex, type HexOptions, readLetterCase } from './hex.ts'
import { assertOptions, readChoice } from './options.ts'
import { decodeUtf8, encodeUtf8 } from './utf8.ts'
import { type DecryptOptions, decrypt, encrypt, type XxteaOptions } from './xxtea.ts'
import { XxteaError } from './xxtea-error.ts'
import type { XxteaKey } from './xxtea-key.ts'

/** How ciphertext is written as text. The JavaScript, Java, .NET and Dart libraries write base64, Tianyi (天翼) hex. */
export type CiphertextEncoding = 'hex' | 'base64'

/** How the ciphertext of a text is written. */
export interface XxteaTextOptions {
  /** Encoding of the ciphertext. Hex is read in either letter case. @default 'hex' */
  readonly encoding?: CiphertextEncoding | undefined
}

/** How text is encrypted. The letter case is for hex alone. */
export interface EncryptTextOptions extends XxteaOptions, XxteaTextOptions, HexOptions {}

/** How text is decrypted. */
export interface DecryptTextOptions extends DecryptOptions, XxteaTextOptions {}

const ENCODINGS: readonly CiphertextEncoding[] = ['hex', 'base64']

/**
 * Encrypts text as UTF-8.
 *
 * > [!NOTE]
 * > An empty text stays empty: see {@link encrypt}.
 *
 * @param text - Well-formed text; U+0000 and a byte order mark are kept.
 * @param key - 16 bytes, text that is 16 bytes as UTF-8, or a key of {@link prepareKey}.
 * @param options - Encoding and letter case of the ciphertext, key rule, variant.
 * @returns Ciphertext as hex (default) or base64.
 * @throws {TypeError} when an argument or option has the wrong type.
 * @throws {@link XxteaError} `ERR_XXTEA_ENCODING` when text or key has a lone surrogate.
 * @throws {@link XxteaError} `ERR_XXTEA_KEY_LENGTH` when the key does not fit the key rule.
 * @throws {@link XxteaError} `ERR_XXTEA_PLAINTEXT_LENGTH` when the raw variant gets no whole words.
 * @example
 * ```ts
 * import { encryptText } from '@kaifang/xxtea'
 *
 * const text = 'Hello World! 你好，中国！'
 * const options = { keyRule: 'pad-or-truncate', encoding: 'base64' } as const
 * console.log(encryptText(text, '1234567890', options)) // => QncB1C0rHQoZ1eRiPM4dsZtRi9pNrp7sqvX76cFXvrrIHXL6
 * ```
 */
export function encryptText(
  text: string,
  key: Uint8Array | string | XxteaKey,
  options: EncryptTextOptions = {}
): string {
  assertText('text', text)
  assertOptions(options)
  const encoding = readChoice('options.encoding', options.encoding, ENCODINGS)
  const letterCase = readLetterCase(options.letterCase)
  const ciphertext = encrypt(encodeUtf8('text', text), key, options)
  return encoding === 'hex' ? encodeHex(ciphertext, letterCase) : bytesToBase64(ciphertext)
}

/**
 * Decrypts text. As with {@link decrypt}, a result does not mean that the ciphertext is genuine.
 *
 * @param ciphertext - Hex in either letter case (default) or base64, nothing between or around it.
 * @param key - 16 bytes, text that is 16 bytes as UTF-8, or a key of {@link prepareKey}.
 * @param options - Encoding of the ciphertext, key rule, variant, and whether padding has to be zero.
 * @returns The text, at least one character.
 * @throws {TypeError} when an argument or option has the wrong type.
 * @throws {@link XxteaError} `ERR_XXTEA_ENCODING` with the position where the ciphertext is no hex or base64, or where
 *   the key has a lone surrogate.
 * @throws {@link XxteaError} `ERR_XXTEA_CIPHERTEXT_LENGTH` when the ciphertext is empty, cut or not whole words.
 * @throws {@link XxteaError} `ERR_XXTEA_INTEGRITY` when the key is wrong or the ciphertext damaged; it does not say which.
 * @throws {@link XxteaError} `ERR_XXTEA_PLAINTEXT_NOT_UTF8` when the plaintext is no text.
 * @throws {@link XxteaError} `ERR_XXTEA_KEY_LENGTH` when the key does not fit the key rule.
 * @example
 * ```ts
 * import { decryptText } from '@kaifang/xxtea'
 *
 * console.log(decryptText('5B218B7473EEECB6', '0123456789abcdef')) // => a
 * ```
 */
export function decryptText(
  ciphertext: string,
  key: Uint8Array | string | XxteaKey,
  options: DecryptTextOptions = {}
): string {
  assertText('ciphertext', ciphertext)
  assertOptions(options)
  const encoding = readChoice('options.encoding', options.encoding, ENCODINGS)
  const bytes = encoding === 'hex' ? decodeHex('ciphertext', ciphertext) : decodeBase64('ciphertext', ciphertext)
  const text = decodeUtf8(decrypt(bytes, key, options))
  if (text === undefined) {
    throw new XxteaError(
      'ERR_XXTEA_PLAINTEXT_NOT_UTF8',
      'decryption came to bytes that are not UTF-8; decrypt returns bytes'
    )
  }
  return text
}
