/**
 * The key rule: XXTEA takes 128 bits, and what becomes of a shorter or longer key is convention.
 *
 * @module
 */
import { isBytes } from './assert-bytes.ts'
import { describeValue } from './describe-value.ts'
import { assertOptions, readChoice } from './options.ts'
import { encodeUtf8 } from './utf8.ts'
import { XxteaError } from './xxtea-error.ts'

/**
 * What becomes of a key that is not 16 bytes.
 *
 * - `'exact'`: it is refused.
 * - `'pad-or-truncate'`: zeros are appended, and everything after the first 16 bytes is ignored: the rule of the
 *   `xxtea/*` libraries and of the platforms built on them. A 40-character secret is silently a 16-character one.
 */
export type KeyRule = 'exact' | 'pad-or-truncate'

/** How a key is read. */
export interface KeyOptions {
  /** What becomes of a key that is not 16 bytes. @default 'exact' */
  readonly keyRule?: KeyRule | undefined
}

/** A key made ready by {@link prepareKey}. Printing it, `JSON.stringify` and a walk over its fields show nothing of it. */
export interface XxteaKey {
  readonly [Symbol.toStringTag]: 'XxteaKey'
}

const KEY_BYTES = 16
const KEY_RULES: readonly KeyRule[] = ['exact', 'pad-or-truncate']
const MASK = '[XXTEA key]'
const HANDLE_PROTOTYPE = Object.freeze({
  [Symbol.toStringTag]: 'XxteaKey',
  [Symbol.for('nodejs.util.inspect.custom')]: () => MASK,
  toString: () => MASK,
  toJSON: () => MASK
})

const preparedKeys = new WeakMap<object, Int32Array>()

/** The words of a key that was given raw, until the next one: an array for each would cost a tenth of a short message. */
const lastKeyWords: Int32Array = new Int32Array(KEY_BYTES / 4)

/**
 * Makes a key ready once, for any number of messages.
 *
 * @param key - 16 bytes, or text that is 16 bytes as UTF-8; it is not decoded from hex or base64. Bytes are copied.
 * @param options - Key rule.
 * @returns A frozen handle without readable fields, accepted wherever a key is; a `keyRule` beside it has no effect.
 * @throws {TypeError} when the key is neither bytes nor text.
 * @throws {@link XxteaError} `ERR_XXTEA_KEY_LENGTH` when the rule is `'exact'` and the key is not 16 bytes.
 * @throws {@link XxteaError} `ERR_XXTEA_ENCODING` when the text has a lone surrogate.
 * @example
 * ```ts
 * import { decryptText, prepareKey } from '@kaifang/xxtea'
 *
 * const key = prepareKey('0123456789abcdef')
 * console.log(decryptText('5b218b7473eeecb6', key)) // => a
 * console.log(JSON.stringify({ key })) // => {"key":"[XXTEA key]"}
 * ```
 */
export function prepareKey(key: Uint8Array | string, options: KeyOptions = {}): XxteaKey {
  assertOptions(options)
  const words = readRawKey(key, options.keyRule, 'Uint8Array or string', new Int32Array(KEY_BYTES / 4))
  const handle: XxteaKey = Object.freeze(Object.create(HANDLE_PROTOTYPE))
  preparedKeys.set(handle, words)
  return handle
}

/**
 * Reads a key in any of the forms that callers may give.
 *
 * @param key - A handle, bytes or text.
 * @param keyRule - Key rule as the caller gave it; not looked at beside a handle.
 * @returns Four key words, to be read only, and before the next key is read.
 * @throws {TypeError} when the key or the rule is none of these.
 * @throws {@link XxteaError} when the key does not fit the rule or is no well-formed text.
 */
export function readKeyWords(key: unknown, keyRule: unknown): Int32Array {
  // Bytes first: they are the common case, and looking them up would cost more than reading them.
  if (key instanceof Uint8Array) return readRawKey(key, keyRule, '', lastKeyWords)
  const prepared = preparedKeys.get(key as object)
  return prepared ?? readRawKey(key, keyRule, 'Uint8Array, string or key of prepareKey', lastKeyWords)
}

/** Reads a key into `words`. */
function readRawKey(key: unknown, keyRule: unknown, expected: string, words: Int32Array): Int32Array {
  const rule = readChoice('options.keyRule', keyRule, KEY_RULES)
  const isText = typeof key === 'string'
  if (!isText && !isBytes(key)) throw new TypeError(`"key" expected ${expected}, got ${describeValue(key)}`)
  const bytes = isText ? encodeUtf8('key', key) : key
  if (bytes.length !== KEY_BYTES) return fitKey(bytes, rule, words)
  for (let index = 0; index < 4; index++) {
    const at = index * 4
    words[index] = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)
  }
  return words
}

/** Reads a key of another length by the rule. */
function fitKey(bytes: Uint8Array, rule: KeyRule, words: Int32Array): Int32Array {
  if (rule === 'exact') {
    throw new XxteaError(
      'ERR_XXTEA_KEY_LENGTH',
      `"key" expected 16 bytes, got length=${bytes.length}; keyRule: 'pad-or-truncate' is the rule of the xxtea/* libraries`
    )
  }
  words.fill(0)
  const used = Math.min(bytes.length, KEY_BYTES)
  for (let index = 0; index < used; index++) words[index >>> 2]! |= bytes[index]! << ((index & 3) * 8)
  return words
}
