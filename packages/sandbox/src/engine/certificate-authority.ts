import { createPublicKey, generateKeyPair, type KeyObject, randomBytes, sign as signBytes } from 'node:crypto'
import { promisify } from 'node:util'
import type * as forge from 'node-forge'

/** The name of a subject or an issuer, in the order in which its parts are written. */
export interface DistinguishedName {
  readonly countryName?: string | undefined
  readonly stateOrProvinceName?: string | undefined
  readonly localityName?: string | undefined
  readonly organizationName?: string | undefined
  readonly organizationalUnitName?: string | undefined
  readonly commonName: string
}

/** What a certificate should say. */
export interface CertificatePlan {
  readonly subject: DistinguishedName
  /** Names and addresses that a server answers under; absent for what is no server. */
  readonly hosts?: readonly string[] | undefined
  /** A public key that is there already. @default a new pair */
  readonly publicKey?: KeyObject | undefined
  /** Takes the authority's own pair, which spares the making of another. @default false */
  readonly sharesKey?: boolean | undefined
  /** Whether it may sign others. @default false */
  readonly isAuthority?: boolean | undefined
}

/** A certificate with its key. */
export interface IssuedCertificate {
  /** Certificate, PEM. */
  readonly cert: string
  /** Private key, PEM (PKCS#8); empty when the public key was given. */
  readonly key: string
  /** Upper-case hex, 40 characters. */
  readonly serialNumber: string
}

/** Signs certificates of one sandbox. */
export interface CertificateAuthority {
  /** Its own certificate, PEM; made when it is first asked for. */
  certificate(): Promise<string>
  /** Makes a certificate of five years, with a fresh RSA pair of 2048 bits unless a public key is given. */
  issue(plan: CertificatePlan): Promise<IssuedCertificate>
}

const generatePair = promisify(generateKeyPair)

/**
 * Makes an authority. RSA with SHA-256, as the platforms use; keys come from OpenSSL's thread pool and are different at
 * every start, whatever the seed.
 */
export function createCertificateAuthority(subject: DistinguishedName): CertificateAuthority {
  let own: Promise<IssuedCertificate> | undefined
  const root = (): Promise<IssuedCertificate> => {
    own ??= sign({ subject, isAuthority: true }, subject, undefined)
    return own
  }
  return Object.freeze({
    certificate: async () => (await root()).cert,
    issue: async (plan: CertificatePlan) => sign(plan, subject, await root())
  })
}

/** Signs with the key of the issuer's certificate, or with the new one's own. */
async function sign(
  { subject, hosts, publicKey, sharesKey = false, isAuthority = false }: CertificatePlan,
  issuer: DistinguishedName,
  above: IssuedCertificate | undefined
): Promise<IssuedCertificate> {
  // Loaded with the first certificate, not with the sandbox.
  const { default: toolkit } = await import('node-forge')
  const pair =
    publicKey !== undefined
      ? { key: '', publicKey }
      : sharesKey && above !== undefined
        ? { key: above.key, publicKey: createPublicKey(above.key) }
        : await mintPair()
  const certificate = toolkit.pki.createCertificate()
  // Positive and without a leading zero byte, so that every way of printing it gives 40 characters.
  const serial = randomBytes(20)
  serial[0] = (serial[0]! & 0x3f) | 0x40
  certificate.serialNumber = serial.toString('hex')
  certificate.publicKey = toolkit.pki.publicKeyFromPem(publicPem(pair.publicKey))
  const day = 86_400_000
  certificate.validity.notBefore = new Date(Date.now() - day)
  certificate.validity.notAfter = new Date(Date.now() + 5 * 365 * day)
  certificate.setSubject(attributes(subject))
  certificate.setIssuer(attributes(issuer))
  const issuerCertificate = above === undefined ? certificate : toolkit.pki.certificateFromPem(above.cert)
  certificate.setExtensions([
    { name: 'subjectKeyIdentifier' },
    { name: 'authorityKeyIdentifier', keyIdentifier: issuerCertificate.generateSubjectKeyIdentifier().getBytes() },
    { name: 'basicConstraints', cA: isAuthority, critical: true },
    isAuthority
      ? { name: 'keyUsage', keyCertSign: true, cRLSign: true, digitalSignature: true, critical: true }
      : { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true },
    ...(isAuthority ? [] : [{ name: 'extKeyUsage', serverAuth: hosts !== undefined, clientAuth: true }]),
    ...(hosts === undefined ? [] : [{ name: 'subjectAltName', altNames: hosts.map(alternativeName) }])
  ])
  // Signed by OpenSSL, which is a hundred times as fast as JavaScript.
  const algorithm = toolkit.pki.oids.sha256WithRSAEncryption!
  certificate.signatureOid = algorithm
  certificate.siginfo.algorithmOid = algorithm
  const signed = Buffer.from(toolkit.asn1.toDer(toBeSigned(toolkit.pki, certificate)).getBytes(), 'latin1')
  certificate.signature = signBytes('sha256', signed, (above ?? pair).key).toString('latin1')
  return Object.freeze({
    cert: toolkit.pki.certificateToPem(certificate).replaceAll('\r\n', '\n'),
    key: pair.key,
    serialNumber: certificate.serialNumber.toUpperCase()
  })
}

/** The part of a certificate that is signed (RFC 5280 section 4.1). The types of forge leave the function out. */
function toBeSigned(pki: typeof forge.pki, certificate: forge.pki.Certificate): forge.asn1.Asn1 {
  const { getTBSCertificate } = pki as typeof pki & {
    getTBSCertificate(certificate: forge.pki.Certificate): forge.asn1.Asn1
  }
  return getTBSCertificate(certificate)
}

async function mintPair(): Promise<{ key: string; publicKey: KeyObject }> {
  const { privateKey } = await generatePair('rsa', { modulusLength: 2048 })
  return { key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })), publicKey: createPublicKey(privateKey) }
}

function publicPem(publicKey: KeyObject): string {
  return String(publicKey.export({ type: 'spki', format: 'pem' }))
}

/** ASN.1 tag of a UTF8String. */
const utf8String = 12

/** Chinese text is written as UTF8String; letters and digits as PrintableString. */
function attributes(name: DistinguishedName): forge.pki.CertificateField[] {
  const parts = Object.entries(name).filter((part): part is [string, string] => part[1] !== undefined)
  return parts.map(([field, value]) => ({
    name: field,
    value,
    // The types of forge take the tag for a class.
    ...(/^[\x20-\x7e]*$/.test(value) ? {} : { valueTagClass: utf8String as unknown as forge.asn1.Class })
  }))
}

/** RFC 5280 section 4.2.1.6: 2 is a DNS name, 7 an address. */
function alternativeName(host: string): { readonly type: 2 | 7; readonly value?: string; readonly ip?: string } {
  return /:|^\d+(\.\d+){3}$/.test(host) ? { type: 7, ip: host } : { type: 2, value: host }
}
