import { createCipheriv, createDecipheriv, createHash } from 'node:crypto'

/** PKCS#7 over blocks of 32 bytes, although AES has blocks of 16. */
const paddingBlock = 32

/** Signature of a push (消息推送签名): SHA-1 of the sorted texts, joined. Sorted by code unit. */
export function pushSignature(...parts: readonly string[]): string {
  return createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex')
}

/** What goes into an encrypted push. */
export interface SealedPush {
  readonly message: string
  readonly appId: string
  readonly encodingAesKey: string
  /** 16 bytes. */
  readonly random: Buffer
  /** Length that is written in front of the message. @default that of the message */
  readonly length?: number | undefined
  /** Makes the padding for a text of so many bytes. @default PKCS#7 */
  readonly pad?: ((length: number) => Buffer) | undefined
}

/** Encrypts a push: AES-256-CBC over random, length, message and appId (消息加解密). */
export function sealPush({ message, appId, encodingAesKey, random, length, pad = pkcs7 }: SealedPush): string {
  const text = Buffer.from(message)
  const size = Buffer.alloc(4)
  size.writeUInt32BE(length ?? text.length)
  const plain = Buffer.concat([random, size, text, Buffer.from(appId)])
  const key = pushKey(encodingAesKey)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([cipher.update(Buffer.concat([plain, pad(plain.length)])), cipher.final()]).toString('base64')
}

function pkcs7(length: number): Buffer {
  const bytes = paddingBlock - (length % paddingBlock)
  return Buffer.alloc(bytes, bytes)
}

/** Opens what a receiver encrypted; `undefined` when it is not for this app or not encrypted by the rule. */
export function openPush(encrypt: string, appId: string, encodingAesKey: string): string | undefined {
  const sealed = Buffer.from(encrypt, 'base64')
  if (sealed.length === 0 || sealed.length % 16 !== 0) return undefined
  const key = pushKey(encodingAesKey)
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const padded = Buffer.concat([decipher.update(sealed), decipher.final()])
  const pad = padded.at(-1)!
  if (pad < 1 || pad > paddingBlock || pad > padded.length - 20) return undefined
  if (!padded.subarray(-pad).equals(Buffer.alloc(pad, pad))) return undefined
  const plain = padded.subarray(0, -pad)
  const end = 20 + plain.readUInt32BE(16)
  if (end > plain.length || plain.toString('utf8', end) !== appId) return undefined
  return plain.toString('utf8', 20, end)
}

/** 32 bytes out of 43 characters of base64; what the last character says beyond them is not used. */
function pushKey(encodingAesKey: string): Buffer {
  return Buffer.from(`${encodingAesKey}=`, 'base64')
}
