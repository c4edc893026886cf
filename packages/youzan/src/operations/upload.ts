import { describeValue, encodeJson, InputError, type MultipartPart, readInput, readText } from '@kaifang/http-core'
import { readParams } from '../read-params.ts'
import type { ShopContext } from '../youzan-context.ts'
import { readApi, sendApiCall, type YouzanCallOptions, type YouzanResult } from './api-call.ts'

/** A file to send. */
export interface UploadFile {
  /** The bytes; read a stream into a Buffer first. */
  readonly value: Uint8Array
  /** Name with its extension, by which the platform tells the kind. */
  readonly filename: string
  /** Media type (MIME). @default 'application/octet-stream' */
  readonly contentType?: string
  /** Field of the form; an older SDK of the platform writes `image[]`. @default 'image' */
  readonly field?: string
}

/** What {@link YouzanShop.upload} sends. */
export interface UploadInput<Params = Readonly<Record<string, unknown>>> {
  /** One or more, in order; most APIs take one a call. */
  readonly files: readonly UploadFile[]
  /** Ordinary parameters beside the files: text as it is, lists and objects as JSON. */
  readonly params?: Params
}

function readFile(caller: string, place: string, file: UploadFile): MultipartPart {
  if (typeof file !== 'object' || file === null) {
    const rule = 'an object with value and filename'
    throw new InputError({ caller, field: place, rule, received: describeValue(file) })
  }
  readInput(caller, file, ['value', 'filename', 'contentType', 'field'])
  const { value } = file
  if (!ArrayBuffer.isView(value) || value.byteLength === 0) {
    const received = ArrayBuffer.isView(value) ? '0 bytes' : describeValue(value)
    throw new InputError({ caller, field: `${place}.value`, rule: 'bytes (a Buffer)', received })
  }
  return {
    name: readText(caller, `${place}.field`, file.field ?? 'image', { maxLength: 100 }),
    content: Buffer.from(value.buffer, value.byteOffset, value.byteLength),
    fileName: readText(caller, `${place}.filename`, file.filename, {
      maxLength: 255,
      pattern: /^[^/\\]+\.[A-Za-z0-9]{1,10}$/,
      patternRule: 'a name with an extension, such as cover.jpg'
    }),
    ...(file.contentType === undefined
      ? {}
      : {
          contentType: readText(caller, `${place}.contentType`, file.contentType, {
            pattern: /^[\w.+-]+\/[\w.+-]+$/,
            patternRule: 'a media type, such as image/jpeg'
          })
        })
  }
}

/** Text as it is; whatever has a shape as JSON. */
function writeParam(name: string, value: unknown): MultipartPart {
  return { name, content: typeof value === 'object' ? (encodeJson(value) as string) : String(value) }
}

/** The wire call of {@link YouzanShop.upload}. */
export async function upload<Data>(
  shop: ShopContext,
  name: string,
  version: string,
  input: UploadInput<object>,
  options?: YouzanCallOptions
): Promise<YouzanResult<Data>> {
  const api = readApi('youzan.upload', name, version)
  const { caller } = api
  readInput(caller, input, ['files', 'params'])
  const { files } = input
  if (!Array.isArray(files) || files.length === 0) {
    throw new InputError({ caller, field: 'files', rule: 'a list of one file or more', received: describeValue(files) })
  }
  const params = readParams(caller, input.params ?? {}, api.rule)
  const parts = [
    ...Object.entries(params).map(([field, value]) => writeParam(field, value)),
    ...files.map((file: UploadFile, index) => readFile(caller, `files[${index}]`, file))
  ]
  const hint = 'upload again if you need it: an unused file costs nothing but room'
  return sendApiCall(shop, api, params, { kind: 'multipart', parts }, options, hint)
}
