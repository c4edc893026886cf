import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readClientCertificate } from '../../src/weixin/read-client-certificate.ts'
import { opensslCertificate, opensslLockedKey, opensslPfx } from './support/openssl-certificate.ts'
import { MCH_ID } from './support/start-weixin.ts'

const read = (value: unknown, passphrase = MCH_ID) => readClientCertificate('initWeixin', value, passphrase)
const pem = opensslCertificate()

describe('a .p12', () => {
  const pfx = opensslPfx(pem, MCH_ID)

  it('is taken as bytes, with the merchant number as passphrase', () => {
    expect(read(pfx)).toEqual({ pfx, passphrase: MCH_ID })
    expect(read(new Uint8Array(pfx)).passphrase).toBe(MCH_ID)
  })

  it('is taken as a path', () => {
    const folder = mkdtempSync(join(tmpdir(), 'kaifang-pfx-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const path = join(folder, 'apiclient_cert.p12')
    writeFileSync(path, pfx)
    expect(read(path)).toEqual({ pfx, passphrase: MCH_ID })
  })

  it('explains a path that is none', () => {
    expect(() => read('/does/not/exist.p12')).toThrow(
      'initWeixin: "pfx" expected bytes, or the path of a file that can be read, got a path that can not (ENOENT). Cloud functions need an absolute path'
    )
  })

  // OpenSSL: "mac verify failure".
  it('explains a wrong passphrase', () => {
    expect(() => read(pfx, '10000101')).toThrow(
      'initWeixin: "pfx" expected the merchant certificate with its key, got a file that this passphrase does not open. It is the merchant number, unless you changed it'
    )
  })

  // OpenSSL 3: "Unsupported PKCS12 PFX data".
  it('explains the old encryption, and how to be rid of it', () => {
    expect(() => read(opensslPfx(pem, MCH_ID, true))).toThrow(
      'initWeixin: "pfx" expected the merchant certificate with its key, got a PKCS#12 file that this Node can not read. OpenSSL 3 refuses its old encryption. Re-encode it: openssl pkcs12 -legacy -in apiclient_cert.p12 -nodes -out both.pem && openssl pkcs12 -export -in both.pem -out apiclient_cert.new.p12; or give the PEM pair { cert, key } instead'
    )
  })

  it('is no PEM, and says what to give instead', () => {
    for (const value of [pem.cert, Buffer.from(pem.cert)]) {
      expect(() => read(value)).toThrow('got PEM text. Give PEM as the pair { cert, key }')
    }
  })

  it('is no arbitrary bytes and no other kind', () => {
    expect(() => read(Buffer.from('not a certificate'))).toThrow('got what is no PKCS#12 file')
    expect(() => read(true)).toThrow('expected a .p12 as bytes or as a path, or { cert, key } in PEM, got a boolean')
  })
})

describe('a PEM pair', () => {
  it('is taken as text or bytes', () => {
    expect(read(pem)).toEqual(pem)
    expect(read({ cert: Buffer.from(pem.cert), key: Buffer.from(pem.key) })).toHaveProperty('cert')
  })

  it('may have a key with a passphrase of its own', () => {
    const locked = { cert: pem.cert, key: opensslLockedKey(pem.key, 'geheim1234') }
    expect(read({ ...locked, passphrase: 'geheim1234' })).toEqual({ ...locked, passphrase: 'geheim1234' })
    expect(() => read({ ...locked, passphrase: 'another' })).toThrow('got a key that this passphrase does not open')
    expect(() => read(locked)).toThrow('got a key that this passphrase does not open. Give passphrase')
    expect(() => read({ ...pem, passphrase: true })).toThrow('"pfx.passphrase" expected text, got a boolean')
  })

  it('must belong together', () => {
    const other = opensslCertificate('another')
    expect(() => read({ cert: pem.cert, key: other.key })).toThrow(
      'got a key that does not belong to the certificate. Take both files from the same download'
    )
  })

  it('is the content, not a path', () => {
    expect(() => read({ cert: '/path/apiclient_cert.pem', key: pem.key })).toThrow(
      '"pfx.cert" expected the content of a PEM file ("-----BEGIN …"), got text of 24 characters. A path? Read the file first'
    )
    expect(() => read({ cert: pem.cert })).toThrow('"pfx.key" expected the content of a PEM file')
  })

  it('is refused where it is damaged', () => {
    expect(() => read({ cert: '-----BEGIN CERTIFICATE-----\nx', key: pem.key })).toThrow(
      'got what is no certificate or key in PEM'
    )
  })

  it('shows nothing of itself in a refusal', () => {
    try {
      read({ cert: pem.cert, key: opensslCertificate('another').key })
    } catch (error) {
      expect(String((error as Error).stack)).not.toContain(pem.cert.slice(30, 60))
    }
    expect.assertions(1)
  })
})
