import { createCipheriv } from 'node:crypto'

/** The text `0102030405060708` in ASCII (Youzan reference 9). */
const vector = Buffer.from('0102030405060708', 'ascii')

/** Encrypts an event of the application market: AES-128-CBC, the key is the first 16 characters of the secret; base64. */
export function encryptAppMessage(text: string, clientSecret: string): string {
  const cipher = createCipheriv('aes-128-cbc', Buffer.from(clientSecret.slice(0, 16), 'ascii'), vector)
  return Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]).toString('base64')
}
