import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto'

/** RSA2 is SHA256withRSA, RSA is SHA1withRSA; both with PKCS#1 v1.5 padding (Alipay reference 3). */
export type SignType = 'RSA2' | 'RSA'

const digests: Readonly<Record<SignType, string>> = { RSA2: 'sha256', RSA: 'sha1' }

/** Signs bytes; Base64. */
export function signBytes(bytes: Uint8Array, key: KeyObject, signType: SignType = 'RSA2'): string {
  return sign(digests[signType], bytes, key).toString('base64')
}

/** Whether the signature belongs to the bytes and the key. Text that is not plain Base64 is none. */
export function verifyBytes(bytes: Uint8Array, signature: string, key: KeyObject, signType: SignType): boolean {
  if (!/^[0-9A-Za-z+/]+={0,2}$/.test(signature)) return false
  return verify(digests[signType], bytes, key, Buffer.from(signature, 'base64'))
}

/** A public key from what people paste: PEM, or bare Base64 of SPKI. */
export function readPublicKey(text: string): KeyObject | undefined {
  try {
    if (text.includes('-----BEGIN')) return createPublicKey(text)
    return createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' })
  } catch {
    return undefined
  }
}
