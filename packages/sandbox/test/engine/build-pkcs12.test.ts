import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSecureContext } from 'node:tls'
import { describe, expect, it, onTestFinished } from 'vitest'
import { buildPkcs12 } from '../../src/engine/build-pkcs12.ts'
import { createCertificateAuthority } from '../../src/engine/certificate-authority.ts'
import { hasOpenssl, runOpenssl } from '../support/run-openssl.ts'

const pair = await createCertificateAuthority({ commonName: 'ca' }).issue({ subject: { commonName: '1900000001' } })
const pfx = await buildPkcs12({ ...pair, passphrase: '1900000001' })

describe('buildPkcs12', () => {
  it('opens in Node with the pass phrase alone', () => {
    expect(() => createSecureContext({ pfx, passphrase: '1900000001' })).not.toThrow()
    expect(() => createSecureContext({ pfx, passphrase: '1900000002' })).toThrow('mac verify failure')
  })

  it.skipIf(!hasOpenssl)('opens in openssl without its legacy provider, and holds both halves', () => {
    const folder = mkdtempSync(join(tmpdir(), 'kaifang-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const file = join(folder, 'apiclient_cert.p12')
    writeFileSync(file, pfx)
    const pem = runOpenssl(['pkcs12', '-in', file, '-passin', 'pass:1900000001', '-nodes']).toString()
    const halves = ['CERTIFICATE', 'PRIVATE KEY'].map((name) => {
      const [whole] = new RegExp(`-----BEGIN ${name}-----[\\s\\S]+-----END ${name}-----`).exec(pem) ?? []
      return whole
    })
    expect(halves).toEqual([pair.cert.trim(), pair.key.trim()])
  })
})
