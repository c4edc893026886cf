import * as crypto from 'node:crypto'
import type { HashName } from './digest-algorithm.ts'

/** `crypto.hash` came with Node 20.12; other runtimes may not have it. */
const oneShotHash: typeof crypto.hash | undefined = crypto.hash

/** Whether a hash costs no native object, so that two of them are a fast HMAC. */
export const hasOneShotHash = oneShotHash !== undefined

/**
 * Hashes bytes at once: 1.1 to 1.45 times as fast as a `Hash` object where the runtime can.
 *
 * @param hash - Which hash.
 * @param bytes - What to hash.
 * @returns Lower-case hex.
 */
export function hashHex(hash: HashName, bytes: Uint8Array): string {
  if (oneShotHash !== undefined) return oneShotHash(hash, bytes, 'hex')
  return crypto.createHash(hash).update(bytes).digest('hex')
}
