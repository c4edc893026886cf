import type { CallOptions } from '@kaifang/http-core'
import type { WeixinResult } from '../../read-result.ts'
import type { SendSubscribeMessageInput } from './send-subscribe-message.ts'

/** Messages that users subscribed to (订阅消息). */
export interface WeixinSubscribeMessage {
  /**
   * Sends a message that a user has subscribed to (发送订阅消息).
   *
   * Wire: POST /cgi-bin/message/subscribe/send.
   *
   * > [!NOTE]
   * > There is no idempotency key: never repeated after it was sent, since that would use up another subscription.
   *
   * @param input - `touser`, `templateId` and `data`.
   * @param options - Abort signal, time limits, repeats.
   * @returns Nothing but success.
   * @throws {@link InputError} when a value of `data` is no text; nothing was sent.
   * @throws {@link ApiError} `ERR_WECHAT_OPENAPI_USER` (43101: not subscribed), `ERR_WECHAT_OPENAPI_PARAMETER` (47003: a value
   *   breaks the rules of the template), `ERR_WECHAT_OPENAPI_CONTENT`.
   * @see WeChat server API, "发送订阅消息" (docs/sources.md#wechat-server-api)
   */
  send(input: SendSubscribeMessageInput, options?: CallOptions): Promise<WeixinResult>
}
