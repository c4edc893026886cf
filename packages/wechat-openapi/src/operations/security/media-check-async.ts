import { type CallOptions, readChoice, readInput } from '@kaifang/http-core'
import { readImageUrl } from '../../read-image-url.ts'
import { readOpenid } from '../../read-openid.ts'
import type { WeixinResult } from '../../read-result.ts'
import { sendPost } from '../../send-post.ts'
import type { TokenInput } from '../../token-input.ts'
import type { WeixinContext } from '../../wechat-openapi-context.ts'
import type { CheckScene } from './msg-sec-check.ts'

/** Input of {@link WeixinSecurity.mediaCheckAsync}. */
export interface MediaCheckAsyncInput extends TokenInput {
  /** Address of the file, up to 10 MB, which the platform fetches. */
  readonly mediaUrl: string
  /** 1 audio, 2 image. */
  readonly mediaType: 1 | 2
  readonly scene: CheckScene
  /** Who made it; must have been active in the last 2 hours. */
  readonly openid: string
}

/** Result of {@link WeixinSecurity.mediaCheckAsync}. */
export interface MediaCheckAsyncResult extends WeixinResult {
  /** Id of the check; the verdict comes as the event `wxa_media_check` with the same `trace_id`. */
  readonly traceId: string
}

/** The wire call of {@link WeixinSecurity.mediaCheckAsync}. */
export async function mediaCheckAsync(
  context: WeixinContext,
  input: MediaCheckAsyncInput,
  options?: CallOptions
): Promise<MediaCheckAsyncResult> {
  const caller = 'wechat-openapi.security.mediaCheckAsync'
  readInput(caller, input, ['accessToken', 'mediaUrl', 'mediaType', 'scene', 'openid'])
  const value = {
    mediaUrl: readImageUrl(caller, 'mediaUrl', input.mediaUrl),
    mediaType: readChoice(caller, 'mediaType', input.mediaType, [1, 2]),
    version: 2,
    scene: readChoice(caller, 'scene', input.scene, [1, 2, 3, 4]),
    openid: readOpenid(caller, 'openid', input.openid)
  }
  return sendPost<MediaCheckAsyncResult>(
    context,
    {
      operation: 'security.mediaCheckAsync',
      path: '/wxa/media_check_async',
      accessToken: input.accessToken,
      value,
      effect: 'write',
      settleHint: 'call again: the verdict of the lost check comes with a trace_id that you do not know',
      required: { trace_id: 'text' }
    },
    options
  )
}
