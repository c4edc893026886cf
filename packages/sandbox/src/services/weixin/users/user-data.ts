import { createCipheriv, createHash, createHmac } from 'node:crypto'

/** Encrypts data for `encryptedData`: AES-128-CBC with the session_key as key, PKCS#7 (开放数据校验与解密). */
export function encryptUserData(data: string, sessionKey: string, iv: Buffer): string {
  const cipher = createCipheriv('aes-128-cbc', Buffer.from(sessionKey, 'base64'), iv)
  return Buffer.concat([cipher.update(data, 'utf8'), cipher.final()]).toString('base64')
}

/** The `signature` of `rawData`: SHA-1 of both texts behind each other, lower-case hex. */
export function signRawData(rawData: string, sessionKey: string): string {
  return createHash('sha1')
    .update(rawData + sessionKey)
    .digest('hex')
}

/** The `signature` of checksession and its kin: HMAC-SHA256 whose key is the session_key as text, not decoded. */
export function signWithSession(data: string, sessionKey: string | Buffer): string {
  return createHmac('sha256', sessionKey).update(data).digest('hex')
}
