import { randomBytes } from 'node:crypto'

/** Makes a text that is used once: 32 hex characters by default (随机串). */
export type Nonce = () => string

/** A nonce of 128 random bits as 32 lower-case hex characters. */
export const randomNonce: Nonce = () => randomBytes(16).toString('hex')

/** A number from 0 up to 1, for jitter only. */
export function randomFraction(): number {
  return Math.random()
}
