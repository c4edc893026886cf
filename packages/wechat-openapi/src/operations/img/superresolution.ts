import type { CallOptions } from '@kaifang/http-core'
import type { WeixinResult } from '../../read-result.ts'
import { type ImageInput, sendImage } from '../../send-image.ts'
import type { WeixinContext } from '../../wechat-openapi-context.ts'

/** Result of {@link WeixinImg.superresolution}. */
export interface SuperresolutionResult extends WeixinResult {
  /** Id of the enlarged picture, good for 3 days; `customerServiceMessage.getTempMedia` fetches it. */
  readonly mediaId: string
}

/** The wire call of {@link WeixinImg.superresolution}. */
export async function superresolution(
  context: WeixinContext,
  input: ImageInput,
  options?: CallOptions
): Promise<SuperresolutionResult> {
  return sendImage<SuperresolutionResult>(
    context,
    {
      name: 'superresolution',
      path: '/cv/img/superresolution',
      effect: 'write',
      settleHint: 'call again: a picture that nobody fetches ends after 3 days',
      required: { media_id: 'text' }
    },
    input,
    {},
    options
  )
}
