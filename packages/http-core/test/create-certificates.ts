import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Keys and certificates of one test run, made by OpenSSL. */
export interface Certificates {
  readonly ca: string
  readonly serverKey: string
  /** For `localhost` and 127.0.0.1. */
  readonly serverCert: string
  readonly clientKey: string
  readonly clientCert: string
  /** `clientKey` under {@link PASSPHRASE}. */
  readonly lockedKey: string
  /** Key and certificate of the client as PKCS#12 under {@link PASSPHRASE}. */
  readonly pfx: Buffer
}

/** What locks the client's key; WeChat Pay uses the merchant's number. */
export const PASSPHRASE = '1900000109'

/** Makes an authority, a server and a client. */
export function createCertificates(): Certificates {
  const folder = mkdtempSync(join(tmpdir(), 'kaifang-tls-'))
  const path = (name: string) => join(folder, name)
  const read = (name: string) => readFileSync(path(name), 'utf8')
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  try {
    openssl('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.crt', '-days', '2', '-subj', '/CN=Test Authority')
    for (const [name, extension] of [
      ['server', 'subjectAltName=DNS:localhost,IP:127.0.0.1'],
      ['client', 'extendedKeyUsage=clientAuth,serverAuth']
    ] as const) {
      writeFileSync(path(`${name}.ext`), extension)
      openssl('req', ...key, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${name}`)
      const signing = ['-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2', '-extfile', `${name}.ext`]
      openssl('x509', '-req', '-in', `${name}.csr`, '-out', `${name}.crt`, ...signing)
    }
    openssl(
      'pkcs12',
      '-export',
      '-inkey',
      'client.key',
      '-in',
      'client.crt',
      '-out',
      'client.p12',
      '-passout',
      `pass:${PASSPHRASE}`
    )
    openssl('pkey', '-in', 'client.key', '-aes256', '-passout', `pass:${PASSPHRASE}`, '-out', 'locked.key')
    return {
      ca: read('ca.crt'),
      serverKey: read('server.key'),
      serverCert: read('server.crt'),
      clientKey: read('client.key'),
      clientCert: read('client.crt'),
      lockedKey: read('locked.key'),
      pfx: readFileSync(path('client.p12'))
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
