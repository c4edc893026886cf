import { type CallOptions, readText } from '@kaifang/http-core'
import type { WeixinResult } from '../../read-result.ts'
import { type ImageInput, type ImageSize, sendImage } from '../../send-image.ts'
import type { WeixinContext } from '../../wechat-openapi-context.ts'

/** Input of {@link WeixinImg.aiCrop}. */
export type AiCropInput = ImageInput & {
  /** Up to 5 ratios of width to height, separated by commas, such as `1,2.35`. */
  readonly ratios?: string
}

/** Result of {@link WeixinImg.aiCrop}. Positions are pixels. */
export interface AiCropResult extends WeixinResult {
  /** One rectangle for each ratio. */
  readonly results: readonly {
    readonly cropLeft: number
    readonly cropTop: number
    readonly cropRight: number
    readonly cropBottom: number
  }[]
  /** Size of the picture. */
  readonly imgSize: ImageSize
}

const RATIOS = {
  pattern: /^\d{1,5}(?:\.\d{1,5})?(?:,\d{1,5}(?:\.\d{1,5})?){0,4}$/,
  patternRule: '1 to 5 numbers separated by commas, such as 1,2.35'
}

/** The wire call of {@link WeixinImg.aiCrop}. */
export async function aiCrop(context: WeixinContext, input: AiCropInput, options?: CallOptions): Promise<AiCropResult> {
  const ratios = input?.ratios
  const fields: Record<string, string> =
    ratios === undefined ? {} : { ratios: readText('wechat-openapi.img.aiCrop', 'ratios', ratios, RATIOS) }
  return sendImage<AiCropResult>(
    context,
    { name: 'aiCrop', path: '/cv/img/aicrop', effect: 'read', required: { results: 'list', img_size: 'object' } },
    input,
    fields,
    options
  )
}
