/**
 * PHP's `http_build_query`, which PHP servers use to make the text that is signed. It refuses values that have no PHP
 * form, and numbers that have already lost digits.
 * @module
 */
import { assertChoice } from './assert-choice.ts'
import { assertOptions } from './assert-options.ts'
import { releaseSink, takeSink } from './byte-sink.ts'
import type { Params, ParamValue } from './params.ts'
import { PLAIN_BYTES, type QueryEncoding } from './percent-encode.ts'
import { assertParams } from './plain-object.ts'
import { writeQueryField } from './query-field.ts'

/** Options of {@link httpBuildQuery}. */
export interface HttpBuildQueryOptions {
  /** `'rfc1738'`: a space is `+` and `~` is `%7E`; `'rfc3986'`: `%20` and `~`. @default 'rfc1738' */
  readonly encoding?: QueryEncoding
}

/**
 * Writes parameters as PHP 8's `http_build_query` does, in the order of the object.
 *
 * Lists and maps become `a[0]=…` and `a[k]=…` with the brackets escaped, `true` and `false` become `1` and `0`,
 * `null` and `undefined` are left out while the other indexes keep their numbers, floats have 14 significant digits.
 *
 * > [!NOTE]
 * > A whole number is written as a PHP integer, since JavaScript can't tell `1.0` from `1`; `-0` can only be a float.
 *
 * @param params - Fields by wire name, or a list.
 * @param options - `encoding`: which of PHP's two, default `'rfc1738'`.
 * @returns ASCII text without a leading `?`; empty when there is nothing to write.
 * @throws {TypeError} naming the field whose value has no PHP form: a class instance such as `Date`, bytes, a
 *   function, a symbol, a lone surrogate.
 * @throws {RangeError} naming the field with an integer past 2^53 - 1, `NaN` or an infinity, or more than 32 levels.
 * @example
 * ```ts
 * import { httpBuildQuery } from '@kaifang/hmac-sign'
 *
 * console.log(httpBuildQuery({ title: 'VIP * 1 ~ 年', ids: [7, null, 9], on: true }))
 * // => title=VIP+%2A+1+%7E+%E5%B9%B4&ids%5B0%5D=7&ids%5B2%5D=9&on=1
 * ```
 * @see PHP manual, `http_build_query`
 */
export function httpBuildQuery(params: Params | readonly ParamValue[], options: HttpBuildQueryOptions = {}): string {
  assertOptions(options)
  const { encoding = 'rfc1738' } = options
  assertChoice(encoding, 'encoding', ['rfc1738', 'rfc3986'])
  const plain = PLAIN_BYTES[encoding]
  const sink = takeSink(0)
  if (Array.isArray(params)) {
    for (const [index, value] of params.entries()) writeQueryField(sink, String(index), value, plain)
  } else {
    assertParams(params)
    for (const name of Object.keys(params)) writeQueryField(sink, name, params[name], plain)
  }
  const query = sink.bytes.toString('latin1', 0, sink.length)
  releaseSink(sink)
  return query
}
