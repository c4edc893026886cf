import type { CallOptions } from '@kaifang/http-core'
import type { CodeResult } from '../../send-code.ts'
import type { CreateQRCodeInput } from './create-qr-code.ts'
import type { GetCodeInput } from './get-code.ts'
import type { GetUnlimitedInput } from './get-unlimited.ts'

/** Codes that open the mini program (小程序码与二维码). */
export interface WeixinWxacode {
  /**
   * Makes a square QR code that opens a page (获取小程序二维码), for good.
   *
   * Wire: POST /cgi-bin/wxaapp/createwxaqrcode; a picture on success, JSON on failure, both with status 200.
   *
   * > [!NOTE]
   * > An app can make 100000 codes in all by this and {@link WeixinWxacode.get} together; the same code counts once.
   *
   * @param input - `path` of a page that is published, `width` in pixels.
   * @param options - Abort signal, time limits, repeats. Repeated up to twice by default.
   * @returns The picture.
   * @throws {@link InputError} when `path` is longer than 128 bytes.
   * @throws {@link ApiError} `ERR_WECHAT_OPENAPI_PARAMETER`, `ERR_WECHAT_OPENAPI_QUOTA`.
   * @throws {@link DecodeError} for a picture that was cut off.
   * @see WeChat server API, "获取小程序二维码" (docs/sources.md#wechat-server-api)
   */
  createQRCode(input: CreateQRCodeInput, options?: CallOptions): Promise<CodeResult>
  /**
   * Makes a mini program code that opens a page (获取小程序码), for good.
   *
   * Wire: POST /wxa/getwxacode; a picture on success, JSON on failure, both with status 200.
   *
   * > [!NOTE]
   * > An app can make 100000 codes in all by this and {@link WeixinWxacode.createQRCode} together; the same code counts once.
   *
   * @param input - `path` of a page, and how the code looks.
   * @param options - Abort signal, time limits, repeats. Repeated up to twice by default.
   * @returns The picture; a transparent one is PNG although the header says JPEG.
   * @throws {@link InputError} naming the field.
   * @throws {@link ApiError} `ERR_WECHAT_OPENAPI_PARAMETER`, `ERR_WECHAT_OPENAPI_QUOTA`.
   * @throws {@link DecodeError} for a picture that was cut off.
   * @see WeChat server API, "获取小程序码" (docs/sources.md#wechat-server-api)
   */
  get(input: GetCodeInput, options?: CallOptions): Promise<CodeResult>
  /**
   * Makes a mini program code with a scene (获取不限制的小程序码): no limit in all, 5000 a minute.
   *
   * Wire: POST /wxa/getwxacodeunlimit; a picture on success, JSON on failure, both with status 200.
   *
   * @param input - `scene`, `page`, and how the code looks.
   * @param options - Abort signal, time limits, repeats. Repeated up to twice by default.
   * @returns The picture; a transparent one is PNG although the header says JPEG.
   * @throws {@link InputError} for a scene with other characters, and for a page with a slash in front or a query.
   * @throws {@link ApiError} `ERR_WECHAT_OPENAPI_PARAMETER` (41030: the page is not published), `ERR_WECHAT_OPENAPI_QUOTA`.
   * @throws {@link DecodeError} for a picture that was cut off.
   * @see WeChat server API, "获取不限制的小程序码" (docs/sources.md#wechat-server-api)
   */
  getUnlimited(input: GetUnlimitedInput, options?: CallOptions): Promise<CodeResult>
}
