import { describeValue } from './describe-value.ts'
import { assertParams } from './plain-object.ts'

/** Above this the engine's own sort is faster than moving one name at a time. */
const INSERTION_LIMIT = 24
const SIGN_ONLY: readonly string[] = ['sign']

/**
 * Lists the names of all parameters but some, in ascending order of UTF-16 code units: upper case before `_` before
 * lower case. Not `localeCompare`, which moves case and `_`, and not the object's own order, in which the engine puts
 * whole numbers first.
 *
 * @param params - The fields.
 * @param omit - Names to leave out. Default `['sign']`.
 * @throws {TypeError} when `params` is no plain object or `omit` no list of strings.
 */
export function sortedNames(params: unknown, omit: readonly string[] = SIGN_ONLY): string[] {
  assertParams(params)
  if (omit !== SIGN_ONLY) assertNames(omit)
  const names = Object.keys(params)
  let count = 0
  for (const name of names) if (!omit.includes(name)) names[count++] = name
  names.length = count
  return count > INSERTION_LIMIT ? names.sort() : sortByInsertion(names)
}

function sortByInsertion(names: string[]): string[] {
  for (let next = 1; next < names.length; next++) {
    const name = names[next]!
    let index = next
    while (index > 0 && names[index - 1]! > name) {
      names[index] = names[index - 1]!
      index--
    }
    names[index] = name
  }
  return names
}

function assertNames(omit: unknown): void {
  if (!Array.isArray(omit)) throw new TypeError(`"omit" expected array of strings, got ${describeValue(omit)}`)
  for (const name of omit) {
    if (typeof name !== 'string')
      throw new TypeError(`"omit" expected array of strings, got one with ${describeValue(name)}`)
  }
}
