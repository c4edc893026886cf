import { readChinaTime } from '../wire/china-time.ts'
import type { Wire, WireObject } from '../wire/exact-json.ts'
import { refuseParameter } from '../youzan-refusal.ts'

/**
 * Parameters of a call by declared type. A value of another type is refused with 5001, as the platform's Java binding does
 * it (Youzan reference 3.2); null counts as absent.
 */
export interface ApiParams {
  /** Required String; not empty. */
  text(name: string): string
  optionalText(name: string): string | undefined
  /** Required Number within ±2^53. */
  integer(name: string): number
  optionalInteger(name: string): number | undefined
  /** Required Long of 64 bits. */
  long(name: string): bigint
  optionalLong(name: string): bigint | undefined
  /** Digits as text or as a number, where the documents do not say which. */
  optionalId(name: string): string | undefined
  /** `yyyy-MM-dd HH:mm:ss`, China time, in epoch milliseconds. */
  optionalTime(name: string): number | undefined
  object(name: string): ApiParams
  optionalObject(name: string): ApiParams | undefined
  list(name: string): readonly Wire[]
}

/** Reads parameters; `path` names where they stand within others. */
export function createApiParams(values: WireObject, path = ''): ApiParams {
  const valueAt = (name: string): Wire | undefined =>
    Object.hasOwn(values, name) ? (values[name] ?? undefined) : undefined

  function required<Value>(name: string, value: Value | undefined, type: string): Value {
    if (value === undefined) throw refuseParameter(path + name, `is required (${type})`)
    return value
  }

  function read<Value>(name: string, type: string, take: (value: Wire) => Value | undefined): Value | undefined {
    const value = valueAt(name)
    if (value === undefined) return undefined
    const taken = take(value)
    if (taken === undefined) throw refuseParameter(path + name, `is declared ${type}, ${shapeOf(value)} came`)
    return taken
  }

  const params: ApiParams = {
    text: (name) => required(name, params.optionalText(name) || undefined, 'String'),
    optionalText: (name) => read(name, 'String', (value) => (typeof value === 'string' ? value : undefined)),
    integer: (name) => required(name, params.optionalInteger(name), 'Number'),
    optionalInteger: (name) =>
      read(name, 'Number', (value) => (Number.isSafeInteger(value) ? (value as number) : undefined)),
    long: (name) => required(name, params.optionalLong(name), 'Long'),
    optionalLong: (name) => read(name, 'Long', readLong),
    optionalId: (name) => read(name, 'id', readId),
    optionalTime: (name) =>
      read(name, 'Date (yyyy-MM-dd HH:mm:ss)', (value) =>
        typeof value === 'string' ? readChinaTime(value) : undefined
      ),
    object: (name) => required(name, params.optionalObject(name), 'Object'),
    optionalObject: (name) =>
      read(name, 'Object', (value) => (isObject(value) ? createApiParams(value, `${path}${name}.`) : undefined)),
    list: (name) =>
      required(
        name,
        read(name, 'List', (value) => (Array.isArray(value) ? (value as Wire[]) : undefined)),
        'List'
      )
  }
  return params
}

function readLong(value: Wire): bigint | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : undefined
  return typeof value === 'bigint' && BigInt.asIntN(64, value) === value ? value : undefined
}

function readId(value: Wire): string | undefined {
  if (typeof value === 'string') return /^\d{1,20}$/.test(value) ? value : undefined
  return readLong(value)?.toString()
}

/** Whether a value is a JSON object. */
export function isObject(value: Wire | undefined): value is WireObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function shapeOf(value: Wire): string {
  if (Array.isArray(value)) return 'a list'
  if (value === null) return 'null'
  return typeof value === 'string' ? `text of ${value.length} characters` : `a ${typeof value}`
}
