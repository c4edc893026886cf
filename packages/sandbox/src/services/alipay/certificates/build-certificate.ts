import { type KeyObject, sign } from 'node:crypto'
import {
  bitString,
  der,
  integer,
  nothing,
  objectIdentifier,
  octetString,
  printableString,
  sequence,
  setOf,
  time,
  utf8String,
  yes
} from './der.ts'

/** A distinguished name by its four usual parts. */
export interface CertificateName {
  readonly country: string
  readonly organization: string
  readonly unit: string
  readonly common: string
}

/** What a certificate says. */
export interface CertificatePlan {
  readonly issuer: CertificateName
  readonly subject: CertificateName
  readonly serial: bigint
  readonly publicKey: KeyObject
  /** Private key of the issuer. */
  readonly issuerKey: KeyObject
  readonly isAuthority: boolean
  readonly fromMs: number
  readonly untilMs: number
  /** Names the signature SM2 with SM3 and the curve SM2, whatever they are: enough for readers that must pass over it. */
  readonly asSm2?: boolean
}

const signatureOids = { rsa: '1.2.840.113549.1.1.11', ec: '1.2.840.10045.4.3.2', sm2: '1.2.156.10197.1.501' } as const

/** Makes an X.509 v3 certificate (RFC 5280); PEM. */
export function buildCertificate(plan: CertificatePlan): string {
  const { issuer, subject, serial, issuerKey, isAuthority, fromMs, untilMs, asSm2 = false } = plan
  const kind = asSm2 ? 'sm2' : issuerKey.asymmetricKeyType === 'rsa' ? 'rsa' : 'ec'
  const algorithm = sequence(objectIdentifier(signatureOids[kind]), ...(kind === 'rsa' ? [nothing] : []))
  // basicConstraints and keyUsage (keyCertSign and cRLSign, or digitalSignature), both critical.
  const constraints = extension('2.5.29.19', isAuthority ? sequence(yes) : sequence())
  const usage = extension('2.5.29.15', der(0x03, isAuthority ? Buffer.of(1, 0x06) : Buffer.of(7, 0x80)))
  const body = sequence(
    der(0xa0, integer(2n)),
    integer(serial),
    algorithm,
    distinguishedName(issuer),
    sequence(time(fromMs), time(untilMs)),
    distinguishedName(subject),
    asSm2 ? sm2KeyInfo(plan.publicKey) : keyInfo(plan.publicKey),
    der(0xa3, sequence(constraints, usage))
  )
  const bytes = sequence(body, algorithm, bitString(sign('sha256', body, issuerKey)))
  const lines = bytes.toString('base64').replace(/.{64}/g, '$&\n').trimEnd()
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`
}

function distinguishedName({ country, organization, unit, common }: CertificateName): Buffer {
  const part = (oid: string, value: Buffer): Buffer => setOf(sequence(objectIdentifier(oid), value))
  return sequence(
    part('2.5.4.6', printableString(country)),
    part('2.5.4.10', utf8String(organization)),
    part('2.5.4.11', utf8String(unit)),
    part('2.5.4.3', utf8String(common))
  )
}

function extension(oid: string, value: Buffer): Buffer {
  return sequence(objectIdentifier(oid), yes, octetString(value))
}

function keyInfo(key: KeyObject): Buffer {
  return key.export({ type: 'spki', format: 'der' })
}

/** The point of a P-256 key under the name of the curve SM2. */
function sm2KeyInfo(key: KeyObject): Buffer {
  const point = key.export({ type: 'spki', format: 'der' }).subarray(-65)
  const algorithm = sequence(objectIdentifier('1.2.840.10045.2.1'), objectIdentifier('1.2.156.10197.1.301'))
  return sequence(algorithm, bitString(point))
}
