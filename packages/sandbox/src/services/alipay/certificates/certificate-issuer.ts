import { generateKeyPair, type KeyObject, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { buildCertificate, type CertificateName } from './build-certificate.ts'
import { certificateSerial } from './certificate-serial.ts'

/** A key pair. */
export interface KeyPair {
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
}

/** A certificate and the number by which Alipay names it. */
export interface IssuedCertificate {
  /** The certificate and, for the issuer's sake, that of its issuer; PEM. */
  readonly pem: string
  readonly serial: string
}

/** The authorities of the sandbox's Alipay. */
export interface CertificateIssuer {
  /** Bundle of four: SM2, RSA, ECDSA, RSA. Only the two of RSA count. */
  readonly root: string
  /** Their numbers, joined by an underscore. */
  readonly rootSerial: string
  /** Issues a certificate of the application or of Alipay. */
  issue(kind: 'application' | 'alipay', common: string, publicKey: KeyObject): IssuedCertificate
}

const makeKeyPair = promisify(generateKeyPair)

const [dayMs, yearMs] = [86_400_000, 365 * 86_400_000]

const name = (common: string, unit = 'Certification Authority'): CertificateName => ({
  country: 'CN',
  organization: 'Kaifang Sandbox',
  unit,
  common
})

const roots = {
  sm2: name('Kaifang Sandbox ROOTCA'),
  first: name('Kaifang Sandbox Certification Authority R1'),
  elliptic: name('Kaifang Sandbox Certification Authority E1'),
  second: name('Kaifang Sandbox Class 2 Root CA - G3', 'Kaifang Sandbox Trust Network')
}
const issuers = {
  application: name('Kaifang Sandbox Certification Authority Class 1 R1'),
  alipay: name('Kaifang Sandbox Certification Authority Class 2 R1')
}

/** An RSA key pair of 2048 bits, made in the thread pool. */
export function makeRsaPair(): Promise<KeyPair> {
  return makeKeyPair('rsa', { modulusLength: 2048 })
}

/** Makes the authorities. They share one RSA key: their names tell them apart. */
export async function createCertificateIssuer(nowMs: number): Promise<CertificateIssuer> {
  const [authority, elliptic] = await Promise.all([makeRsaPair(), makeKeyPair('ec', { namedCurve: 'P-256' })])

  function signed(
    issuer: CertificateName,
    subject: CertificateName,
    publicKey: KeyObject,
    pair: KeyPair,
    more: { isAuthority: boolean; asSm2?: boolean }
  ): IssuedCertificate {
    const serial = BigInt(`0x20${randomBytes(15).toString('hex')}`)
    const [fromMs, untilMs] = more.isAuthority
      ? [nowMs - yearMs, nowMs + 20 * yearMs]
      : [nowMs - dayMs, nowMs + 5 * yearMs]
    const plan = { issuer, subject, serial, publicKey, issuerKey: pair.privateKey, fromMs, untilMs, ...more }
    return { pem: buildCertificate(plan), serial: certificateSerial(issuer, serial) }
  }

  const selfSigned = (subject: CertificateName, pair: KeyPair, asSm2 = false): IssuedCertificate =>
    signed(subject, subject, pair.publicKey, pair, { isAuthority: true, asSm2 })
  const [sm2, first] = [selfSigned(roots.sm2, elliptic, true), selfSigned(roots.first, authority)]
  const [ecdsa, second] = [selfSigned(roots.elliptic, elliptic), selfSigned(roots.second, authority)]
  const intermediate = {
    application: signed(roots.first, issuers.application, authority.publicKey, authority, { isAuthority: true }),
    alipay: signed(roots.first, issuers.alipay, authority.publicKey, authority, { isAuthority: true })
  }
  return Object.freeze({
    root: [sm2, first, ecdsa, second].map(({ pem }) => pem).join(''),
    rootSerial: `${first.serial}_${second.serial}`,
    issue(kind: 'application' | 'alipay', common: string, publicKey: KeyObject) {
      const leaf = signed(issuers[kind], name(common, 'Alipay'), publicKey, authority, { isAuthority: false })
      return { ...leaf, pem: `${leaf.pem}${intermediate[kind].pem}` }
    }
  })
}
