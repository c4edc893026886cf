import type { CallOptions } from '@kaifang/http-core'
import type { ImageInput } from '../../send-image.ts'
import type { AiCropInput, AiCropResult } from './ai-crop.ts'
import type { ScanQRCodeResult } from './scan-qr-code.ts'
import type { SuperresolutionResult } from './superresolution.ts'

/** Work on pictures (图像处理). */
export interface WeixinImg {
  /**
   * Finds the best parts of a picture (图片智能裁剪).
   *
   * Wire: POST /cv/img/aicrop, `img_url` in the query or the file part `img`; `ratios` is a field of the form.
   *
   * @param input - `imgUrl` or `img`; `ratios` for other shapes.
   * @param options - Abort signal, time limits, repeats. Repeated up to twice by default; each counts.
   * @returns The rectangles, and the size of the picture.
   * @throws {@link InputError} when not exactly one picture is given, or it is over 2 MB.
   * @throws {@link ApiError} `ERR_WECHAT_OPENAPI_MEDIA` (101000, 101002), `ERR_WECHAT_OPENAPI_QUOTA`.
   * @see WeChat server API, "图像处理" (docs/sources.md#wechat-server-api)
   */
  aiCrop(input: AiCropInput, options?: CallOptions): Promise<AiCropResult>
  /**
   * Reads the QR codes and bar codes in a picture (二维码/条码识别).
   *
   * Wire: POST /cv/img/qrcode, `img_url` in the query or the file part `img`.
   *
   * @param input - `imgUrl` or `img`.
   * @param options - Abort signal, time limits, repeats. Repeated up to twice by default; each counts.
   * @returns The codes, and the size of the picture.
   * @throws {@link InputError} when not exactly one picture is given, or it is over 2 MB.
   * @throws {@link ApiError} `ERR_WECHAT_OPENAPI_MEDIA` (101000, 101002), `ERR_WECHAT_OPENAPI_QUOTA`.
   * @see WeChat server API, "图像处理" (docs/sources.md#wechat-server-api)
   */
  scanQRCode(input: ImageInput, options?: CallOptions): Promise<ScanQRCodeResult>
  /**
   * Doubles the sides of a picture (图片高清化).
   *
   * Wire: POST /cv/img/superresolution, `img_url` in the query or the file part `img`.
   *
   * @param input - `imgUrl` or `img`.
   * @param options - Abort signal, time limits, repeats.
   * @returns `mediaId` of the result.
   * @throws {@link InputError} when not exactly one picture is given, or it is over 2 MB.
   * @throws {@link ApiError} `ERR_WECHAT_OPENAPI_MEDIA` (101000, 101002), `ERR_WECHAT_OPENAPI_QUOTA`.
   * @deprecated The platform's documents say that the interface has been taken offline (已下架).
   * @see WeChat server API, "图像处理" (docs/sources.md#wechat-server-api)
   */
  superresolution(input: ImageInput, options?: CallOptions): Promise<SuperresolutionResult>
}
