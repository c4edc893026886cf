import { type CallOptions, isRecord, readInput, readText } from '@kaifang/http-core'
import { readAccessToken } from '../../read-access-token.ts'
import { type MediaResult, readMedia } from '../../read-media.ts'
import { readResult, type WeixinResult } from '../../read-result.ts'
import type { TokenInput } from '../../token-input.ts'
import type { WeixinContext } from '../../wechat-openapi-context.ts'

/** Input of {@link WeixinCustomerServiceMessage.getTempMedia}. */
export interface GetTempMediaInput extends TokenInput {
  /** Id of the file (媒体文件 ID), good for 3 days. */
  readonly mediaId: string
}

/** Result of {@link WeixinCustomerServiceMessage.getTempMedia}: bytes, or for a video its address. */
export type TempMediaResult =
  | (MediaResult & { readonly videoUrl?: undefined })
  | (WeixinResult & {
      /** Where a video is. */
      readonly videoUrl: string
      readonly contentType?: undefined
      readonly buffer?: undefined
    })

/** The wire call of {@link WeixinCustomerServiceMessage.getTempMedia}. */
export async function getTempMedia(
  context: WeixinContext,
  input: GetTempMediaInput,
  options?: CallOptions
): Promise<TempMediaResult> {
  const caller = 'wechat-openapi.customerServiceMessage.getTempMedia'
  readInput(caller, input, ['accessToken', 'mediaId'])
  const query = {
    access_token: readAccessToken(caller, input.accessToken),
    media_id: readText(caller, 'mediaId', input.mediaId)
  }
  return context.http.send<TempMediaResult>(
    {
      operation: 'customerServiceMessage.getTempMedia',
      method: 'GET',
      path: '/cgi-bin/media/get',
      query,
      effect: 'read'
    },
    (data, reply) =>
      isRecord(data)
        ? readResult<WeixinResult & { readonly videoUrl: string }>(data, reply, { video_url: 'text' })
        : readMedia(data, reply),
    options
  )
}
