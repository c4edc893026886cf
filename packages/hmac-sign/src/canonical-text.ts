/**
 * The raw dialect of WeChat Pay v2 and Alipay: `name=value` joined by `&`, sorted, nothing escaped. Whether empty
 * values are signed is the caller's to say, because platforms disagree and guessing gives a signature that is wrong
 * only sometimes.
 * @module
 */

import { assertNumber } from './assert-number.ts'
import { assertOptions } from './assert-options.ts'
import { type ByteSink, releaseSink, takeSink, writeByte } from './byte-sink.ts'
import { describeValue, quotePath } from './describe-value.ts'
import type { TextParams } from './params.ts'
import { sortedNames } from './sorted-names.ts'
import { utf8Encode } from './utf8-encode.ts'

/** Options of {@link canonicalText}. */
export interface CanonicalTextOptions {
  /** `true`: a field whose value is `''` is left out (WeChat Pay v2, Alipay requests); `false`: it is `name=`. */
  readonly skipEmpty: boolean
  /** Names that are not signed; replaces the default. @default ['sign'] */
  readonly omit?: readonly string[]
}

const AMPERSAND = 0x26
const EQUALS = 0x3d

/**
 * Writes the text that WeChat Pay v2 and Alipay sign: sorted `name=value` pairs joined by `&`, values as they are.
 *
 * > [!NOTE]
 * > `null` and `undefined` are always left out; `0`, `false` and blanks never are. Numbers and booleans are written as
 * > `String` does (`true`, `0.01`): send that very text. A nested value has no agreed form: serialise it once, sign
 * > that text and send that text.
 *
 * @param params - Fields by wire name, one level deep.
 * @param options - `skipEmpty`: whether `''` is left out, no default; `omit`: the names left out, default `['sign']`.
 * @returns Text as it is signed, without a key.
 * @throws {TypeError} naming the field with a list, a map or another value that is no scalar, or a lone surrogate; or
 *   when `skipEmpty` is not given.
 * @throws {RangeError} naming the field whose number is not finite or not safe.
 * @example
 * ```ts
 * import { canonicalText } from '@kaifang/hmac-sign'
 *
 * console.log(canonicalText({ mch_id: '10000100', body: '会员 1 年', attach: '', total_fee: 1 }, { skipEmpty: true }))
 * // => body=会员 1 年&mch_id=10000100&total_fee=1
 * ```
 * @see WeChat Pay API v2, "签名算法" (docs/sources.md#wechat-pay-v2)
 * @see Alipay open platform, "自行实现签名" (docs/sources.md#alipay)
 */
export function canonicalText(params: TextParams, options: CanonicalTextOptions): string {
  assertOptions(options)
  const sink = takeSink(0)
  writeCanonicalText(sink, params, options.omit, options.skipEmpty)
  const text = sink.bytes.toString('utf8', 0, sink.length)
  releaseSink(sink)
  return text
}

/**
 * Writes {@link canonicalText} as UTF-8, ready for the digest.
 *
 * @param sink - Where to.
 * @param params - Fields by wire name, not checked yet.
 * @param omit - Names to leave out, not checked yet.
 * @param skipEmpty - Whether `''` is left out, not checked yet.
 */
export function writeCanonicalText(
  sink: ByteSink,
  params: unknown,
  omit: readonly string[] | undefined,
  skipEmpty: boolean | undefined
): void {
  if (typeof skipEmpty !== 'boolean') {
    throw new TypeError(`"skipEmpty" expected boolean (is '' left out?), got ${describeValue(skipEmpty)}`)
  }
  const names = sortedNames(params, omit)
  const fields = params as Readonly<Record<string, unknown>>
  for (const name of names) {
    const value = fields[name]
    if (value === null || value === undefined || (skipEmpty && value === '')) continue
    if (sink.length !== sink.start) writeByte(sink, AMPERSAND)
    utf8Encode(sink, name, name)
    writeByte(sink, EQUALS)
    utf8Encode(sink, typeof value === 'string' ? value : scalarText(value, name), name)
  }
}

function scalarText(value: unknown, name: string): string {
  if (typeof value === 'number') {
    assertNumber(value, name)
    return String(value)
  }
  if (typeof value === 'boolean' || typeof value === 'bigint') return String(value)
  const nested = typeof value === 'object' ? ': serialise it first, then sign and send that text' : ''
  throw new TypeError(
    `${quotePath(name)} expected string, number, bigint, boolean or null, got ${describeValue(value)}${nested}`
  )
}
