import { assertOptions } from './assert-options.ts'
import { type ByteSink, releaseSink, takeSink } from './byte-sink.ts'
import type { Params } from './params.ts'
import { PLAIN_BYTES } from './percent-encode.ts'
import { writeQueryField } from './query-field.ts'
import { sortedNames } from './sorted-names.ts'

/** Options of {@link canonicalQuery}. */
export interface CanonicalQueryOptions {
  /** Names that are not signed; replaces the default. @default ['sign'] */
  readonly omit?: readonly string[]
}

/**
 * Writes the text that a PHP platform such as uTools signs: `sign` left out, the rest sorted by name and encoded as
 * `http_build_query` does by default.
 *
 * > [!NOTE]
 * > Only the top level is sorted, as PHP's `ksort` does. Names are compared by UTF-16 code units even when they are
 * > whole numbers; see {@link sortParams} for where PHP 8 differs.
 *
 * @param params - Fields by wire name; `null` and `undefined` are left out, `''` is written as `name=`.
 * @param options - `omit`: the names left out, default `['sign']`.
 * @returns ASCII text, for example `plugin_id=zueadppw&timestamp=1624329435`.
 * @throws {TypeError} naming the field whose value has no PHP form.
 * @throws {RangeError} naming the field whose number is not finite or not safe, or that is nested too deep.
 * @example
 * ```ts
 * import { canonicalQuery } from '@kaifang/hmac-sign'
 *
 * console.log(canonicalQuery({ timestamp: 1624329435, sign: 'old', plugin_id: 'zueadppw' }))
 * // => plugin_id=zueadppw&timestamp=1624329435
 * ```
 * @see uTools server API, "签名算法" (docs/sources.md#utools-server-api)
 */
export function canonicalQuery(params: Params, options: CanonicalQueryOptions = {}): string {
  assertOptions(options)
  const sink = takeSink(0)
  writeCanonicalQuery(sink, params, options.omit)
  const query = sink.bytes.toString('latin1', 0, sink.length)
  releaseSink(sink)
  return query
}

/**
 * Writes {@link canonicalQuery} as bytes, ready for the digest.
 *
 * @param sink - Where to.
 * @param params - Fields by wire name, not checked yet.
 * @param omit - Names to leave out, not checked yet.
 */
export function writeCanonicalQuery(sink: ByteSink, params: unknown, omit: readonly string[] | undefined): void {
  const names = sortedNames(params, omit)
  const fields = params as Readonly<Record<string, unknown>>
  for (const name of names) writeQueryField(sink, name, fields[name], PLAIN_BYTES.rfc1738)
}
