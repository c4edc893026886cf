import { describe, expect, it } from 'vitest'
import { crc32 } from '../../src/source/crc32.ts'
import { utf8 } from '../support/small-bills.ts'

describe('crc32', () => {
  // The check value of CRC-32/ISO-HDLC in the catalogue of parametrised CRC algorithms.
  it('gives the check value', () => {
    expect(crc32(0, utf8('123456789'))).toBe(0xcbf43926)
  })

  it('goes on over pieces of any length', () => {
    const bytes = utf8('The quick brown fox jumps over the lazy dog')
    for (let cut = 0; cut <= bytes.length; cut++) {
      // Published in many places, Wikipedia's article on CRC-32 among them.
      expect(crc32(crc32(0, bytes.subarray(0, cut)), bytes.subarray(cut))).toBe(0x414fa339)
    }
  })
})
