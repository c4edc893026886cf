import { expect, test } from 'vitest'
import { randomFraction, randomNonce } from '../src/nonce.ts'

test('a nonce has 32 hex characters and never comes again', () => {
  const nonces = Array.from({ length: 1000 }, randomNonce)
  expect(new Set(nonces).size).toBe(1000)
  expect(nonces.every((nonce) => /^[0-9a-f]{32}$/.test(nonce))).toBe(true)
})

test('a fraction lies between 0 and 1 and differs', () => {
  const fractions = Array.from({ length: 100 }, randomFraction)
  expect(fractions.every((fraction) => fraction >= 0 && fraction < 1)).toBe(true)
  expect(new Set(fractions).size).toBeGreaterThan(1)
})
