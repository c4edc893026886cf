import {
  createNotifyHandler,
  type NotifyHandler,
  type NotifyHandlerOptions,
  type NotifyInput,
  type NotifyReply,
  readNotifyOptions,
  readNotifyQuery
} from '@kaifang/http-core'
import type { WeixinContext } from '../wechat-openapi-context.ts'
import { MESSAGE_PUSH_REPLY, type PushReply } from './push-reply.ts'
import { checkPushSignature, type MessagePush, readPushSettings, verifyMessagePush } from './verify-message-push.ts'

/** Options of {@link Weixin.createMessagePushHandler}. */
export interface MessagePushHandlerOptions
  extends Pick<NotifyHandlerOptions<MessagePush>, 'onceStore' | 'onError' | 'leaseMs' | 'keepMs'> {
  /** Your work. What it returns is the reply; nothing for none. When it throws, the platform is told to deliver again. */
  // biome-ignore lint/suspicious/noConfusingVoidType: most handlers return nothing at all.
  readonly handle: (push: MessagePush) => Promise<PushReply | void> | PushReply | void
}

const CALLER = 'wechat-openapi.createMessagePushHandler'

/** Answers the check of the address (验证消息推送): `echostr` as it came, where the signature is right. */
function answerProbe(context: WeixinContext, input: NotifyInput): NotifyReply | undefined {
  const query = readNotifyQuery(input)
  const echo = query.get('echostr')
  if (echo === null) return undefined
  checkPushSignature(context, query)
  // Nothing signs it, so nothing that a browser could take for a page goes back.
  const body = /^[\w.+/=-]{1,256}$/.test(echo) ? echo : ''
  return { status: 200, contentType: 'text/plain; charset=utf-8', body }
}

/** The wire side of {@link Weixin.createMessagePushHandler}. */
export function createMessagePushHandler(context: WeixinContext, options: MessagePushHandlerOptions): NotifyHandler {
  readPushSettings('createMessagePushHandler', context)
  readNotifyOptions(CALLER, options)
  // biome-ignore lint/suspicious/noConfusingVoidType: as above.
  return createNotifyHandler<MessagePush, PushReply | void>({
    ...options,
    verify: (input) => verifyMessagePush(context, input),
    keyOf: (push) => push.key,
    answer: (push, reply) => (reply === undefined ? push.successReply : push.reply(reply)),
    probe: (input) => answerProbe(context, input),
    success: MESSAGE_PUSH_REPLY.success,
    failure: MESSAGE_PUSH_REPLY.failure
  })
}
