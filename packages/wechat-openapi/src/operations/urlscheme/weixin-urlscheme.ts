import type { CallOptions } from '@kaifang/http-core'
import type { GenerateSchemeInput, GenerateSchemeResult } from './generate-scheme.ts'

/** Schemes that open the mini program (URL Scheme). */
export interface WeixinUrlscheme {
  /**
   * Makes a scheme that opens the mini program from another app (获取加密 scheme 码).
   *
   * Wire: POST /wxa/generatescheme.
   *
   * @param input - What opens, and when the scheme ends.
   * @param options - Abort signal, time limits, repeats. Repeated up to twice by default; each counts.
   * @returns `openlink`.
   * @throws {@link InputError} when a field is wrong; nothing was sent.
   * @throws {@link ApiError} `ERR_WECHAT_OPENAPI_PARAMETER` (85401: the end), `ERR_WECHAT_OPENAPI_PERMISSION`,
   *   `ERR_WECHAT_OPENAPI_QUOTA`.
   * @see WeChat server API, "获取加密scheme码" (docs/sources.md#wechat-server-api)
   */
  generate(input: GenerateSchemeInput, options?: CallOptions): Promise<GenerateSchemeResult>
}
