import { describeValue, InputError } from '@kaifang/http-core'

/**
 * Names that the rule `_x` ↔ `X` would spoil, ours to the platform's. Every other name follows the rule; names without
 * capitals and underscores (`openid`, `touser`, `msgtype`, `pagepath`, `musicurl`) stay as they are, both ways.
 */
export const NAME_EXCEPTIONS: Readonly<Record<string, string>> = {
  errCode: 'errcode',
  errMsg: 'errmsg',
  appId: 'appid',
  openId: 'openid',
  unionId: 'unionid'
}

/** What the platform calls the two fields that our names differ from on the way back. */
const REPLY_EXCEPTIONS: ReadonlyMap<string, string> = new Map([
  ['errcode', 'errCode'],
  ['errmsg', 'errMsg']
])

/**
 * Fields whose own content is free: the keys of template data (`character_string01`, `phone_number01`) belong to the
 * template and are never renamed.
 */
export const FREE_FORM_FIELDS: readonly string[] = ['data']

/** Deepest input that is renamed; replies are limited to this by the JSON reader. */
const MAX_DEPTH = 64

/** `beginDate` to `begin_date`. */
export function wireNameOf(name: string): string {
  if (Object.hasOwn(NAME_EXCEPTIONS, name)) return NAME_EXCEPTIONS[name] as string
  return name.replace(/(?<=[A-Za-z0-9])[A-Z]/g, (capital) => `_${capital.toLowerCase()}`)
}

/** `begin_date` to `beginDate`. */
export function camelNameOf(name: string): string {
  return (
    REPLY_EXCEPTIONS.get(name) ?? name.replace(/(?<=[A-Za-z0-9])_([a-z])/g, (_, letter: string) => letter.toUpperCase())
  )
}

/** Sets a field under its new name, or its own where the new one is taken. `__proto__` is a name like any other. */
function setField(named: object, source: object, own: string, renamed: string, value: unknown): void {
  const taken = renamed !== own && (Object.hasOwn(source, renamed) || Object.hasOwn(named, renamed))
  const name = taken ? own : renamed
  Object.defineProperty(named, name, { value, writable: true, enumerable: true, configurable: true })
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)
}

/**
 * Renames the fields of an input for the platform (驼峰转下划线), at every depth. Values are untouched, also where they
 * look like names, and fields that are `undefined` are left out.
 *
 * @throws {@link InputError} when it nests deeper than 64 levels.
 */
export function toWireNames(caller: string, value: unknown, depth = 0): unknown {
  if (!isPlain(value)) return value
  if (depth === MAX_DEPTH) {
    const rule = `at most ${MAX_DEPTH} levels deep`
    throw new InputError({ caller, field: 'body', rule, received: `${describeValue(value)} that nests deeper` })
  }
  if (Array.isArray(value)) return value.map((entry) => toWireNames(caller, entry, depth + 1))
  const named: Record<string, unknown> = {}
  for (const [name, inner] of Object.entries(value)) {
    if (inner === undefined) continue
    const free = FREE_FORM_FIELDS.includes(name)
    setField(named, value, name, wireNameOf(name), free ? inner : toWireNames(caller, inner, depth + 1))
  }
  return named
}

/**
 * Renames the fields of a reply for the caller (下划线转驼峰), at every depth. Unknown fields are kept, and values are
 * untouched.
 */
export function toCamelNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toCamelNames)
  if (!isPlain(value)) return value
  const named: Record<string, unknown> = {}
  for (const [name, inner] of Object.entries(value))
    setField(named, value, name, camelNameOf(name), toCamelNames(inner))
  return named
}
