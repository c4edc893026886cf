/**
 * Secrets as handles: prepared once, used for many signatures, and safe to stand in an object that somebody logs.
 * @module
 */
import { describeValue } from './describe-value.ts'
import type { HmacHashName } from './digest-algorithm.ts'
import type { HmacPads } from './hmac-pads.ts'

/** A prepared secret. Printing it, `JSON.stringify` and a walk over its fields show nothing of it. */
export interface Secret {
  /** Tells the compiler, and who prints it, that this is no text. */
  readonly [Symbol.toStringTag]: 'Secret'
}

/** What stands behind a handle. Never leaves this package. */
export interface SecretMaterial {
  readonly bytes: Uint8Array
  /** HMAC key blocks, made at the first use of each hash. */
  readonly pads: Map<HmacHashName, HmacPads>
}

const MASK = '[secret]'
const HANDLE_PROTOTYPE = Object.freeze({
  [Symbol.toStringTag]: 'Secret',
  [Symbol.for('nodejs.util.inspect.custom')]: () => MASK,
  toString: () => MASK,
  toJSON: () => MASK
})

const UTF8 = new TextEncoder()
const LONE_SURROGATE = /\p{Surrogate}/u

const materials = new WeakMap<object, SecretMaterial>()

/**
 * Prepares a secret (密钥) once for any number of signatures.
 *
 * > [!NOTE]
 * > White space around a text is refused: it is nearly always a line break that came with copy and paste, and it would
 * > only show as "wrong signature". Give bytes if the blanks belong to the secret.
 *
 * @param textOrBytes - Text, used as UTF-8 and not decoded from hex or Base64; or bytes, which are copied.
 * @returns A frozen handle without readable fields.
 * @throws {TypeError} when it is neither text nor bytes, or has a lone surrogate. The message never has the secret.
 * @throws {RangeError} when it is empty or has white space around it.
 * @example
 * ```ts
 * import { createSecret, signParams } from '@kaifang/hmac-sign'
 *
 * const secret = createSecret('0'.repeat(32))
 * console.log(String(secret), JSON.stringify({ secret })) // => [secret] {"secret":"[secret]"}
 * console.log(signParams({ plugin_id: 'zueadppw' }, secret).length) // => 64
 * ```
 */
export function createSecret(textOrBytes: string | Uint8Array): Secret {
  const material = prepareSecret(textOrBytes, 'secret')
  const handle: Secret = Object.freeze(Object.create(HANDLE_PROTOTYPE))
  materials.set(handle, material)
  return handle
}

/**
 * Reads a secret in any of the forms that callers may give.
 *
 * @param secret - A handle, text or bytes.
 * @param name - Argument, for the message.
 * @throws {TypeError} when it is none of these.
 * @throws {RangeError} when a text or bytes are empty, or a text has white space around it.
 */
export function readSecret(secret: unknown, name: string): SecretMaterial {
  return materials.get(secret as object) ?? prepareSecret(secret, name)
}

function prepareSecret(secret: unknown, name: string): SecretMaterial {
  const bytes = secretBytes(secret, name)
  if (bytes.length === 0) throw new RangeError(`"${name}" expected at least one byte, got an empty secret`)
  return { bytes, pads: new Map() }
}

function secretBytes(secret: unknown, name: string): Uint8Array {
  // A copy: the caller may wipe or reuse its own bytes.
  if (secret instanceof Uint8Array) return new Uint8Array(secret)
  if (typeof secret !== 'string') {
    const received = describeValue(secret)
    // ESM and CommonJS builds in one process do not know each other's handles.
    const cause = received === 'Secret' ? ' of another copy of this package' : ''
    throw new TypeError(`"${name}" expected string, Uint8Array or Secret of createSecret, got ${received}${cause}`)
  }
  if (LONE_SURROGATE.test(secret)) throw new TypeError(`"${name}" expected well-formed text, got a lone surrogate`)
  if (secret !== secret.trim()) {
    throw new RangeError(`"${name}" expected text without white space around it, got some (a pasted line break?)`)
  }
  return UTF8.encode(secret)
}
