import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BLOCK_BYTES, createHmacPads, hmacHex } from '../src/hmac-pads.ts'
import { fuzzRuns, fuzzSeed } from './fuzz-settings.ts'
import rfc2202 from './vectors/rfc2202-hmac-sha1.json' with { type: 'json' }
import rfc4231 from './vectors/rfc4231-hmac-sha256.json' with { type: 'json' }

function hmac(hash: 'sha256' | 'sha1', key: Uint8Array, message: Uint8Array): string {
  return hmacHex(hash, createHmacPads(hash, key), Buffer.concat([Buffer.alloc(BLOCK_BYTES), message]))
}

describe('hmacHex', () => {
  it.each(rfc4231.cases)('gives HMAC-SHA-256 of RFC 4231, section $case', ({ keyHex, dataHex, digest }) => {
    const hex = hmac('sha256', Buffer.from(keyHex, 'hex'), Buffer.from(dataHex, 'hex'))
    expect(hex.slice(0, digest.length)).toBe(digest)
  })

  it.each(rfc2202.cases)('gives HMAC-SHA-1 of RFC 2202, case $case', ({ keyHex, dataHex, digest }) => {
    expect(hmac('sha1', Buffer.from(keyHex, 'hex'), Buffer.from(dataHex, 'hex'))).toBe(digest)
  })

  it.each([1, 63, 64, 65, 128, 1000])('takes a key of %d bytes', (length) => {
    const key = Buffer.alloc(length, 0x2a)
    expect(hmac('sha256', key, Buffer.from('text'))).toBe(createHmac('sha256', key).update('text').digest('hex'))
  })

  it('can use the same key blocks for message after message', () => {
    const pads = createHmacPads('sha256', Buffer.from('Jefe'))
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (message) => {
        const hex = hmacHex('sha256', pads, Buffer.concat([Buffer.alloc(BLOCK_BYTES), message]))
        return hex === createHmac('sha256', 'Jefe').update(message).digest('hex')
      }),
      { numRuns: fuzzRuns(300), seed: fuzzSeed }
    )
  })
})
