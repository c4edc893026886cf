import type { CallOptions } from '@kaifang/http-core'
import type { WeixinResult } from '../../read-result.ts'
import { type ImageInput, type ImageSize, sendImage } from '../../send-image.ts'
import type { WeixinContext } from '../../wechat-openapi-context.ts'

/** A place in a picture, in pixels. */
export interface ImagePoint {
  readonly x: number
  readonly y: number
}

/** Result of {@link WeixinImg.scanQRCode}. */
export interface ScanQRCodeResult extends WeixinResult {
  /** Codes that were found. */
  readonly codeResults: readonly {
    /** Kind of code: `QR_CODE`, `EAN_13`, `CODE_128`, `PDF417`, `DataMatrix` and others. */
    readonly typeName: string
    /** What it says. */
    readonly data: string
    /** Its corners; for QR codes and DataMatrix only. */
    readonly pos?: {
      readonly leftTop: ImagePoint
      readonly rightTop: ImagePoint
      readonly rightBottom: ImagePoint
      readonly leftBottom: ImagePoint
    }
  }[]
  /** Size of the picture. */
  readonly imgSize: ImageSize
}

/** The wire call of {@link WeixinImg.scanQRCode}. */
export async function scanQrCode(
  context: WeixinContext,
  input: ImageInput,
  options?: CallOptions
): Promise<ScanQRCodeResult> {
  return sendImage<ScanQRCodeResult>(
    context,
    { name: 'scanQRCode', path: '/cv/img/qrcode', effect: 'read', required: { code_results: 'list' } },
    input,
    {},
    options
  )
}
