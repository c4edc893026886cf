import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { concatBytes } from '../../src/source/concat-bytes.ts'
import { createGunzipper } from '../../src/source/gunzipper.ts'
import { faultOf, utf8 } from '../support/small-bills.ts'

function gunzip(bytes: Uint8Array, size = bytes.length): string {
  const gunzipper = createGunzipper()
  const pieces: Uint8Array[] = []
  for (let at = 0; at < bytes.length; at += size) pieces.push(...gunzipper.push(bytes.subarray(at, at + size)))
  pieces.push(...gunzipper.end())
  return new TextDecoder().decode(concatBytes(pieces))
}

/** RFC 1952, section 2.3: a member with all optional fields. */
function withFields(packed: Uint8Array): Uint8Array {
  const header = [0x1f, 0x8b, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 255]
  return Uint8Array.of(...header, 3, 0, 1, 2, 3, ...utf8('name\0note\0'), 0, 0, ...packed.subarray(10))
}

describe('createGunzipper', () => {
  const text = '账单'.repeat(1000)
  const packed = gzipSync(text)

  it.each([1, 7, 100_000])('unpacks what zlib packed, %i bytes at a time', (size) => {
    expect(gunzip(packed, size)).toBe(text)
  })

  it.each([1, 13, 100_000])('passes over the optional fields of the header, %i bytes at a time', (size) => {
    expect(gunzip(withFields(packed), size)).toBe(text)
  })

  it('unpacks an empty file', () => {
    expect(gunzip(gzipSync(''))).toBe('')
  })

  it('refuses a cut at any byte', () => {
    for (let length = 0; length < packed.length; length++) {
      expect(faultOf(() => gunzip(packed.subarray(0, length))).code).toBe('ERR_BILL_CSV_COMPRESSION')
    }
  })

  it('refuses another size or checksum', () => {
    for (const fromEnd of [1, 8]) {
      const changed = Uint8Array.from(packed)
      changed[changed.length - fromEnd]! ^= 1
      expect(faultOf(() => gunzip(changed)).message).toContain('its checksum differs')
    }
  })

  it('refuses an unknown method, and a header without an end', () => {
    expect(faultOf(() => gunzip(Uint8Array.of(0x1f, 0x8b, 7, 0, 0, 0, 0, 0, 0, 0))).message).toContain('unknown method')
    const endless = new Uint8Array(70_000).fill(0x61)
    endless.set([0x1f, 0x8b, 8, 8])
    expect(faultOf(() => gunzip(endless)).message).toContain('the gzip header has no end')
  })
})
