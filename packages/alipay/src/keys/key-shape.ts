import { type DerElement, readDer, readDerChildren, readOid } from './read-der.ts'

/** What a DER text is, by its structure and not by what it is called. */
export type KeyShape = 'PKCS8' | 'PKCS1' | 'SPKI' | 'PKCS1 public' | 'SEC1' | 'encrypted' | 'certificate' | 'unknown'

const SEQUENCE = 0x30
const INTEGER = 0x02
const BIT_STRING = 0x03
const OCTET_STRING = 0x04
const OID = 0x06
/** PBES2 and the older PKCS#5 and PKCS#12 schemes (RFC 8018): a key that needs a password. */
const ENCRYPTED = /^1\.2\.840\.113549\.1\.(?:5|12)\./

/** The object identifier that begins a sequence. */
function oidIn(der: Uint8Array, element: DerElement | undefined): string | undefined {
  const [first] = element === undefined ? [] : readDerChildren(der, element)
  return first?.tag === OID ? readOid(der, first) : undefined
}

/**
 * Tells what a DER text is: PKCS#8 (RFC 5958), PKCS#1 (RFC 8017 A.1), a public key (RFC 5280, SubjectPublicKeyInfo) or a
 * certificate. A key pasted under the wrong armour, or for another field, is known by it.
 */
export function keyShapeOf(der: Uint8Array): KeyShape {
  const root = readDer(der, 0)
  if (root?.tag !== SEQUENCE || root.end !== der.length) return 'unknown'
  const children = readDerChildren(der, root)
  const [first, second, third] = children
  const tags = children.map(({ tag }) => tag)
  if (tags[0] === INTEGER && tags[1] === SEQUENCE && tags[2] === OCTET_STRING) return 'PKCS8'
  if (tags[0] === INTEGER && tags[1] === OCTET_STRING) return 'SEC1'
  if (tags.length >= 9 && tags.slice(0, 9).every((tag) => tag === INTEGER)) return 'PKCS1'
  if (tags.length === 2 && tags.every((tag) => tag === INTEGER)) return 'PKCS1 public'
  if (tags[0] === SEQUENCE && tags[1] === BIT_STRING && tags.length === 2) return 'SPKI'
  if (tags[0] === SEQUENCE && tags[1] === OCTET_STRING && ENCRYPTED.test(oidIn(der, first) ?? '')) return 'encrypted'
  const isCertificate = tags[0] === SEQUENCE && tags[1] === SEQUENCE && tags[2] === BIT_STRING
  return isCertificate && second !== undefined && third !== undefined ? 'certificate' : 'unknown'
}

/** The algorithm of the signature on a certificate, as dotted numbers (RFC 5280, section 4.1.1.2). */
export function signatureAlgorithmOf(certificate: Uint8Array): string | undefined {
  const root = readDer(certificate, 0)
  return root === undefined ? undefined : oidIn(certificate, readDerChildren(certificate, root)[1])
}
