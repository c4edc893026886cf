import { createHash } from 'node:crypto'
import { createFixedClock } from '@kaifang/http-core/testing'
import { initWeixin, type MessagePushSettings, type Weixin } from '../src/index.ts'
import { createPushCipher, decodePushKey } from '../src/notify/push-cipher.ts'
import { readFixture } from './read-fixture.ts'

/** The document's own messages. */
export const PUBLISHED = readFixture<{
  readonly token: string
  readonly encodingAesKey: string
  readonly appId: string
  readonly probe: Record<'timestamp' | 'nonce' | 'signature', string>
  readonly plain: Record<'timestamp' | 'nonce' | 'signature', string>
  readonly secure: Record<'timestamp' | 'nonce' | 'signature' | 'msgSignature' | 'encrypt', string> & {
    readonly message: Readonly<Record<string, unknown>>
  }
}>('message-push.published')

const { token, encodingAesKey, appId } = PUBLISHED
const cipher = createPushCipher(decodePushKey('caller', encodingAesKey), appId)

/** Settings that believe encrypted messages only. */
export const SECURE: MessagePushSettings = { token, encodingAesKey }
/** Settings that believe plain ones. */
export const PLAIN: MessagePushSettings = { token }

/** A client of the document's app, at a time in seconds. */
export function openPush(seconds: number, messagePush: MessagePushSettings | undefined = SECURE, app = appId): Weixin {
  const clock = createFixedClock(seconds * 1000)
  return initWeixin({ appId: app, clock, ...(messagePush === undefined ? {} : { messagePush }) })
}

/** SHA-1 over sorted parts, without the code under test. */
function sha1(...parts: string[]): string {
  return createHash('sha1').update(parts.sort().join('')).digest('hex')
}

/** A message as the platform delivers it, encrypted or not. */
export function deliver(
  fields: object | string,
  { seconds, encrypt = true, xml = false }: { seconds: number; encrypt?: boolean; xml?: boolean }
) {
  const text = typeof fields === 'string' ? fields : JSON.stringify(fields)
  const [timestamp, nonce] = [String(seconds), '415670741']
  const query: Record<string, string> = { signature: sha1(token, timestamp, nonce), timestamp, nonce, openid: 'o1' }
  if (!encrypt) return { query, body: text }
  const encrypted = cipher.encrypt(text)
  query.encrypt_type = 'aes'
  query.msg_signature = sha1(token, timestamp, nonce, encrypted)
  const body = xml ? `<xml><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>` : JSON.stringify({ Encrypt: encrypted })
  return { query, body }
}
