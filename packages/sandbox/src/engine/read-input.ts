import { SandboxError } from './sandbox-error.ts'

/** Names the type of a value for an error text, never the value itself. */
export function describeShape(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (typeof value === 'string') return `text of ${[...value].length} characters`
  if (typeof value === 'number') return `the number ${value}`
  return value === undefined ? 'nothing' : `a value of type ${typeof value}`
}

function inputError(field: string, rule: string, value: unknown): SandboxError {
  return new SandboxError('ERR_SANDBOX_INPUT', `"${field}" expected ${rule}, got ${describeShape(value)}`)
}

/** Reads an object of named inputs; absent is an empty one. */
export function readObject(value: unknown, name: string): Readonly<Record<string, unknown>> {
  if (value === undefined) return {}
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw inputError(name, 'an object', value)
  return value as Record<string, unknown>
}

/** Reads text whose length in characters (not UTF-16 units) lies in a range. */
export function readText(value: unknown, field: string, minimum = 0, maximum = 4096): string {
  const length = typeof value === 'string' ? [...value].length : -1
  if (length < minimum || length > maximum)
    throw inputError(field, `text of ${minimum} to ${maximum} characters`, value)
  return value as string
}

/** Reads a whole number that lies in a range. */
export function readInteger(value: unknown, field: string, minimum: number, maximum = Number.MAX_SAFE_INTEGER): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < minimum || value > maximum) {
    throw inputError(field, `a whole number from ${minimum} to ${maximum}`, value)
  }
  return value
}

/** Reads a yes or no. */
export function readBoolean(value: unknown, field: string): boolean {
  if (typeof value !== 'boolean') throw inputError(field, 'true or false', value)
  return value
}

/** Reads one of a few values. */
export function readChoice<const Choice>(value: unknown, field: string, choices: readonly Choice[]): Choice {
  const found = choices.find((choice) => choice === value)
  if (found === undefined)
    throw inputError(field, `one of ${choices.map((choice) => JSON.stringify(choice)).join(', ')}`, value)
  return found
}

/** Reads an object of named inputs and refuses names that are not known, so that a typing error is not silently ignored. */
export function readInput(value: unknown, name: string, known: readonly string[]): Readonly<Record<string, unknown>> {
  const input = readObject(value, name)
  const unknown = Object.keys(input).find((key) => !known.includes(key))
  if (unknown === undefined) return input
  throw new SandboxError('ERR_SANDBOX_INPUT', `"${name}" has no "${unknown}"; it has ${known.join(', ')}`)
}
