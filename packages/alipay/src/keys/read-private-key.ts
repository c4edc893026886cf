import { createPrivateKey, type KeyObject } from 'node:crypto'
import { types } from 'node:util'
import { InputError } from '@kaifang/http-core'
import { checkRsaKey, type SignType } from './check-rsa-key.ts'
import { type KeyShape, keyShapeOf } from './key-shape.ts'
import { type KeyText, readKeyTexts } from './key-text.ts'

/** How a bare private key is encoded: `PKCS8` ("JAVA 适用") or `PKCS1` ("非 JAVA 适用"). */
export type KeyType = 'PKCS8' | 'PKCS1'

const RULE = "the application's private key (应用私钥)"

/** What was pasted instead of a private key, and what to do about it. */
const WRONG: Readonly<Record<Exclude<KeyShape, KeyType>, readonly [received: string, hint: string]>> = {
  SPKI: ['a public key', 'The private key is the longer one; its Base64 begins with MIIE'],
  'PKCS1 public': ['a public key', 'The private key is the longer one; its Base64 begins with MIIE'],
  certificate: ['a certificate', 'Give the key that the certificate was requested with'],
  encrypted: ['a private key behind a password', 'Remove the password: openssl pkcs8 -in key.pem -out open.pem'],
  SEC1: ['a key of elliptic curves', 'Alipay signs with RSA only: make a key pair with its key tool'],
  unknown: ['Base64 that is no key', 'Paste the whole key as the key tool wrote it']
}

/** What the armour of a private key promises to hold. */
const LABELS: Readonly<Record<string, KeyType>> = { 'PRIVATE KEY': 'PKCS8', 'RSA PRIVATE KEY': 'PKCS1' }

/**
 * Reads the application's private key: PEM, bare Base64, DER or a `KeyObject`, parsed once.
 *
 * @param keyType - How it must be encoded; told by its structure where not given.
 * @throws {@link InputError} naming what was given instead, never the key.
 */
export function readPrivateKey(
  caller: string,
  field: string,
  value: unknown,
  options: { readonly keyType: KeyType | undefined; readonly signType: SignType }
): KeyObject {
  const fail = (received: string, hint: string) => new InputError({ caller, field, rule: RULE, received, hint })
  if (types.isKeyObject(value)) {
    const key = value as KeyObject
    if (key.type !== 'private') throw fail(`a KeyObject of type "${key.type}"`, 'Give a private one')
    return checkRsaKey(caller, field, key, options.signType)
  }
  const text = readKeyTexts(caller, field, value)[0] as KeyText
  const shape = keyShapeOf(text.der)
  if (shape !== 'PKCS8' && shape !== 'PKCS1') throw fail(...WRONG[shape])
  const promised = text.label === undefined ? options.keyType : LABELS[text.label]
  if (promised !== undefined && promised !== shape) {
    const received = `a ${shape} key ${text.label === undefined ? `where keyType says ${promised}` : `inside "${text.label}"`}`
    const hint = text.label === undefined ? `Set keyType: '${shape}', or leave it out` : `Paste it without the armour`
    throw fail(received, hint)
  }
  return checkRsaKey(caller, field, parse(text.der, shape, fail), options.signType)
}

function parse(der: Buffer, shape: KeyType, fail: (received: string, hint: string) => InputError): KeyObject {
  try {
    return createPrivateKey({ key: der, format: 'der', type: shape === 'PKCS8' ? 'pkcs8' : 'pkcs1' })
  } catch {
    // OpenSSL's own words name lines of its source.
    throw fail('a key that is damaged', 'Paste the whole key as the key tool wrote it')
  }
}
