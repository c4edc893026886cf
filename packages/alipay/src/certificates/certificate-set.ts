import type { KeyObject, X509Certificate } from 'node:crypto'
import { describeValue, InputError, readInput } from '@kaifang/http-core'
import { certificateSerial, isRsaSigned, rootCertificateSerial } from '../certificate-serial.ts'
import { checkRsaKey, type SignType } from '../keys/check-rsa-key.ts'
import { spkiOf } from '../keys/read-public-key.ts'
import { CERTIFICATE_FILES, readCertificateFiles, readCertificates } from './read-certificates.ts'

/** A certificate file: its text, or its bytes. */
export type CertificateInput = string | Uint8Array

/** The three files of certificate mode (公钥证书模式). */
export interface AlipayCertificates {
  /** The application certificate (应用公钥证书), `appCertPublicKey_….crt`. */
  readonly app: CertificateInput
  /** Alipay's certificate (支付宝公钥证书), `alipayCertPublicKey_RSA2.crt`; several while it is exchanged. */
  readonly alipay: CertificateInput | readonly CertificateInput[]
  /** Alipay's root certificates (支付宝根证书), `alipayRootCert.crt`. */
  readonly root: CertificateInput
}

/** A certificate of Alipay's, with the number by which messages name it. */
export interface AlipayCertificate {
  readonly serial: string
  readonly certificate: X509Certificate
  readonly key: KeyObject
}

/** The three files, read. */
export interface CertificateSet {
  /** `app_cert_sn`. */
  readonly appSerial: string
  /** `alipay_root_cert_sn`. */
  readonly rootSerial: string
  readonly alipay: readonly AlipayCertificate[]
  /** What may stand between a new certificate and a root. */
  readonly between: readonly X509Certificate[]
  readonly roots: readonly X509Certificate[]
}

/** Makes an entry of {@link CertificateSet.alipay}. */
export function createAlipayCertificate(
  caller: string,
  field: string,
  certificate: X509Certificate,
  signType: SignType
): AlipayCertificate {
  const key = checkRsaKey(caller, field, certificate.publicKey, signType)
  return { serial: certificateSerial(certificate), certificate, key }
}

/** The application that a certificate names: its subject is `<PID>-<APPID>`. Others, such as old ones, name none. */
function applicationOf({ subject }: X509Certificate): string | undefined {
  return /^CN=2088\d{12}-(\d{16})$/m.exec(subject)?.[1]
}

/**
 * Reads the files of certificate mode, and finds those that were mixed up.
 *
 * @throws {@link InputError} naming the file and what was given instead.
 */
export function readCertificateSet(
  caller: string,
  value: unknown,
  options: { readonly appId: string; readonly privateKey: KeyObject; readonly signType: SignType }
): CertificateSet {
  if (typeof value !== 'object' || value === null) {
    const rule = 'the three files of certificate mode: { app, alipay, root }'
    throw new InputError({ caller, field: 'certificates', rule, received: describeValue(value) })
  }
  const { app, alipay, root } = readInput(caller, value as AlipayCertificates, ['app', 'alipay', 'root'])
  const own = spkiOf(options.privateKey)

  const [appLeaf] = readCertificates(caller, 'certificates.app', app, CERTIFICATE_FILES.app)
  if (!spkiOf((appLeaf as X509Certificate).publicKey).equals(own)) {
    throw new InputError({
      caller,
      field: 'certificates.app',
      rule: `${CERTIFICATE_FILES.app} that belongs to privateKey`,
      received: 'a certificate of another key',
      hint: 'Are app and alipay mixed up, or was the private key made anew after the certificate?'
    })
  }
  const application = applicationOf(appLeaf as X509Certificate)
  if (application !== undefined && application !== options.appId) {
    throw new InputError({
      caller,
      field: 'certificates.app',
      rule: `${CERTIFICATE_FILES.app} of appId`,
      received: 'the certificate of another application',
      hint: 'Its file name has the application id'
    })
  }
  const files = readCertificateFiles(caller, 'certificates.alipay', alipay).map((file, index, all) => {
    const field = all.length === 1 ? 'certificates.alipay' : `certificates.alipay[${index}]`
    const [leaf, ...between] = readCertificates(caller, field, file, CERTIFICATE_FILES.alipay)
    if (spkiOf((leaf as X509Certificate).publicKey).equals(own)) {
      throw new InputError({
        caller,
        field,
        rule: CERTIFICATE_FILES.alipay,
        received: 'the application certificate, which belongs to privateKey',
        hint: "Give alipayCertPublicKey_RSA2.crt: without it anything you sign yourself would pass for Alipay's"
      })
    }
    return { ...createAlipayCertificate(caller, field, leaf as X509Certificate, options.signType), between }
  })
  const field = 'certificates.root'
  const roots = readCertificates(caller, field, root, CERTIFICATE_FILES.root, (der) => !isRsaSigned(der))
  if (roots.length === 0 || roots.some((certificate) => !certificate.ca)) {
    const received = roots.length === 0 ? 'a file without an RSA certificate' : 'a certificate that may sign no other'
    throw new InputError({ caller, field, rule: CERTIFICATE_FILES.root, received, hint: 'Give the bundle as it is' })
  }
  return {
    appSerial: certificateSerial(appLeaf as X509Certificate),
    rootSerial: rootCertificateSerial(roots),
    alipay: files.map(({ serial, certificate, key }) => ({ serial, certificate, key })),
    between: files.flatMap((file) => file.between),
    roots
  }
}
