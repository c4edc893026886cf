import { createDecipheriv, createHash } from 'node:crypto'
import { decodeText } from '@kaifang/http-core'

const BASE64 = /^[A-Za-z\d+/]+={0,2}$/
const BLOCK_BYTES = 16

/**
 * The key under which refund notifications are encrypted: MD5 of the API key as 32 small hex digits, taken as 32 bytes of
 * ASCII. All of them, also leading zeros.
 */
export function refundKeyOf(apiKey: string): string {
  return createHash('md5').update(apiKey, 'utf8').digest('hex')
}

/**
 * Opens `req_info` of a refund notification (解密): Base64, AES-256 in ECB mode, PKCS#7.
 *
 * > [!NOTE]
 * > ECB has no checksum: what comes out must still be read as XML, and a wrong key is nearly always found by its padding.
 *
 * @param text - `req_info` as it came.
 * @param apiKeys - API keys, the newest first.
 * @param accept - Reads what was opened; `undefined` for what can't be right.
 * @returns What `accept` made of it; `undefined` when no key opens it.
 */
export function decryptReqInfo<T>(
  text: string,
  apiKeys: readonly string[],
  accept: (plain: string) => T | undefined
): T | undefined {
  const base64 = text.replace(/[ \t\r\n]/g, '')
  if (!BASE64.test(base64)) return undefined
  const sealed = Buffer.from(base64, 'base64')
  if (sealed.length === 0 || sealed.length % BLOCK_BYTES !== 0) return undefined
  for (const apiKey of apiKeys) {
    const plain = open(sealed, refundKeyOf(apiKey))
    const accepted = plain === undefined ? undefined : accept(plain)
    if (accepted !== undefined) return accepted
  }
  return undefined
}

function open(sealed: Buffer, key: string): string | undefined {
  try {
    const decipher = createDecipheriv('aes-256-ecb', Buffer.from(key, 'ascii'), null)
    return decodeText(Buffer.concat([decipher.update(sealed), decipher.final()]))
  } catch {
    // The padding is wrong: another key, or a damaged text.
    return undefined
  }
}
