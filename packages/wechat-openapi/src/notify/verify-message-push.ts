import {
  DecodeError,
  InputError,
  type NotifyInput,
  type NotifyReply,
  readNotify,
  readNotifyQuery,
  SignatureError,
  type SignatureErrorCode
} from '@kaifang/http-core'
import type { WeixinContext } from '../wechat-openapi-context.ts'
import type { ReadMessagePush } from '../wechat-openapi-settings.ts'
import { createPushCipher, type PushCipher } from './push-cipher.ts'
import { type PushFormat, type PushMessage, parsePush, pushKeyOf, readPushMessage } from './push-message.ts'
import { buildPushReply, MESSAGE_PUSH_REPLY, type PushReply } from './push-reply.ts'
import { verifyPush } from './sign-push.ts'

/** A message that the platform has signed (消息推送). */
export interface MessagePush {
  readonly message: PushMessage
  /** Whether it came encrypted: then its text is as good as the key. The signature of a plain one does not cover its text. */
  readonly encrypted: boolean
  /** How it was written; replies are written alike. */
  readonly format: PushFormat
  /** What two deliveries of the same message share. */
  readonly key: string
  /** What to answer when there is nothing to say. */
  readonly successReply: NotifyReply
  /** Makes the answer that carries a reply. */
  reply(reply: PushReply): NotifyReply
}

const where = {
  service: 'wechat-openapi',
  operation: 'verifyMessagePush',
  retryable: false,
  outcome: 'rejected'
} as const

function refuse(code: SignatureErrorCode, shortMessage: string, advice: string): SignatureError {
  return new SignatureError({ ...where, code, shortMessage, advice })
}

/** The settings of message push. */
export function readPushSettings(caller: string, context: WeixinContext): ReadMessagePush {
  const { messagePush } = context.settings
  if (messagePush !== undefined) return messagePush
  const rule = 'to be given to initWeixin, as it stands in the console'
  throw new InputError({ caller: `wechat-openapi.${caller}`, field: 'messagePush', rule, received: 'nothing' })
}

/**
 * Checks a signature and its time.
 *
 * @param encrypted - Ciphertext that it must cover; none for plain messages and for the check of the address.
 * @throws {@link SignatureError} `ERR_SIGNATURE_MISMATCH` or `ERR_SIGNATURE_STALE`.
 */
export function checkPushSignature(context: WeixinContext, query: URLSearchParams, encrypted?: string): void {
  const { token, maxAge } = readPushSettings('verifyMessagePush', context)
  const [timestamp, nonce] = [query.get('timestamp') ?? '', query.get('nonce') ?? '']
  const signed = query.get(encrypted === undefined ? 'signature' : 'msg_signature')
  if (signed === null) {
    throw refuse(
      'ERR_SIGNATURE_MISMATCH',
      'got a message without a signature in its query',
      'pass the whole request, or url beside headers and body: the signature stands in the query'
    )
  }
  if (
    !/^\d{1,12}$/.test(timestamp) ||
    !verifyPush(signed, token, timestamp, nonce, ...(encrypted ? [encrypted] : []))
  ) {
    throw refuse(
      'ERR_SIGNATURE_MISMATCH',
      'got a message whose signature does not match',
      'do not act on it; check that messagePush.token is the one in the console'
    )
  }
  const age = Math.round(context.clock.now() / 1000 - Number(timestamp))
  if (Math.abs(age) > maxAge) {
    throw refuse(
      'ERR_SIGNATURE_STALE',
      `got a message that is ${Math.abs(age)} s ${age > 0 ? 'old' : 'in the future'}`,
      "check this machine's clock; an old message played back looks the same"
    )
  }
}

/** Opens an encrypted message and checks whose it is. */
function open(cipher: PushCipher, encrypted: string, appId: string): Uint8Array {
  const opened = cipher.decrypt(encrypted)
  if (opened === undefined) {
    throw new DecodeError({
      ...where,
      code: 'ERR_REPLY_DECRYPT',
      shortMessage: 'could not open the message',
      advice: 'check that messagePush.encodingAesKey is the one in the console'
    })
  }
  if (opened.appId === appId) return opened.message
  throw refuse('ERR_SIGNATURE_BINDING', 'got a message for another app', 'do not act on it; check appId')
}

function decodeFault(shortMessage: string): DecodeError {
  const advice = 'check what else posts to this address'
  return new DecodeError({ ...where, code: 'ERR_HTTP_DECODE', shortMessage, advice })
}

/** The text that is signed or encrypted, and the cipher of its reply. */
function authenticate(
  context: WeixinContext,
  query: URLSearchParams,
  bytes: Uint8Array
): { readonly text: Uint8Array; readonly cipher: PushCipher | undefined } {
  const { key } = readPushSettings('verifyMessagePush', context)
  if (key === undefined) {
    checkPushSignature(context, query)
    return { text: bytes, cipher: undefined }
  }
  const encrypted = parsePush(bytes)?.fields.Encrypt
  if (typeof encrypted !== 'string' || encrypted === '') {
    throw refuse(
      'ERR_SIGNATURE_MISMATCH',
      'got a message that is not encrypted',
      'choose the secure mode in the console; without encodingAesKey plain messages are believed'
    )
  }
  checkPushSignature(context, query, encrypted)
  const { appId } = context.settings
  const cipher = createPushCipher(key, appId)
  return { text: open(cipher, encrypted, appId), cipher }
}

/** The wire side of {@link Weixin.verifyMessagePush}. */
export async function verifyMessagePush(context: WeixinContext, input: NotifyInput): Promise<MessagePush> {
  const settings = readPushSettings('verifyMessagePush', context)
  const query = readNotifyQuery(input)
  const { bytes } = await readNotify('wechat-openapi.verifyMessagePush', input)
  const { text, cipher } = authenticate(context, query, bytes)
  const parsed = parsePush(text)
  if (parsed === undefined) throw decodeFault('got a body that is neither a JSON object nor XML')
  // The compatible mode carries both; what was verified is what counts.
  const { Encrypt, ...fields } = parsed.fields
  if (cipher === undefined && Encrypt !== undefined && fields.MsgType === undefined) {
    throw refuse('ERR_SIGNATURE_MISMATCH', 'got a message that is encrypted', 'give messagePush.encodingAesKey')
  }
  const message = readPushMessage(fields)
  if ('wrong' in message) throw decodeFault(`got a message whose "${message.wrong}" is not ${message.rule}`)
  if (settings.originalId !== undefined && message.ToUserName !== settings.originalId) {
    throw refuse(
      'ERR_SIGNATURE_BINDING',
      'got a message for another account',
      'do not act on it; check messagePush.originalId'
    )
  }
  const { format } = parsed
  return {
    message: message as PushMessage,
    encrypted: cipher !== undefined,
    format,
    key: pushKeyOf(context.settings.appId, message as PushMessage, text),
    successReply: MESSAGE_PUSH_REPLY.success,
    reply: (reply) =>
      buildPushReply(message as PushMessage, reply, {
        token: settings.token,
        cipher,
        format,
        timestamp: Math.floor(context.clock.now() / 1000)
      })
  }
}
