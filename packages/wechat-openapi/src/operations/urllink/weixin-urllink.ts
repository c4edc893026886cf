import type { CallOptions } from '@kaifang/http-core'
import type { GenerateUrlLinkInput, GenerateUrlLinkResult } from './generate-url-link.ts'

/** Links that open the mini program (URL Link). */
export interface WeixinUrllink {
  /**
   * Makes a link that opens the mini program from a browser or a text message (获取加密 URLLink).
   *
   * Wire: POST /wxa/generate_urllink.
   *
   * @param input - `path` and `query` of the page, and when the link ends.
   * @param options - Abort signal, time limits, repeats. Repeated up to twice by default; each counts.
   * @returns `urlLink`.
   * @throws {@link InputError} when a field is wrong; nothing was sent.
   * @throws {@link ApiError} `ERR_WECHAT_OPENAPI_PARAMETER` (85401: the end), `ERR_WECHAT_OPENAPI_PERMISSION`,
   *   `ERR_WECHAT_OPENAPI_QUOTA`.
   * @see WeChat server API, "获取加密URLLink" (docs/sources.md#wechat-server-api)
   */
  generate(input: GenerateUrlLinkInput, options?: CallOptions): Promise<GenerateUrlLinkResult>
}
