import { assertChoice } from './assert-choice.ts'
import { assertOptions } from './assert-options.ts'
import { releaseSink, takeSink, writeBytes } from './byte-sink.ts'
import { readSecret, type Secret } from './create-secret.ts'
import { describeValue } from './describe-value.ts'
import { type DigestAlgorithm, readDigestRule } from './digest-algorithm.ts'
import { digestSink } from './digest-sink.ts'
import { BLOCK_BYTES } from './hmac-pads.ts'
import { utf8Encode } from './utf8-encode.ts'

/** Case of the hex digits. uTools sends lower case, WeChat Pay v2 and Tianyi upper case. */
export type LetterCase = 'lower' | 'upper'

/** Options of {@link digestHex}. */
export interface DigestHexOptions {
  /** Case of the hex digits. @default 'lower' */
  readonly letterCase?: LetterCase
}

/**
 * Computes a digest of a ready text or bytes as hex, for signatures that are not made of sorted parameters.
 *
 * @param algorithm - `'hmac-sha256'` or `'hmac-sha1'` with a secret, `'md5'` or `'sha256'` without.
 * @param data - Text, digested as UTF-8, or bytes as they are.
 * @param secret - Key of the HMAC: text, bytes or a handle of {@link createSecret}.
 * @param options - `letterCase`: default `'lower'`.
 * @returns 64 hex digits for SHA-256, 40 for SHA-1, 32 for MD5.
 * @throws {TypeError} when an HMAC has no secret or another digest has one, or an argument has the wrong type.
 * @throws {RangeError} when the secret is empty or has white space around it.
 * @example
 * ```ts
 * import { digestHex } from '@kaifang/hmac-sign'
 *
 * console.log(digestHex('md5', 'abc')) // => 900150983cd24fb0d6963f7d28e17f72
 * console.log(digestHex('hmac-sha1', 'what do ya want for nothing?', 'Jefe', { letterCase: 'upper' }))
 * // => EFFCDF6AE5EB2FA2D27416D5F184DF9C259A7C79
 * ```
 * @see RFC 2104 (HMAC), RFC 1321 (MD5), FIPS 180-4 (SHA)
 */
export function digestHex(
  algorithm: 'md5' | 'sha256',
  data: string | Uint8Array,
  secret?: undefined,
  options?: DigestHexOptions
): string
export function digestHex(
  algorithm: 'hmac-sha256' | 'hmac-sha1',
  data: string | Uint8Array,
  secret: Secret | string | Uint8Array,
  options?: DigestHexOptions
): string
export function digestHex(
  algorithm: DigestAlgorithm,
  data: string | Uint8Array,
  secret?: Secret | string | Uint8Array,
  options: DigestHexOptions = {}
): string {
  const rule = readDigestRule(algorithm)
  assertOptions(options)
  const { letterCase = 'lower' } = options
  assertChoice(letterCase, 'letterCase', ['lower', 'upper'])
  if (!rule.keyed && secret !== undefined) {
    throw new TypeError(`"secret" expected undefined: '${algorithm}' takes no key, so the secret would not be used`)
  }
  const material = rule.keyed ? readSecret(secret, 'secret') : undefined

  const sink = takeSink(BLOCK_BYTES)
  if (typeof data === 'string') utf8Encode(sink, data, 'data')
  else if (data instanceof Uint8Array) writeBytes(sink, data)
  else throw new TypeError(`"data" expected string or Uint8Array, got ${describeValue(data)}`)
  const hex = digestSink(sink, rule, material)
  releaseSink(sink)
  return letterCase === 'upper' ? hex.toUpperCase() : hex
}
