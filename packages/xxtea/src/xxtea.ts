/**
 * XXTEA (Corrected Block TEA) of bytes. Two variants: the length word of the `xxtea/*` libraries, and raw words. The
 * PKCS#7 paddings of `ifduyue/*` and big-endian words are not offered, and nothing here authenticates.
 *
 * @module
 */
import { assertBytes } from './assert-bytes.ts'
import { decryptRawBytes } from './decrypt-raw-bytes.ts'
import { decryptSizedBytes } from './decrypt-sized-bytes.ts'
import { encryptBytes } from './encrypt-bytes.ts'
import { assertOptions, readFlag } from './options.ts'
import { XxteaError } from './xxtea-error.ts'
import { type KeyOptions, readKeyWords, type XxteaKey } from './xxtea-key.ts'

/** How bytes are encrypted, and thus how they have to be decrypted. */
export interface XxteaOptions extends KeyOptions {
  /**
   * Whether the block ends with a word that holds the length, so that any length can be encrypted and a wrong key is
   * nearly always noticed. Without it the data has to be whole words, and nothing is ever noticed. @default true
   */
  readonly lengthWord?: boolean | undefined
}

/** How bytes are decrypted. */
export interface DecryptOptions extends XxteaOptions {
  /** Whether padding that is not zero is refused; other libraries accept it. Without effect on the raw variant. @default false */
  readonly strictPadding?: boolean | undefined
}

const NO_OPTIONS: DecryptOptions = {}
/** A block is at least two words. */
const LEAST_BYTES = 8
/** Largest number that a length word holds. */
const MOST_BYTES = 0xffffffff

/**
 * Encrypts bytes.
 *
 * > [!NOTE]
 * > An empty message stays empty, as in the `xxtea/*` libraries: their format has no ciphertext for it. `decrypt`
 * > refuses the empty ciphertext, because it looks like one that got lost.
 *
 * @param data - Any bytes up to 4 GiB less one; for the raw variant whole words of 4 bytes, at least two. Not modified.
 * @param key - 16 bytes, text that is 16 bytes as UTF-8, or a key of {@link prepareKey}.
 * @param options - Key rule and variant.
 * @returns Ciphertext in a buffer of its own: padded to whole words, and 4 bytes longer for the length word.
 * @throws {TypeError} when an argument or option has the wrong type.
 * @throws {@link XxteaError} `ERR_XXTEA_KEY_LENGTH` when the key does not fit the key rule.
 * @throws {@link XxteaError} `ERR_XXTEA_PLAINTEXT_LENGTH` when the variant can't hold that many bytes.
 * @throws {@link XxteaError} `ERR_XXTEA_ENCODING` when the key is a text with a lone surrogate.
 * @example
 * ```ts
 * import { bytesToHex, encrypt } from '@kaifang/xxtea'
 *
 * console.log(bytesToHex(encrypt(Uint8Array.of(0x61), '0123456789abcdef'))) // => 5b218b7473eeecb6
 * ```
 * @see Wheeler and Needham, "Correction to xtea", 1998
 */
export function encrypt(
  data: Uint8Array,
  key: Uint8Array | string | XxteaKey,
  options: XxteaOptions = NO_OPTIONS
): Uint8Array {
  assertBytes('data', data)
  assertOptions(options)
  const lengthWord = readFlag('options.lengthWord', options.lengthWord, true)
  const keyWords = readKeyWords(key, options.keyRule)
  if (!lengthWord) assertWholeWords('ERR_XXTEA_PLAINTEXT_LENGTH', data.length)
  else if (data.length === 0) return new Uint8Array(0)
  else if (data.length > MOST_BYTES) {
    throw new XxteaError(
      'ERR_XXTEA_PLAINTEXT_LENGTH',
      `"data" expected at most 2^32 - 1 bytes, got length=${data.length}`
    )
  }
  return encryptBytes(data, keyWords, lengthWord)
}

/**
 * Decrypts bytes.
 *
 * > [!WARNING]
 * > A result does not mean that the ciphertext is genuine. With a length word, a wrong key or a random ciphertext passes
 * > once in 2^30; in the raw variant always. Whoever can choose messages may forge them. Check what the plaintext says.
 *
 * @param data - Ciphertext, whole words of 4 bytes, at least two. Not modified.
 * @param key - 16 bytes, text that is 16 bytes as UTF-8, or a key of {@link prepareKey}.
 * @param options - Key rule, variant, and whether padding has to be zero.
 * @returns Plaintext in a buffer of its own, at least one byte.
 * @throws {TypeError} when an argument or option has the wrong type.
 * @throws {@link XxteaError} `ERR_XXTEA_CIPHERTEXT_LENGTH` when the ciphertext is empty, cut or not whole words.
 * @throws {@link XxteaError} `ERR_XXTEA_INTEGRITY` when the key is wrong or the ciphertext damaged; it does not say which.
 * @throws {@link XxteaError} `ERR_XXTEA_KEY_LENGTH` when the key does not fit the key rule.
 * @throws {@link XxteaError} `ERR_XXTEA_ENCODING` when the key is a text with a lone surrogate.
 * @example
 * ```ts
 * import { decrypt, hexToBytes } from '@kaifang/xxtea'
 *
 * console.log(decrypt(hexToBytes('5b218b7473eeecb6'), '0123456789abcdef')[0]) // => 97
 * ```
 */
export function decrypt(
  data: Uint8Array,
  key: Uint8Array | string | XxteaKey,
  options: DecryptOptions = NO_OPTIONS
): Uint8Array {
  assertBytes('data', data)
  assertOptions(options)
  const lengthWord = readFlag('options.lengthWord', options.lengthWord, true)
  const strictPadding = readFlag('options.strictPadding', options.strictPadding, false)
  const keyWords = readKeyWords(key, options.keyRule)
  assertWholeWords('ERR_XXTEA_CIPHERTEXT_LENGTH', data.length)
  if (!lengthWord) return decryptRawBytes(data, keyWords)
  const plaintext = decryptSizedBytes(data, keyWords, strictPadding)
  if (plaintext === undefined) {
    // One text for every cause: what it is can't be known, and nobody should learn it by trying.
    throw new XxteaError('ERR_XXTEA_INTEGRITY', 'decryption failed: wrong key, damaged ciphertext or another variant')
  }
  return plaintext
}

function assertWholeWords(code: 'ERR_XXTEA_PLAINTEXT_LENGTH' | 'ERR_XXTEA_CIPHERTEXT_LENGTH', length: number): void {
  if (length >= LEAST_BYTES && length % 4 === 0) return
  throw new XxteaError(code, `"data" expected a multiple of 4 bytes, at least 8, got length=${length}`)
}
