import { X509Certificate } from 'node:crypto'
import { alipayPair, appPrivateKey, makePair, type Pair } from './keys.ts'
import { openssl, withFiles } from './openssl.ts'

/** What a certificate is asked for. */
export interface MintOptions {
  /** In OpenSSL's writing: `/C=CN/O=…/CN=…`. */
  readonly subject: string
  /** Decimal. */
  readonly serial?: string
  /** Public half is certified. PEM. */
  readonly privatePem: string
  /** Who signs; itself where left out. */
  readonly issuer?: Minted
  readonly isAuthority?: boolean
  /** Days from yesterday on. */
  readonly days?: number
  /** Options of `openssl`, for other digests. */
  readonly more?: readonly string[]
}

/** A certificate and the key that it is for. */
export interface Minted {
  readonly pem: string
  readonly privatePem: string
}

/** Mints a certificate by the program `openssl`. */
export function mint({
  subject,
  serial = '1',
  privatePem,
  issuer,
  isAuthority = false,
  days = 3650,
  more = ['-sha256']
}: MintOptions): Minted {
  const ext = `basicConstraints=critical,CA:${isAuthority ? 'TRUE' : 'FALSE'}`
  const files = { key: privatePem, ext, cakey: issuer?.privatePem ?? '', ca: issuer?.pem ?? '' }
  const pem = withFiles(files, (path) => {
    const request = openssl(['req', '-new', '-utf8', '-key', path('key'), '-subj', subject, ...more])
    const signer = issuer === undefined ? ['-signkey', path('key')] : ['-CA', path('ca'), '-CAkey', path('cakey')]
    return openssl(
      ['x509', '-req', ...signer, '-set_serial', serial, '-days', String(days), '-extfile', path('ext'), ...more],
      request
    ).toString()
  })
  return { pem, privatePem }
}

/** The files of certificate mode, with the names and numbers that were published. */
export interface CertificateFiles {
  readonly root: Minted
  readonly between: Minted
  readonly app: string
  readonly alipay: string
  readonly alipayLeaf: Minted
  readonly rootFile: string
  readonly alipayPair: Pair
}

const AUTHORITY = '/C=CN/O=Ant Financial/OU=Certification Authority/CN=Ant Financial Certification Authority'
/** Subject of Alipay's certificates: of Alipay, for this merchant. */
export const ALIPAY_SUBJECT = '/C=CN/O=测试公司/OU=Alipay/CN=支付宝(中国)网络技术有限公司-2088721003899159'
/** Serials that were published with their numbers. */
const SERIALS = {
  app: '42701552708448241360226107228231049510',
  alipay: '42701552432456004857627230056898180491',
  root: '2292228364100439313',
  itrus: '95790491425698859646659490580052089075020051350'
}

let files: CertificateFiles | undefined

/** Makes the files, once a run. */
export function certificateFiles(): CertificateFiles {
  files ??= makeFiles()
  return files
}

function makeFiles(): CertificateFiles {
  const ca = { isAuthority: true } as const
  const root = mint({ subject: `${AUTHORITY} R1`, serial: SERIALS.root, privatePem: makePair().privatePem, ...ca })
  const itrus = mint({
    subject: '/C=CN/O=iTrusChina/OU=China Trust Network/CN=iTrusChina Class 2 Root CA - G3',
    serial: SERIALS.itrus,
    privatePem: makePair().privatePem,
    ...ca
  })
  const between1 = mint({
    subject: `${AUTHORITY} Class 1 R1`,
    serial: '7',
    privatePem: root.privatePem,
    issuer: root,
    ...ca
  })
  const between = mint({
    subject: `${AUTHORITY} Class 2 R1`,
    serial: '8',
    privatePem: makePair().privatePem,
    issuer: root,
    ...ca
  })
  const curve = openssl(['genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384']).toString()
  const e1 = mint({ subject: `${AUTHORITY} E1`, serial: '9', privatePem: curve, ...ca })
  const sm2Key = openssl(['genpkey', '-algorithm', 'SM2']).toString()
  const sm2 = mint({ subject: '/C=CN/O=NRCAC/CN=ROOTCA', serial: '10', privatePem: sm2Key, more: ['-sm3'], ...ca })
  const appPem = appPrivateKey.export({ type: 'pkcs8', format: 'pem' }) as string
  const app = mint({
    subject: '/C=CN/O=测试公司/OU=Alipay/CN=2088721003899159-9021000122682882',
    serial: SERIALS.app,
    privatePem: appPem,
    issuer: between1
  })
  const alipayLeaf = mint({
    subject: ALIPAY_SUBJECT,
    serial: SERIALS.alipay,
    privatePem: alipayPair.privatePem,
    issuer: between
  })
  return {
    root,
    between,
    app: app.pem + between1.pem,
    alipay: alipayLeaf.pem + between.pem,
    alipayLeaf,
    rootFile: sm2.pem + root.pem + e1.pem + itrus.pem,
    alipayPair
  }
}

/** Parses a PEM. */
export function parsePem(pem: string): X509Certificate {
  return new X509Certificate(pem)
}
