import { randomUUID } from 'node:crypto'

/** Makes a text that is used once: 32 hex characters by default (随机串). */
export type Nonce = () => string

/**
 * A nonce of 122 random bits as 32 lower-case hex characters: a UUID without its hyphens, because Node keeps random bytes in
 * store for those, and asking for 16 bytes each time costs more than the rest of a signature.
 */
export const randomNonce: Nonce = () => randomUUID().replaceAll('-', '')

/** A number from 0 up to 1, for jitter only. */
export function randomFraction(): number {
  return Math.random()
}
