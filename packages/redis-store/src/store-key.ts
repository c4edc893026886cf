import { InputError, readText } from '@kaifang/http-core'

/** Longest key that a store takes, in characters. */
const MAX_LENGTH = 1024

/**
 * Builds the name of a Redis key. What stands in braces is the hash tag: all keys of one account are in one slot of a
 * cluster, so that a script may touch them together.
 *
 * @param prefix - Start of every key of this store.
 * @param key - Account, or piece of work; braces and percent signs in it are escaped.
 * @param part - What is kept under it.
 * @throws {@link InputError} when `key` is empty, too long, or not text.
 */
export function buildStoreKey(caller: string, prefix: string, key: string, part: string): string {
  const text = readText(caller, 'key', key, { maxLength: MAX_LENGTH })
  return `${prefix}{${text.replaceAll(/[%{}]/g, (sign) => encodeURIComponent(sign))}}:${part}`
}

/**
 * Reads the start of every key.
 *
 * @throws {@link InputError} when it has braces: they would decide the slot.
 */
export function readKeyPrefix(caller: string, prefix: unknown): string {
  if (prefix === '') return ''
  const text = readText(caller, 'prefix', prefix, { maxLength: MAX_LENGTH })
  if (!/[{}]/.test(text)) return text
  throw new InputError({ caller, field: 'prefix', rule: 'text without braces', received: 'braces' })
}
