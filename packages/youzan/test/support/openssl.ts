import { execFileSync } from 'node:child_process'

/** MD5 in lower-case hex, by the program `openssl`. */
export function opensslMd5(...parts: readonly (string | Uint8Array)[]): string {
  const input = Buffer.concat(parts.map((part) => Buffer.from(part)))
  return execFileSync('openssl', ['md5', '-r'], { input }).toString().slice(0, 32)
}

/** AES-128-CBC with PKCS#7, in base64, by the program `openssl`. */
export function opensslAes(text: string | Uint8Array, key: Uint8Array, iv: string): string {
  const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
  const args = ['enc', '-aes-128-cbc', '-K', hex(key), '-iv', hex(Buffer.from(iv))]
  return execFileSync('openssl', args, { input: text }).toString('base64')
}
