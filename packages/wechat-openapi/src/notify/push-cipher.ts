import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { readText } from '@kaifang/http-core'

/** Padding fills up to a multiple of this, in bytes (PKCS#7 with blocks of 32, although AES has blocks of 16). */
const BLOCK = 32
/** Random bytes and length before the message. */
const HEAD = 20

/** Encrypts and decrypts message push (消息加解密): AES-256-CBC, with the first half of the key as IV. */
export interface PushCipher {
  /**
   * Encrypts a message for the app.
   *
   * @param random - 16 bytes.
   * @returns Base64.
   */
  encrypt(message: string, random?: Uint8Array): string
  /** Opens base64 text; `undefined` when key, padding or lengths are wrong, without saying which. */
  decrypt(encrypted: string): { readonly message: Buffer; readonly appId: string } | undefined
}

/**
 * Decodes an EncodingAESKey: base64 of 32 bytes without its last sign. Its last letter may carry bits that stand for
 * nothing.
 *
 * @throws {@link InputError} when it is not 43 letters and digits.
 */
export function decodePushKey(caller: string, encodingAesKey: unknown): Uint8Array {
  const text = readText(caller, 'messagePush.encodingAesKey', encodingAesKey, {
    pattern: /^[A-Za-z0-9]{43}$/,
    patternRule: '43 letters and digits'
  })
  return Buffer.from(`${text}=`, 'base64')
}

/**
 * Makes the cipher of an app.
 *
 * @param key - 32 bytes.
 * @param appId - Stands after each message.
 */
export function createPushCipher(key: Uint8Array, appId: string): PushCipher {
  const iv = key.subarray(0, 16)
  return {
    encrypt(message, random = randomBytes(16)) {
      const text = Buffer.from(message)
      const length = Buffer.alloc(4)
      length.writeUInt32BE(text.length)
      const plain = Buffer.concat([random, length, text, Buffer.from(appId)])
      const padding = BLOCK - (plain.length % BLOCK)
      const cipher = createCipheriv('aes-256-cbc', key, iv).setAutoPadding(false)
      return Buffer.concat([
        cipher.update(plain),
        cipher.update(Buffer.alloc(padding, padding)),
        cipher.final()
      ]).toString('base64')
    },
    decrypt(encrypted) {
      const bytes = Buffer.from(encrypted, 'base64')
      if (bytes.length === 0 || bytes.length % 16 !== 0) return undefined
      // Node's own padding check knows blocks of 16 only.
      const cipher = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(false)
      const padded = Buffer.concat([cipher.update(bytes), cipher.final()])
      const padding = padded[padded.length - 1] as number
      if (padding < 1 || padding > BLOCK || padding > padded.length) return undefined
      if (padded.subarray(-padding).some((byte) => byte !== padding)) return undefined
      const plain = padded.subarray(0, -padding)
      if (plain.length < HEAD) return undefined
      const end = HEAD + plain.readUInt32BE(16)
      if (end > plain.length) return undefined
      return { message: plain.subarray(HEAD, end), appId: plain.toString('utf8', end) }
    }
  }
}
