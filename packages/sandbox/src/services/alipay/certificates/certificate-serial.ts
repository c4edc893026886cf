import { createHash } from 'node:crypto'
import type { CertificateName } from './build-certificate.ts'

/**
 * The number by which Alipay names a certificate (Alipay reference 5): MD5 in lower-case hex of the issuer's name, most
 * special part first, and the serial number in decimal.
 */
export function certificateSerial(issuer: CertificateName, serial: bigint): string {
  const { country, organization, unit, common } = issuer
  const name = `CN=${common},OU=${unit},O=${organization},C=${country}`
  return createHash('md5').update(`${name}${serial}`).digest('hex')
}
