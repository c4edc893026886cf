import {
  type CallOptions,
  describeValue,
  type Effect,
  InputError,
  type MultipartPart,
  readInput
} from '@kaifang/http-core'
import { readAccessToken } from './read-access-token.ts'
import { readImageUrl } from './read-image-url.ts'
import { type FieldKind, readResult, type WeixinResult } from './read-result.ts'
import type { TokenInput } from './token-input.ts'
import { buildUploadPart, type UploadFile } from './upload-part.ts'
import type { WeixinContext } from './wechat-openapi-context.ts'

/** Input of every call of `img` (图像处理): the picture by its address, or itself. */
export type ImageInput = TokenInput &
  (
    | {
        /** Address of the picture (图片 url), which the platform fetches. */
        readonly imgUrl: string
        readonly img?: undefined
      }
    | {
        /** The picture itself, under 2 MB. */
        readonly img: UploadFile
        readonly imgUrl?: undefined
      }
  )

/** Size of a picture in pixels. */
export interface ImageSize {
  readonly w: number
  readonly h: number
}

/** One call of `img`. */
export interface ImageCall {
  /** Name within the namespace. */
  readonly name: string
  readonly path: string
  readonly effect: Effect
  readonly settleHint?: string
  /** What the reply can't do without, by the platform's name. */
  readonly required: Readonly<Record<string, FieldKind>>
}

/** "under 2 MB" */
const MAX_BYTES = 2_097_152

/**
 * Sends a call of `img`: a form with the file part `img`, or `img_url` in the query.
 *
 * @param fields - Further fields of the form.
 */
export async function sendImage<Result extends WeixinResult>(
  context: WeixinContext,
  call: ImageCall,
  input: ImageInput,
  fields: Readonly<Record<string, string>> = {},
  options?: CallOptions
): Promise<Result> {
  const { name, path, effect, settleHint, required } = call
  const operation = `img.${name}`
  const caller = `wechat-openapi.${operation}`
  readInput<object>(caller, input, ['accessToken', 'imgUrl', 'img', ...Object.keys(fields)] as never)
  const { imgUrl, img } = input
  if ((imgUrl === undefined) === (img === undefined)) {
    const received = img === undefined ? 'neither' : describeValue(imgUrl)
    throw new InputError({ caller, field: 'imgUrl', rule: 'an address, or "img" instead', received })
  }
  const parts: MultipartPart[] = Object.entries(fields).map(([field, content]) => ({ name: field, content }))
  if (img !== undefined) parts.push(buildUploadPart(caller, 'img', img, MAX_BYTES))
  const query = {
    access_token: readAccessToken(caller, input.accessToken),
    img_url: imgUrl === undefined ? undefined : readImageUrl(caller, 'imgUrl', imgUrl)
  }
  // With an address and no field the body is empty, and still has a length.
  const body = parts.length === 0 ? ({ kind: 'form', fields: {} } as const) : ({ kind: 'multipart', parts } as const)
  return context.http.send(
    { operation, method: 'POST', path, query, body, effect, ...(settleHint === undefined ? {} : { settleHint }) },
    (data, reply) => readResult<Result>(data, reply, required),
    options
  )
}
