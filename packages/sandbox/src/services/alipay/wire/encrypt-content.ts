import { createCipheriv, createDecipheriv } from 'node:crypto'

/** AES-128-CBC with an initial vector of zeros and PKCS#7 padding (Alipay reference 6, content encryption). */
const [cipher, vector] = ['aes-128-cbc', Buffer.alloc(16)]

/** Encrypts content; Base64. */
export function encryptContent(content: Uint8Array, keyBase64: string): string {
  const aes = createCipheriv(cipher, Buffer.from(keyBase64, 'base64'), vector)
  return Buffer.concat([aes.update(content), aes.final()]).toString('base64')
}

/** Decrypts content; `undefined` when it is none, or of another key. */
export function decryptContent(text: string, keyBase64: string): Buffer | undefined {
  if (!/^[0-9A-Za-z+/]+={0,2}$/.test(text)) return undefined
  try {
    const aes = createDecipheriv(cipher, Buffer.from(keyBase64, 'base64'), vector)
    return Buffer.concat([aes.update(Buffer.from(text, 'base64')), aes.final()])
  } catch {
    return undefined
  }
}
