import { createHash, timingSafeEqual } from 'node:crypto'

/**
 * Signs parts of a message push (消息推送签名): SHA-1 over the parts, sorted by code units and joined.
 *
 * @param parts - Token, timestamp, nonce, and for encrypted messages the ciphertext.
 * @returns Lower-case hex.
 */
export function signPush(...parts: readonly string[]): string {
  return createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex')
}

/** Compares a signature in constant time; `false` for anything that is no SHA-1 in hex. */
export function verifyPush(signature: string | null, ...parts: readonly string[]): boolean {
  if (signature === null || !/^[0-9a-f]{40}$/.test(signature)) return false
  return timingSafeEqual(Buffer.from(signature), Buffer.from(signPush(...parts)))
}
