import { createHash, type X509Certificate } from 'node:crypto'
import { signatureAlgorithmOf } from './keys/key-shape.ts'

/** Algorithms of PKCS#1 (RSA): only roots that are signed with one of them count. SM2 and ECDSA roots do not. */
const RSA_SIGNATURES = '1.2.840.113549.1.1'

/**
 * Computes the serial number (SN, 证书序列号) by which Alipay names a certificate: MD5 of the issuer, its parts in reversed
 * order, and the decimal serial.
 *
 * @returns 32 hex digits, lower case.
 * @see Alipay open platform, "公钥证书签名方式" (docs/sources.md#alipay)
 */
export function certificateSerial(certificate: X509Certificate): string {
  // `C=CN\nO=…\nOU=…\nCN=…`: one part a line, escaped as RFC 2253 wants it, which is how the platform's Java reads it too.
  const issuer = certificate.issuer.split('\n').reverse().join(',')
  const serial = BigInt(`0x${certificate.serialNumber}`).toString()
  return createHash('md5')
    .update(issuer + serial, 'utf8')
    .digest('hex')
}

/** Whether a certificate is signed with RSA, by its DER: a library without SM2 may not read the others at all. */
export function isRsaSigned(der: Uint8Array): boolean {
  return signatureAlgorithmOf(der)?.startsWith(`${RSA_SIGNATURES}.`) === true
}

/** Computes `alipay_root_cert_sn`: the numbers of the bundle's RSA roots, in their order, joined by `_`. */
export function rootCertificateSerial(roots: readonly X509Certificate[]): string {
  return roots.map(certificateSerial).join('_')
}
