import { describe, expect, it } from 'vitest'
import {
  bitString,
  der,
  integer,
  nothing,
  objectIdentifier,
  octetString,
  printableString,
  sequence,
  setOf,
  time,
  utf8String,
  yes
} from '../../../../src/services/alipay/certificates/der.ts'
import { openssl } from '../../../support/run-openssl.ts'

/** What openssl reads: one line an element, `depth kind: value`. */
const parse = (bytes: Buffer): string[] =>
  openssl(['asn1parse', '-inform', 'DER'], bytes)
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) =>
      line
        .replace(/^.*?(?:prim|cons): /, '')
        .replace(/\s+/g, ' ')
        .trim()
    )

describe('DER', () => {
  it('is what openssl reads', () => {
    const bytes = sequence(
      integer(0n),
      integer(128n),
      integer(2n ** 127n),
      objectIdentifier('1.2.156.10197.1.501'),
      objectIdentifier('1.2.840.113549.1.1.11'),
      setOf(utf8String('测'), printableString('CN')),
      nothing,
      yes,
      bitString(Buffer.of(1)),
      octetString(Buffer.of(2)),
      time(Date.UTC(2026, 0, 2, 3, 4, 5)),
      time(Date.UTC(2050, 0, 2, 3, 4, 5))
    )
    expect(parse(bytes)).toEqual([
      'SEQUENCE',
      'INTEGER :00',
      'INTEGER :80',
      'INTEGER :80000000000000000000000000000000',
      'OBJECT :SM2-with-SM3',
      'OBJECT :sha256WithRSAEncryption',
      'SET',
      'UTF8STRING :测',
      'PRINTABLESTRING :CN',
      'NULL',
      'BOOLEAN :255',
      'BIT STRING',
      'OCTET STRING [HEX DUMP]:02',
      'UTCTIME :260102030405Z',
      'GENERALIZEDTIME :20500102030405Z'
    ])
  })

  it.each([0, 127, 128, 255, 256, 65_535])('writes a length of %i', (length) => {
    const bytes = der(0x04, Buffer.alloc(length))
    const [, header] = /hl=(\d) l= *\d+ /.exec(openssl(['asn1parse', '-inform', 'DER'], bytes).toString())!
    expect(bytes.length).toBe(Number(header) + length)
  })
})
