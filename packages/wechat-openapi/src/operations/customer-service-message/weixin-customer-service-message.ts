import type { CallOptions } from '@kaifang/http-core'
import type { WeixinResult } from '../../read-result.ts'
import type { GetTempMediaInput, TempMediaResult } from './get-temp-media.ts'
import type { SendMessageInput } from './send.ts'
import type { SetTypingInput } from './set-typing.ts'
import type { UploadTempMediaInput, UploadTempMediaResult } from './upload-temp-media.ts'

/** Messages to users who wrote or came (客服消息). */
export interface WeixinCustomerServiceMessage {
  /**
   * Downloads a file that a user sent or you uploaded (获取客服消息内的临时素材).
   *
   * Wire: GET /cgi-bin/media/get. Bytes on success, JSON on failure, both with status 200; a video is JSON with its address.
   *
   * @param input - `mediaId`.
   * @param options - Abort signal, time limits, repeats. A read: repeated up to twice by default.
   * @returns `buffer`, and `contentType` by the bytes themselves; `videoUrl` for a video.
   * @throws {@link InputError} without `mediaId`.
   * @throws {@link ApiError} `ERR_WECHAT_OPENAPI_MEDIA` for an id that is unknown or older than 3 days.
   * @throws {@link DecodeError} for an image that was cut off.
   * @see WeChat server API, "获取客服消息内的临时素材" (docs/sources.md#wechat-server-api)
   */
  getTempMedia(input: GetTempMediaInput, options?: CallOptions): Promise<TempMediaResult>
  /**
   * Sends a message to a user who wrote or came (发送客服消息).
   *
   * Wire: POST /cgi-bin/message/custom/send.
   *
   * > [!NOTE]
   * > A message of the user's opens 5 sends within 48 hours, coming into the conversation 2 within 1 minute. There is no
   * > idempotency key: never repeated after it was sent, since that would be a second message.
   *
   * @param input - `touser`, `msgtype`, and the content that it names.
   * @param options - Abort signal, time limits, repeats.
   * @returns Nothing but success.
   * @throws {@link InputError} when the content is not the one that `msgtype` names.
   * @throws {@link ApiError} `ERR_WECHAT_OPENAPI_USER` (45015, 45047), `ERR_WECHAT_OPENAPI_OPENID`,
   *   `ERR_WECHAT_OPENAPI_PERMISSION`.
   * @see WeChat server API, "发送客服消息" (docs/sources.md#wechat-server-api)
   */
  send(input: SendMessageInput, options?: CallOptions): Promise<WeixinResult>
  /**
   * Shows a user that an answer is being typed (下发客服当前输入状态).
   *
   * Wire: POST /cgi-bin/message/custom/business/typing, or the path in the setting `typingPath`: the documents disagree which
   * of two is for mini programs. 40200 is the likely answer of the wrong one.
   *
   * @param input - `touser` and `command`.
   * @param options - Abort signal, time limits, repeats.
   * @returns Nothing but success.
   * @throws {@link InputError} for another command; nothing was sent.
   * @throws {@link ApiError} `ERR_WECHAT_OPENAPI_USER`: 45080 without an exchange in the last 30 seconds, 45081 when it is
   *   showing already.
   * @see WeChat server API, "下发客服当前输入状态" (docs/sources.md#wechat-server-api)
   */
  setTyping(input: SetTypingInput, options?: CallOptions): Promise<WeixinResult>
  /**
   * Uploads a file for customer messages (新增临时素材).
   *
   * Wire: POST /cgi-bin/media/upload, multipart with the file part `media`, which always has a name with an extension.
   *
   * @param input - `type` and `media`; a file name is made from `contentType` where none is given.
   * @param options - Abort signal, time limits, repeats.
   * @returns `mediaId`, good for 3 days.
   * @throws {@link InputError} when the file is too large, is no bytes, or has no extension.
   * @throws {@link ApiError} `ERR_WECHAT_OPENAPI_MEDIA`.
   * @see WeChat server API, "新增临时素材" (docs/sources.md#wechat-server-api)
   */
  uploadTempMedia(input: UploadTempMediaInput, options?: CallOptions): Promise<UploadTempMediaResult>
}
