import { types } from 'node:util'
import { describeValue, InputError, type MultipartPart, readInput, readText } from '@kaifang/http-core'
import type { AlipayContext } from '../alipay-context.ts'
import { type AlipayReply, createAlipayReply, type ExecuteOptions, splitOptions } from './execute.ts'
import { type AlipayParams, readParams } from './read-params.ts'
import { requireKey } from './require-key.ts'
import { sendCall } from './send-call.ts'

/** A file to send. */
export interface UploadFile {
  /** Name of the parameter, such as `file_content` or `image_content`. */
  readonly field: string
  /** The bytes; read a stream into a Buffer first. */
  readonly value: Uint8Array
  /** Name with its extension, by which the platform tells the kind. */
  readonly filename: string
  /** Media type (MIME). @default 'application/octet-stream' */
  readonly contentType?: string
}

/** Input of {@link Alipay.upload}: parameters as for {@link Alipay.execute}, and files. */
export interface UploadInput extends AlipayParams {
  /** One or more. */
  readonly files: readonly UploadFile[]
}

function readFile(caller: string, place: string, file: UploadFile): MultipartPart {
  if (typeof file !== 'object' || file === null) {
    const rule = 'an object with field, value and filename'
    throw new InputError({ caller, field: place, rule, received: describeValue(file) })
  }
  const { field, value, filename, contentType } = readInput(caller, file, ['field', 'value', 'filename', 'contentType'])
  if (!types.isUint8Array(value) || value.byteLength === 0) {
    throw new InputError({ caller, field: `${place}.value`, rule: 'bytes (a Buffer)', received: describeValue(value) })
  }
  return {
    name: readText(caller, `${place}.field`, field, {
      maxLength: 64,
      pattern: /^[a-z]\w*$/i,
      patternRule: 'the name of a parameter'
    }),
    content: value,
    fileName: readText(caller, `${place}.filename`, filename, {
      maxLength: 255,
      pattern: /^[^/\\]+\.[A-Za-z0-9]{1,10}$/,
      patternRule: 'a name with an extension, such as cover.jpg'
    }),
    ...(contentType === undefined
      ? {}
      : {
          contentType: readText(caller, `${place}.contentType`, contentType, {
            pattern: /^[\w.+-]+\/[\w.+-]+$/,
            patternRule: 'a media type, such as image/jpeg'
          })
        })
  }
}

/** Behind {@link Alipay.upload}, which says what it promises. */
export function upload<T = Readonly<Record<string, unknown>>>(
  context: AlipayContext,
  method: string,
  input: UploadInput,
  options?: ExecuteOptions
): Promise<AlipayReply<T>> {
  const caller = `alipay.${options?.operation ?? 'upload'}`
  requireKey(caller, context.settings)
  const { files, ...params } = input ?? {}
  if (!Array.isArray(files) || files.length === 0) {
    throw new InputError({ caller, field: 'files', rule: 'a list of one file or more', received: describeValue(files) })
  }
  const read = readParams(caller, context.settings, method, params)
  const { traits, rest } = splitOptions(caller, read.method, { operation: 'upload', ...options })
  const parts = files.map((file: UploadFile, index) => readFile(caller, `files[${index}]`, file))
  const twice = parts.find(
    ({ name }, index) => name in read.own || parts.findIndex((part) => part.name === name) < index
  )
  if (twice !== undefined) {
    throw new InputError({
      caller,
      field: 'files',
      rule: 'fields of their own',
      received: 'two parameters of one name'
    })
  }
  return sendCall(context, read, { ...traits, files: parts }, rest, createAlipayReply<T>)
}
