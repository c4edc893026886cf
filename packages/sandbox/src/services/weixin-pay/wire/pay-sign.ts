import { createHash, createHmac } from 'node:crypto'

/** The two ways to sign. */
export type PaySignType = 'MD5' | 'HMAC-SHA256'

/** What is signed, without the key: everything but `sign` and what is empty, sorted by name in ASCII order (签名算法, step 1). */
export function payText(fields: Iterable<readonly [string, string]>): string {
  return [...fields]
    .filter(([name, value]) => name !== 'sign' && value !== '')
    .sort(([left], [right]) => Buffer.compare(Buffer.from(left), Buffer.from(right)))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
}

/** Signs a text; the key is part of what is digested in both ways, and the secret of HMAC besides (step 2). */
export function signPayText(text: string, key: string, type: PaySignType): string {
  const whole = `${text}&key=${key}`
  const digest = type === 'MD5' ? createHash('md5') : createHmac('sha256', key)
  return digest.update(whole, 'utf8').digest('hex').toUpperCase()
}

/** Signs the fields of a message. */
export function paySign(fields: Iterable<readonly [string, string]>, key: string, type: PaySignType): string {
  return signPayText(payText(fields), key, type)
}
