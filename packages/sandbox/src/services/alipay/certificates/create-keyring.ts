import type { KeyObject } from 'node:crypto'
import { createCertificateIssuer, type IssuedCertificate, type KeyPair, makeRsaPair } from './certificate-issuer.ts'

/** An Alipay certificate with its key. */
export interface AlipayCertificate extends IssuedCertificate {
  readonly privateKey: KeyObject
}

/** The key pairs once they are made. */
export interface MadeKeys {
  readonly application: KeyPair
  readonly alipay: KeyPair
  /** Someone else's, for forgeries. */
  readonly stranger: KeyPair
}

/** The certificates once they are made. */
export interface MadeCertificates {
  readonly application: IssuedCertificate
  readonly root: string
  readonly rootSerial: string
  /** All that were ever in force, oldest first. */
  readonly alipay: AlipayCertificate[]
}

/** The keys of one namespace. Made when they are first asked for, so that a sandbox that needs none starts at once. */
export interface Keyring {
  keys(): Promise<MadeKeys>
  certificates(): Promise<MadeCertificates>
  /** Issues a new Alipay certificate with a new key. */
  rotate(): Promise<MadeCertificates>
  /** What is made by now. */
  readonly made: { keys?: MadeKeys; certificates?: MadeCertificates }
}

/** Makes the keyring of a namespace. */
export function createKeyring(appId: string, now: () => number): Keyring {
  const made: Keyring['made'] = {}
  let keys: Promise<MadeKeys> | undefined
  let certificates: Promise<MadeCertificates> | undefined
  let issuer: ReturnType<typeof createCertificateIssuer> | undefined

  async function makeKeys(): Promise<MadeKeys> {
    const [application, alipay, stranger] = await Promise.all([makeRsaPair(), makeRsaPair(), makeRsaPair()])
    made.keys = { application, alipay, stranger }
    return made.keys
  }

  async function makeCertificates(): Promise<MadeCertificates> {
    issuer ??= createCertificateIssuer(now())
    const [{ application, alipay }, authority] = await Promise.all([ring.keys(), issuer])
    const first = authority.issue('alipay', 'Kaifang Sandbox Alipay', alipay.publicKey)
    made.certificates = {
      application: authority.issue('application', appId, application.publicKey),
      root: authority.root,
      rootSerial: authority.rootSerial,
      alipay: [{ ...first, privateKey: alipay.privateKey }]
    }
    return made.certificates
  }

  const ring: Keyring = {
    made,
    keys() {
      keys ??= makeKeys()
      return keys
    },
    certificates() {
      certificates ??= makeCertificates()
      return certificates
    },
    async rotate() {
      const current = await ring.certificates()
      const [{ publicKey, privateKey }, authority] = await Promise.all([makeRsaPair(), issuer!])
      current.alipay.push({ ...authority.issue('alipay', 'Kaifang Sandbox Alipay', publicKey), privateKey })
      return current
    }
  }
  return Object.freeze(ring)
}
