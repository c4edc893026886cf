import type { CallOptions } from '@kaifang/http-core'
import type { MediaCheckAsyncInput, MediaCheckAsyncResult } from './media-check-async.ts'
import type { MsgSecCheckInput, MsgSecCheckResult } from './msg-sec-check.ts'

/** Checks of what users make (内容安全). */
export interface WeixinSecurity {
  /**
   * Checks a text before it is shown (文本内容安全识别), version 2 of the interface.
   *
   * Wire: POST /wxa/msg_sec_check.
   *
   * @param input - `content` up to 2500 characters, `scene`, `openid` of its writer.
   * @param options - Abort signal, time limits, repeats. A read: repeated up to twice by default.
   * @returns `result.suggest`; decide by it, and let a person look at `review`.
   * @throws {@link InputError} when a limit is broken; nothing was sent.
   * @throws {@link ApiError} `ERR_WECHAT_OPENAPI_USER` (61010), `ERR_WECHAT_OPENAPI_OPENID`, `ERR_WECHAT_OPENAPI_RATE_LIMIT`.
   * @see WeChat server API, "文本内容安全识别" (docs/sources.md#wechat-server-api)
   */
  msgSecCheck(input: MsgSecCheckInput, options?: CallOptions): Promise<MsgSecCheckResult>
  /**
   * Has a picture or a sound checked (音视频内容安全识别), version 2 of the interface. The verdict comes by message push within
   * 30 minutes.
   *
   * Wire: POST /wxa/media_check_async.
   *
   * @param input - `mediaUrl`, `mediaType`, `scene`, `openid`.
   * @param options - Abort signal, time limits, repeats.
   * @returns `traceId` to know the verdict by.
   * @throws {@link InputError} when a field is wrong; nothing was sent.
   * @throws {@link ApiError} `ERR_WECHAT_OPENAPI_USER` (61010), `ERR_WECHAT_OPENAPI_MEDIA`, `ERR_WECHAT_OPENAPI_RATE_LIMIT`.
   * @see WeChat server API, "音视频内容安全识别" (docs/sources.md#wechat-server-api)
   */
  mediaCheckAsync(input: MediaCheckAsyncInput, options?: CallOptions): Promise<MediaCheckAsyncResult>
}
