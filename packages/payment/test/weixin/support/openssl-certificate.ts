import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A certificate of its own making, with its key, in PEM. */
export interface TestCertificate {
  readonly cert: string
  readonly key: string
}

const made = new Map<string, TestCertificate>()

/** Makes a certificate by the program `openssl`; one a name. */
export function opensslCertificate(name = 'localhost'): TestCertificate {
  const known = made.get(name)
  if (known !== undefined) return known
  const certificate = inFolder((folder) => {
    const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
    const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
    const subject = ['-subj', `/CN=${name}`, '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1']
    openssl(['req', '-x509', ...curve, '-keyout', key, '-out', cert, '-days', '2', ...subject])
    return { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') }
  })
  made.set(name, certificate)
  return certificate
}

/** Packs a certificate as PKCS#12 by the program `openssl`; `legacy`: in the old encryption, as the platform often did. */
export function opensslPfx({ cert, key }: TestCertificate, passphrase: string, legacy = false): Buffer {
  return inFolder((folder) => {
    const [both, pfx] = [join(folder, 'both.pem'), join(folder, 'cert.p12')]
    writeFileSync(both, key + cert)
    const old = legacy ? ['-legacy', '-keypbe', 'PBE-SHA1-RC2-40', '-certpbe', 'PBE-SHA1-RC2-40'] : []
    openssl(['pkcs12', '-export', ...old, '-in', both, '-out', pfx, '-passout', `pass:${passphrase}`])
    return readFileSync(pfx)
  })
}

/** Locks a key with a passphrase by the program `openssl`. */
export function opensslLockedKey(key: string, passphrase: string): string {
  return execFileSync('openssl', ['pkcs8', '-topk8', '-v2', 'aes-256-cbc', '-passout', `pass:${passphrase}`], {
    input: key,
    stdio: ['pipe', 'pipe', 'ignore']
  }).toString()
}

function openssl(args: readonly string[]): void {
  execFileSync('openssl', args, { stdio: 'ignore' })
}

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'kaifang-certificate-'))
  try {
    return work(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
