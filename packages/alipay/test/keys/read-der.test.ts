import { describe, expect, it } from 'vitest'
import { readDer, readDerChildren, readOid } from '../../src/keys/read-der.ts'

const hex = (text: string) => Buffer.from(text, 'hex')

describe('readDer', () => {
  it('reads short and long lengths (X.690, section 8.1.3)', () => {
    expect(readDer(hex('020105'), 0)).toEqual({ tag: 2, start: 2, end: 3 })
    expect(readDer(Buffer.concat([hex('308180'), Buffer.alloc(128)]), 0)).toEqual({ tag: 0x30, start: 3, end: 131 })
    expect(readDer(Buffer.concat([hex('30820100'), Buffer.alloc(256)]), 0)).toEqual({ tag: 0x30, start: 4, end: 260 })
  })

  it.each(['', '30', '3003', '30820100', '3080', '308500000000010000', '1f2101', '3084ffffffff', '3082'])(
    'finds no whole element in %s',
    (text) => {
      expect(readDer(hex(text), 0)).toBeUndefined()
    }
  )
})

describe('readDerChildren', () => {
  it('reads as far as elements are whole', () => {
    const bytes = hex('3007020101040103ff')
    expect(readDerChildren(bytes, readDer(bytes, 0)!).map(({ tag }) => tag)).toEqual([2, 4])
    // One that reaches past its parent.
    const cut = hex('3003020501020304')
    expect(readDerChildren(cut, readDer(cut, 0)!)).toEqual([])
  })
})

describe('readOid', () => {
  // X.690, section 8.19: RSA, RSA with SHA-256, SM2 with SM3, common name.
  it.each([
    ['06092a864886f70d010101', '1.2.840.113549.1.1.1'],
    ['06092a864886f70d01010b', '1.2.840.113549.1.1.11'],
    ['06082a811ccf55018375', '1.2.156.10197.1.501'],
    ['0603550403', '2.5.4.3']
  ])('reads %s', (text, oid) => {
    const bytes = hex(text)
    expect(readOid(bytes, readDer(bytes, 0)!)).toBe(oid)
  })
})
