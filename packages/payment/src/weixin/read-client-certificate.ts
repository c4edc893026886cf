import { readFileSync } from 'node:fs'
import { createSecureContext } from 'node:tls'
import { types } from 'node:util'
import { describeValue, InputError, isRecord, type TransportTls } from '@kaifang/http-core'

/** A certificate in PEM with its key. */
export interface PemPair {
  /** `apiclient_cert.pem`, its content. */
  readonly cert: string | Uint8Array
  /** `apiclient_key.pem`, its content. */
  readonly key: string | Uint8Array
  /** Of `key`, if it has one. */
  readonly passphrase?: string | undefined
}

/** The merchant certificate (商户 API 证书): the `.p12` as bytes or as a path, or the PEM pair. */
export type WeixinCertificate = Uint8Array | string | PemPair

/** The certificate as the transport takes it. */
export type ClientCertificate = Pick<TransportTls, 'pfx' | 'cert' | 'key' | 'passphrase'>

/** Newer OpenSSL by default reads no file in the old encryption, and the platform's files often have it. */
const REENCODE =
  'OpenSSL 3 refuses its old encryption. Re-encode it: openssl pkcs12 -legacy -in apiclient_cert.p12 -nodes -out both.pem && ' +
  'openssl pkcs12 -export -in both.pem -out apiclient_cert.new.p12; or give the PEM pair { cert, key } instead'

/** What OpenSSL says, and what it means. */
const EXPLAINED: readonly (readonly [RegExp, string, string])[] = [
  [
    /mac verify failure/i,
    'a file that this passphrase does not open',
    'It is the merchant number, unless you changed it'
  ],
  [/unsupported/i, 'a PKCS#12 file that this Node can not read', REENCODE],
  [/key values mismatch/i, 'a key that does not belong to the certificate', 'Take both files from the same download'],
  [/bad decrypt|bad password|interrupted or cancelled/i, 'a key that this passphrase does not open', 'Give passphrase']
]

/**
 * Reads the merchant certificate and tries it at once: a wrong one would otherwise look like a network that is down, at the
 * first refund.
 *
 * @param caller - For the message.
 * @param value - What the caller gave.
 * @param passphrase - Of the `.p12`.
 * @throws {@link InputError} that says what is wrong with it; holds nothing of it.
 */
export function readClientCertificate(caller: string, value: unknown, passphrase: string): ClientCertificate {
  const certificate = readParts(caller, value, passphrase)
  try {
    createSecureContext(bytesOf(certificate))
  } catch (error) {
    throw explain(caller, certificate, error)
  }
  return certificate
}

function readParts(caller: string, value: unknown, passphrase: string): ClientCertificate {
  if (types.isUint8Array(value)) return { pfx: refusePem(caller, value), passphrase }
  if (typeof value === 'string') {
    return { pfx: refusePem(caller, value.includes('-----BEGIN') ? value : readFile(caller, value)), passphrase }
  }
  if (isRecord(value)) {
    const { cert, key, passphrase: own } = value
    const parts = { cert: readPem(caller, 'pfx.cert', cert), key: readPem(caller, 'pfx.key', key) }
    if (own !== undefined && typeof own !== 'string') {
      throw new InputError({ caller, field: 'pfx.passphrase', rule: 'text', received: describeValue(own) })
    }
    return own === undefined ? parts : { ...parts, passphrase: own }
  }
  const rule = 'a .p12 as bytes or as a path, or { cert, key } in PEM'
  throw new InputError({ caller, field: 'pfx', rule, received: describeValue(value) })
}

function readFile(caller: string, path: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch (error) {
    throw new InputError({
      caller,
      field: 'pfx',
      rule: 'bytes, or the path of a file that can be read',
      received: `a path that can not (${String((error as { readonly code?: unknown }).code)})`,
      hint: 'Cloud functions need an absolute path'
    })
  }
}

/** A PEM file in place of the `.p12`. */
function refusePem(caller: string, value: string | Uint8Array): Uint8Array {
  if (typeof value !== 'string' && !Buffer.from(value.subarray(0, 2048)).includes('-----BEGIN')) return value
  throw new InputError({
    caller,
    field: 'pfx',
    rule: 'apiclient_cert.p12',
    received: 'PEM text',
    hint: 'Give PEM as the pair { cert, key }'
  })
}

function readPem(caller: string, field: string, value: unknown): string | Uint8Array {
  const pem = typeof value === 'string' || types.isUint8Array(value) ? value : undefined
  if (pem !== undefined && Buffer.from(pem).includes('-----BEGIN')) return pem
  throw new InputError({
    caller,
    field,
    rule: 'the content of a PEM file ("-----BEGIN …")',
    received: describeValue(value),
    ...(typeof value === 'string' ? { hint: 'A path? Read the file first' } : {})
  })
}

function bytesOf({ pfx, cert, key, passphrase }: ClientCertificate): Record<string, unknown> {
  const parts = { pfx: pfx === undefined ? undefined : Buffer.from(pfx), cert, key, passphrase }
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined))
}

function explain(caller: string, { pfx }: ClientCertificate, error: unknown): InputError {
  const text = error instanceof Error ? error.message : ''
  const known = EXPLAINED.find(([pattern]) => pattern.test(text))
  const kind = pfx === undefined ? 'PEM' : 'a PKCS#12 file'
  return new InputError({
    caller,
    field: 'pfx',
    rule: 'the merchant certificate with its key',
    received: known?.[1] ?? `what is no ${kind === 'PEM' ? 'certificate or key in PEM' : 'PKCS#12 file'}`,
    ...(known === undefined ? {} : { hint: known[2] })
  })
}
