import { type CallOptions, readChoice, readInput } from '@kaifang/http-core'
import { readAccessToken } from '../../read-access-token.ts'
import { readResult, type WeixinResult } from '../../read-result.ts'
import type { TokenInput } from '../../token-input.ts'
import { buildUploadPart, type UploadFile } from '../../upload-part.ts'
import type { WeixinContext } from '../../wechat-openapi-context.ts'

/** Input of {@link WeixinCustomerServiceMessage.uploadTempMedia}. */
export interface UploadTempMediaInput extends TokenInput {
  /** What it is: `image` for mini programs; official accounts also have the other three. */
  readonly type: 'image' | 'voice' | 'video' | 'thumb'
  /** The file. Images are JPG, PNG or GIF. */
  readonly media: UploadFile
}

/** Result of {@link WeixinCustomerServiceMessage.uploadTempMedia}. */
export interface UploadTempMediaResult extends WeixinResult {
  /** What it is. */
  readonly type: string
  /** Id for messages (媒体文件标识), good for 3 days. */
  readonly mediaId: string
  /** When it was uploaded, in seconds since the epoch. */
  readonly createdAt: number
}

const MIB = 1_048_576

/** Largest files. Of images the documents say 2 MB and 10 MB: only what is over both is refused here. */
const MAX_BYTES = { image: 10 * MIB, voice: 2 * MIB, video: 10 * MIB, thumb: 65_536 }

/** The wire call of {@link WeixinCustomerServiceMessage.uploadTempMedia}. */
export async function uploadTempMedia(
  context: WeixinContext,
  input: UploadTempMediaInput,
  options?: CallOptions
): Promise<UploadTempMediaResult> {
  const caller = 'wechat-openapi.customerServiceMessage.uploadTempMedia'
  readInput(caller, input, ['accessToken', 'type', 'media'])
  const type = readChoice(caller, 'type', input.type, ['image', 'voice', 'video', 'thumb'])
  const part = buildUploadPart(caller, 'media', input.media, MAX_BYTES[type])
  return context.http.send(
    {
      operation: 'customerServiceMessage.uploadTempMedia',
      method: 'POST',
      path: '/cgi-bin/media/upload',
      query: { access_token: readAccessToken(caller, input.accessToken), type },
      body: { kind: 'multipart', parts: [part] },
      effect: 'write',
      settleHint: 'upload again: a file that nobody uses ends after 3 days'
    },
    (data, reply) =>
      readResult<UploadTempMediaResult>(data, reply, { type: 'text', media_id: 'text', created_at: 'number' }),
    options
  )
}
