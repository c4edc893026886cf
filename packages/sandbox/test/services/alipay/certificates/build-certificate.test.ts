import { generateKeyPairSync, X509Certificate } from 'node:crypto'
import { expect, it } from 'vitest'
import { buildCertificate } from '../../../../src/services/alipay/certificates/build-certificate.ts'
import { openssl } from '../../../support/run-openssl.ts'

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const name = (common: string) => ({ country: 'CN', organization: '沙箱', unit: 'Unit', common })
const plan = {
  issuer: name('Issuer'),
  subject: name('Subject'),
  serial: 2n ** 126n,
  publicKey: rsa.publicKey,
  issuerKey: rsa.privateKey,
  isAuthority: false,
  fromMs: Date.UTC(2026, 0, 1),
  untilMs: Date.UTC(2031, 0, 1)
}

it('makes a certificate that openssl reads and verifies', () => {
  const authority = buildCertificate({ ...plan, subject: name('Issuer'), isAuthority: true })
  const pem = buildCertificate(plan)
  const text = openssl(['x509', '-noout', '-text', '-nameopt', 'utf8', '-in', pem]).toString()
  expect(text).toContain('Signature Algorithm: sha256WithRSAEncryption')
  expect(text).toContain('Not After : Jan  1 00:00:00 2031 GMT')
  expect(text).toContain('Digital Signature')
  expect(text).toContain('CA:FALSE')
  const verified = openssl(['verify', '-attime', String(Date.UTC(2027, 0, 1) / 1000), '-CAfile', authority, pem])
  expect(verified.toString()).toContain('OK')
})

it('makes one that Node reads: names in order, serial number, key', () => {
  const certificate = new X509Certificate(buildCertificate(plan))
  expect(certificate.issuer).toBe('C=CN\nO=沙箱\nOU=Unit\nCN=Issuer')
  expect(BigInt(`0x${certificate.serialNumber}`)).toBe(2n ** 126n)
  expect(certificate.publicKey.equals(rsa.publicKey)).toBe(true)
  expect(certificate.verify(rsa.publicKey)).toBe(true)
})

it('signs with ECDSA for an elliptic issuer', () => {
  const pem = buildCertificate({ ...plan, issuerKey: ec.privateKey, publicKey: ec.publicKey })
  expect(new X509Certificate(pem).verify(ec.publicKey)).toBe(true)
})

it('names SM2 where asked, so that a reader without it must pass over the certificate', () => {
  const pem = buildCertificate({ ...plan, issuerKey: ec.privateKey, publicKey: ec.publicKey, asSm2: true })
  expect(openssl(['asn1parse', '-in', pem]).toString()).toContain('SM2-with-SM3')
  expect(() => new X509Certificate(pem).publicKey).toThrow()
})
