import { createDecipheriv } from 'node:crypto'
import { DecodeError, decodeJson, decodeText, isRecord, readText } from '@kaifang/http-core'
import type { ReadYouzanSettings } from '../youzan-settings.ts'

/** A message of the app market (订购、授权消息), by its wire names. */
export interface AppMessage extends Readonly<Record<string, unknown>> {
  /** Such as `APP_SUBSCRIBE`. */
  readonly type: string
}

const IV = Buffer.from('0102030405060708')
/** Real ones are some hundred bytes. */
const MAX_LENGTH = 65_536

/** The first 16 bytes of the secret; zeros behind a shorter one, as OpenSSL pads it. */
function keyOf(secret: string): Buffer {
  const key = Buffer.alloc(16)
  key.write(secret.slice(0, 16))
  return key
}

/** Text of the query: percent-encoded, decoded, or with the blanks that a form decoder made of `+`. */
function readBase64(message: string): string | undefined {
  try {
    // Base64 has no per cent sign: what has one is still encoded.
    const decoded = message.includes('%') ? decodeURIComponent(message) : message
    const text = decoded.replaceAll(' ', '+')
    return /^[A-Za-z0-9+/]+={0,2}$/.test(text) ? text : undefined
  } catch {
    return undefined
  }
}

function open(base64: string, secret: string): AppMessage | undefined {
  try {
    const decipher = createDecipheriv('aes-128-cbc', keyOf(secret), IV)
    // Joined before it is text: a character may lie across two blocks.
    const text = decodeText(Buffer.concat([decipher.update(base64, 'base64'), decipher.final()]))
    const read = text === undefined ? undefined : decodeJson(text)
    const value = read !== undefined && 'value' in read ? read.value : undefined
    return isRecord(value) && typeof value.type === 'string' ? (value as AppMessage) : undefined
  } catch {
    return undefined
  }
}

/** The work of {@link Youzan.decryptMessage}. */
export function decryptMessage({ trusted }: ReadYouzanSettings, message: string): AppMessage {
  const text = readText('youzan.decryptMessage', 'message', message, { maxLength: MAX_LENGTH })
  const base64 = readBase64(text)
  for (const secret of base64 === undefined ? [] : trusted) {
    const opened = open(base64 as string, secret)
    if (opened !== undefined) return opened
  }
  throw new DecodeError({
    service: 'youzan',
    operation: 'decryptMessage',
    code: 'ERR_REPLY_DECRYPT',
    shortMessage: 'got a message that the secret does not open',
    advice: 'do not act on it; check clientSecret (see previousSecrets), and that the whole value arrived',
    retryable: false,
    outcome: 'rejected'
  })
}
