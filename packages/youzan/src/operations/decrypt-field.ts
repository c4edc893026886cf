import { createDecipheriv } from 'node:crypto'
import { DecodeError, decodeText, readText } from '@kaifang/http-core'
import type { ShopContext } from '../youzan-context.ts'

/** `$` ciphertext `$` version `$`; a digest for searching may stand before it. */
const ENCRYPTED = /^[^$]*\$([A-Za-z0-9+/]+={0,2})\$(\d{1,9})\$$/
const IV = Buffer.from('0807060504030201')

/** Whether a field of a reply is encrypted (密文), by its shape. */
export function isEncryptedField(value: unknown): value is string {
  return typeof value === 'string' && ENCRYPTED.test(value)
}

function refuse(shortMessage: string, advice: string): DecodeError {
  return new DecodeError({
    service: 'youzan',
    operation: 'decryptField',
    code: 'ERR_REPLY_DECRYPT',
    shortMessage,
    advice,
    retryable: false,
    outcome: 'rejected'
  })
}

/** The wire call of {@link YouzanShop.decryptField}. */
export async function decryptField(shop: ShopContext, text: string): Promise<string> {
  readText('youzan.decryptField', 'text', text, { minLength: 0 })
  const parts = ENCRYPTED.exec(text)
  if (parts === null) return text
  const [, ciphertext = '', version = ''] = parts
  const key = await shop.fieldKeys.get(version)
  if (key === undefined) {
    throw refuse(
      `got a field that is encrypted with version ${version} of a key that the platform does not give`,
      'applications made after 2024-10-01 call youzan.cloud.secret.decrypt.single instead'
    )
  }
  try {
    const decipher = createDecipheriv('aes-128-cbc', key, IV)
    const plain = decodeText(Buffer.concat([decipher.update(ciphertext, 'base64'), decipher.final()]))
    if (plain !== undefined) return plain
  } catch {
    // Padding or length: nothing that tells more.
  }
  throw refuse('got a field that its key does not open', 'check that the field belongs to this shop and application')
}
