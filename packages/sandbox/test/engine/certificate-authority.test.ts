import { execFileSync } from 'node:child_process'
import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createCertificateAuthority } from '../../src/engine/certificate-authority.ts'
import { hasOpenssl } from '../support/run-openssl.ts'

const authority = createCertificateAuthority({ organizationName: 'Test', commonName: 'Test CA' })

describe('createCertificateAuthority', () => {
  it('signs what names its owner, for five years', async () => {
    const { cert, key, serialNumber } = await authority.issue({
      subject: { countryName: 'CN', organizationName: '微信商户系统', commonName: '1900000001' }
    })
    const certificate = new X509Certificate(cert)
    const ca = new X509Certificate(await authority.certificate())
    expect(certificate.subject).toBe('C=CN\nO=微信商户系统\nCN=1900000001')
    expect(certificate.issuer).toBe('O=Test\nCN=Test CA')
    expect([certificate.serialNumber, serialNumber.length]).toEqual([serialNumber, 40])
    expect([certificate.verify(ca.publicKey), certificate.checkIssued(ca), certificate.ca, ca.ca]).toEqual([
      true,
      true,
      false,
      true
    ])
    expect(certificate.checkPrivateKey(createPrivateKey(key))).toBe(true)
    const days = (Date.parse(certificate.validTo) - Date.parse(certificate.validFrom)) / 86_400_000
    expect(Math.round(days)).toBe(5 * 365 + 1)
  })

  it('is made once', async () => {
    expect(await authority.certificate()).toBe(await authority.certificate())
  })

  it('signs a key that is there already, and names of a server', async () => {
    const pair = await authority.issue({ subject: { commonName: 'a' } })
    const publicKey = createPublicKey(pair.key)
    const { cert, key } = await authority.issue({
      subject: { commonName: 'b' },
      publicKey,
      hosts: ['localhost', '127.0.0.1', '::1']
    })
    expect(key).toBe('')
    const certificate = new X509Certificate(cert)
    expect(certificate.checkPrivateKey(createPrivateKey(pair.key))).toBe(true)
    expect(certificate.checkHost('localhost')).toBe('localhost')
    expect([certificate.checkIP('127.0.0.1'), certificate.checkIP('::1')]).toEqual(['127.0.0.1', '::1'])
  })

  it.skipIf(!hasOpenssl)('holds against openssl verify', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kaifang-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const [ca, leaf] = [join(folder, 'ca.pem'), join(folder, 'leaf.pem')]
    writeFileSync(ca, await authority.certificate())
    writeFileSync(leaf, (await authority.issue({ subject: { commonName: 'x' } })).cert)
    const said = execFileSync('openssl', ['verify', '-x509_strict', '-purpose', 'sslclient', '-CAfile', ca, leaf])
    expect(said.toString()).toBe(`${leaf}: OK\n`)
  })
})
