import { X509Certificate } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  type CertificateIssuer,
  createCertificateIssuer,
  type KeyPair,
  makeRsaPair
} from '../../../../src/services/alipay/certificates/certificate-issuer.ts'
import { openssl } from '../../../support/run-openssl.ts'

const split = (bundle: string): string[] => bundle.match(/-----BEGIN[\s\S]+?END CERTIFICATE-----\n/g) ?? []
const now = Date.UTC(2026, 0, 2)

describe('the authorities', () => {
  let issuer: CertificateIssuer
  let pair: KeyPair
  beforeAll(async () => {
    ;[issuer, pair] = await Promise.all([createCertificateIssuer(now), makeRsaPair()])
  })

  it('have a bundle of four, of which two are RSA', () => {
    const algorithms = split(issuer.root).map(
      (pem) => /OBJECT +:(\S+)/.exec(openssl(['asn1parse', '-in', pem]).toString())?.[1]
    )
    expect(algorithms).toEqual([
      'SM2-with-SM3',
      'sha256WithRSAEncryption',
      'ecdsa-with-SHA256',
      'sha256WithRSAEncryption'
    ])
    expect(issuer.rootSerial).toMatch(/^[0-9a-f]{32}_[0-9a-f]{32}$/)
  })

  it.each(['application', 'alipay'] as const)('issue a certificate of the %s that the bundle vouches for', (kind) => {
    const { pem, serial } = issuer.issue(kind, 'kfsandbox1', pair.publicKey)
    const [leaf = '', intermediate = ''] = split(pem)
    expect(new X509Certificate(leaf).publicKey.equals(pair.publicKey)).toBe(true)
    expect(serial).toMatch(/^[0-9a-f]{32}$/)
    const at = String(now / 1000)
    const roots = split(issuer.root)[1]!
    expect(openssl(['verify', '-attime', at, '-CAfile', roots, '-untrusted', intermediate, leaf]).toString()).toContain(
      'OK'
    )
  })
})
