import { X509Certificate } from 'node:crypto'
import { describeValue, InputError } from '@kaifang/http-core'
import { keyShapeOf } from '../keys/key-shape.ts'
import { readKeyTexts } from '../keys/key-text.ts'

/** Names of the files as the console hands them out. */
export const CERTIFICATE_FILES = {
  app: 'the application certificate (appCertPublicKey_….crt)',
  alipay: "Alipay's certificate (alipayCertPublicKey_RSA2.crt)",
  root: "Alipay's root certificates (alipayRootCert.crt)"
} as const

/**
 * Reads every certificate of a file that may hold several: leaf first, then intermediates. Such as can't be read, a root
 * with SM2 for instance, are passed over when `skip` says so.
 *
 * @throws {@link InputError} naming the field and what was given instead.
 */
export function readCertificates(
  caller: string,
  field: string,
  value: unknown,
  rule: string,
  skip: (der: Uint8Array) => boolean = () => false
): X509Certificate[] {
  const fail = (received: string, hint: string) => new InputError({ caller, field, rule, received, hint })
  if (typeof value === 'string' && value.length < 512 && /\.(?:crt|pem|cer)$/i.test(value.trim())) {
    throw fail('the path of a file', 'Read it yourself: readFileSync(path)')
  }
  const texts = readKeyTexts(caller, field, value)
  return texts
    .filter(({ der }) => !skip(der))
    .map(({ der }) => {
      const shape = keyShapeOf(der)
      if (shape !== 'certificate') {
        const received = shape === 'unknown' ? 'Base64 that is no certificate' : `a key (${shape})`
        throw fail(received, 'Give the .crt file of the console')
      }
      try {
        return new X509Certificate(der)
      } catch {
        throw fail('a certificate that is damaged', 'Download it again from the console')
      }
    })
}

/** Makes a list of one or several files. */
export function readCertificateFiles(caller: string, field: string, value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) return [value]
  if (value.length > 0) return value
  throw new InputError({ caller, field, rule: 'one certificate file or more', received: describeValue(value) })
}
