import { sortedNames } from './sorted-names.ts'

/**
 * Copies parameters in ascending order of their names, compared by UTF-16 code units. Nested values are not touched.
 *
 * > [!NOTE]
 * > PHP 8's `ksort` compares names that look like numbers as numbers (`"9"` before `"10"`) and other names by bytes.
 * > The two agree on names of letters, digits and `_` that do not look like numbers, which is what platforms use.
 * > A JavaScript object lists whole-number names (`"10"`) first whatever the order of insertion, so the copy does too;
 * > {@link canonicalQuery} and {@link canonicalText} do not go through such a copy and keep the order of code units.
 *
 * @param params - Fields by wire name. Not changed.
 * @returns A new object with the same fields, `sign` included.
 * @throws {TypeError} when `params` is not a plain object.
 * @example
 * ```ts
 * import { sortParams } from '@kaifang/hmac-sign'
 *
 * console.log(Object.keys(sortParams({ b: 1, a_b: 2, aB: 3 }))) // => [ 'aB', 'a_b', 'b' ]
 * ```
 * @see PHP manual, `ksort`
 */
export function sortParams<Value>(params: Readonly<Record<string, Value>>): Record<string, Value> {
  // `fromEntries` defines fields, so a field named `__proto__` stays a field.
  return Object.fromEntries(sortedNames(params, []).map((name) => [name, params[name]!]))
}
