import { execFileSync } from 'node:child_process'

/** A digest in capital hex by the program `openssl`; an HMAC where a key is given. */
export function opensslDigest(algorithm: 'md5' | 'sha256', text: string, key?: string): string {
  const keyed = key === undefined ? [] : ['-hmac', key]
  const output = execFileSync('openssl', ['dgst', `-${algorithm}`, ...keyed, '-r'], { input: text })
  return (output.toString().split(' ')[0] as string).toUpperCase()
}

/** Encrypts with AES-256-ECB by the program `openssl`, in Base64. */
export function opensslAes256Ecb(text: string | Uint8Array, key: Uint8Array): string {
  const args = ['enc', '-aes-256-ecb', '-K', Buffer.from(key).toString('hex'), '-base64', '-A']
  return execFileSync('openssl', args, { input: text }).toString().trim()
}
