import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject } from 'node:crypto'
import { InputError, readText } from '@kaifang/http-core'

const ALGORITHM = 'aes-128-cbc'
const KEY_BYTES = 16
/** The platform's IV: all zero, so that equal beginnings encrypt alike. Integrity comes from the signature around it. */
const IV = Buffer.alloc(16)

/**
 * Reads the content key (接口内容加密密钥): 16 bytes in Base64.
 *
 * @throws {@link InputError} naming the field, never the key.
 */
export function readContentKey(caller: string, field: string, value: unknown): KeyObject {
  const text = readText(caller, field, value, {
    pattern: /^[A-Za-z0-9+/]{22}==$/,
    patternRule: 'the content key of the console: 16 bytes, 24 characters of Base64'
  })
  const bytes = Buffer.from(text, 'base64')
  if (bytes.length === KEY_BYTES && bytes.toString('base64') === text) return createSecretKey(bytes)
  throw new InputError({ caller, field, rule: '16 bytes in Base64', received: 'Base64 that was changed' })
}

/**
 * Encrypts content as the platform does (接口内容加密): AES-128-CBC, PKCS#7, an IV of zeros, Base64.
 *
 * @see Alipay open platform, "接口内容加密方式" (docs/sources.md#alipay)
 */
export function encryptContent(text: string, key: KeyObject): string {
  const cipher = createCipheriv(ALGORITHM, key, IV)
  return cipher.update(text, 'utf8', 'base64') + cipher.final('base64')
}

/**
 * Decrypts content.
 *
 * @returns The bytes; `undefined` when the key does not open it.
 */
export function decryptContent(base64: string, key: KeyObject): Buffer | undefined {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return undefined
  try {
    const cipher = createDecipheriv(ALGORITHM, key, IV)
    return Buffer.concat([cipher.update(base64, 'base64'), cipher.final()])
  } catch {
    return undefined
  }
}
