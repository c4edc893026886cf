import { createPublicKey, type KeyObject } from 'node:crypto'
import { types } from 'node:util'
import { InputError } from '@kaifang/http-core'
import { checkRsaKey, type SignType } from './check-rsa-key.ts'
import { type KeyShape, keyShapeOf } from './key-shape.ts'
import { type KeyText, readKeyTexts } from './key-text.ts'

/** What was pasted instead of a public key, and what to do about it. */
const WRONG: Readonly<Partial<Record<KeyShape, readonly [received: string, hint: string]>>> = {
  PKCS8: ['a private key', "Give Alipay's public key (支付宝公钥), which the console shows after you upload your own"],
  PKCS1: ['a private key', "Give Alipay's public key (支付宝公钥), which the console shows after you upload your own"],
  SEC1: ['a private key', "Give Alipay's public key (支付宝公钥), which the console shows after you upload your own"],
  encrypted: [
    'a private key',
    "Give Alipay's public key (支付宝公钥), which the console shows after you upload your own"
  ],
  certificate: ['a certificate', 'In certificate mode give certificates: { app, alipay, root } instead']
}

/** A public key has the same DER wherever it comes from. */
export function spkiOf(key: KeyObject): Buffer {
  return (key.type === 'private' ? createPublicKey(key) : key).export({ type: 'spki', format: 'der' }) as Buffer
}

/**
 * Reads Alipay's public key: PEM, bare Base64, DER or a `KeyObject`, parsed once. The application's own public key, the
 * most common mistake, is known by the private key beside it.
 *
 * @throws {@link InputError} naming what was given instead.
 */
export function readPublicKey(
  caller: string,
  field: string,
  value: unknown,
  options: { readonly privateKey: KeyObject; readonly signType: SignType }
): KeyObject {
  const rule = "Alipay's public key (支付宝公钥)"
  const fail = (received: string, hint: string) => new InputError({ caller, field, rule, received, hint })
  const read = (): KeyObject => {
    if (types.isKeyObject(value)) {
      const key = value as KeyObject
      if (key.type !== 'public') throw fail(`a KeyObject of type "${key.type}"`, 'Give a public one')
      return key
    }
    const { der } = readKeyTexts(caller, field, value)[0] as KeyText
    const shape = keyShapeOf(der)
    const wrong = WRONG[shape]
    if (wrong !== undefined) throw fail(...wrong)
    try {
      return createPublicKey({ key: der, format: 'der', type: shape === 'PKCS1 public' ? 'pkcs1' : 'spki' })
    } catch {
      throw fail('Base64 that is no key', 'Copy the whole key from the console')
    }
  }
  const key = checkRsaKey(caller, field, read(), options.signType)
  if (!spkiOf(key).equals(spkiOf(options.privateKey))) return key
  throw fail(
    "the application's own public key (应用公钥), which belongs to privateKey",
    "Give Alipay's, which the console shows after you upload your own"
  )
}
