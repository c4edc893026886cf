import { randomInt } from 'node:crypto'
import type { NotifyReply } from '@kaifang/http-core'
import { buildMessageXml } from './message-xml.ts'
import type { PushCipher } from './push-cipher.ts'
import type { PushFormat, PushMessage } from './push-message.ts'
import { signPush } from './sign-push.ts'

/**
 * A reply to a message, under the platform's names. `transfer_customer_service` hands the user over to a human agent (only
 * for messages, not for events). Receiver, sender and time are filled in.
 */
export interface PushReply {
  readonly MsgType: string
  readonly [field: string]: unknown
}

/** What the platform expects as answer. Anything else than the word, or a reply, brings the message back twice, after 5 s. */
export const MESSAGE_PUSH_REPLY: { readonly success: NotifyReply; readonly failure: NotifyReply } = Object.freeze({
  success: Object.freeze({ status: 200, contentType: 'text/plain; charset=utf-8', body: 'success' }),
  failure: Object.freeze({ status: 500, contentType: 'text/plain; charset=utf-8', body: 'fail' })
})

/** What a reply is made with. */
export interface PushReplyOptions {
  readonly token: string
  /** Encrypts; absent for plain messages. */
  readonly cipher: PushCipher | undefined
  readonly format: PushFormat
  /** Seconds since the epoch. */
  readonly timestamp: number
  /** @default 10 random digits */
  readonly nonce?: string
  /** 16 bytes. @default random */
  readonly random?: Uint8Array
}

const TYPES = { json: 'application/json; charset=utf-8', xml: 'text/xml; charset=utf-8' }

function write(format: PushFormat, fields: object): string {
  return format === 'xml' ? buildMessageXml(fields) : JSON.stringify(fields)
}

/** Encrypts and signs a text as a reply (回复消息加密). */
export function sealPushReply(text: string, cipher: PushCipher, options: PushReplyOptions): NotifyReply {
  const { token, format, timestamp, random } = options
  const nonce = options.nonce ?? String(randomInt(1_000_000_000, 10_000_000_000))
  const encrypted = random === undefined ? cipher.encrypt(text) : cipher.encrypt(text, random)
  const signature = signPush(token, String(timestamp), nonce, encrypted)
  const fields = { Encrypt: encrypted, MsgSignature: signature, TimeStamp: timestamp, Nonce: nonce }
  return { status: 200, contentType: TYPES[format], body: write(format, fields) }
}

/** Makes the answer that carries a reply: to the sender, in the format of the message, encrypted where that was. */
export function buildPushReply(message: PushMessage, reply: PushReply, options: PushReplyOptions): NotifyReply {
  const { cipher, format, timestamp } = options
  const fields = {
    ToUserName: message.FromUserName,
    FromUserName: message.ToUserName,
    CreateTime: timestamp,
    ...reply
  }
  const text = write(format, fields)
  if (cipher !== undefined) return sealPushReply(text, cipher, options)
  return { status: 200, contentType: TYPES[format], body: text }
}
