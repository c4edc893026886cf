import { type FormPart, readMultipart } from '../../../engine/read-multipart.ts'
import type { ServiceRequest } from '../../../engine/service.ts'
import type { AlipayPlaySettings } from '../alipay-types.ts'
import { type Charset, decodeBytes, encodeText, findCharset } from '../wire/charset.ts'
import { splitForm } from '../wire/split-form.ts'

/** A parameter as it was read. */
export interface GatewayParameter {
  readonly text: string
  /** In the request's own charset: what the signature covers. */
  readonly bytes: Buffer
  /** The bytes that came, before a wrong charset spoiled them. */
  readonly received: Buffer
}

/** The parameters of a request, from URL and body together. */
export interface GatewayParameters {
  readonly values: ReadonlyMap<string, GatewayParameter>
  readonly files: readonly FormPart[]
  /** The charset that the request declares; `undefined` when it is one that the gateway does not know. */
  readonly charset: Charset | undefined
  /** The charset by which the body was read. */
  readonly bodyCharset: Charset
}

/** The parts of a request that carry parameters. */
export type ParameterSource = Pick<ServiceRequest, 'query' | 'headers' | 'body'>

/** Reads the parameters as the gateway does: which charset the body has must stand where it can be read before the body. */
export function readParameters(
  { query, headers, body }: ParameterSource,
  unnamed: AlipayPlaySettings['unnamedCharset']
): GatewayParameters {
  const contentType = headers['content-type']
  const inUrl = splitForm(Buffer.from(query, 'latin1'))
  const parts = readMultipart(contentType, body)
  const isForm = parts === undefined && !/^(?:multipart|application\/json)/i.test(contentType ?? '')
  const inBody = isForm
    ? splitForm(body)
    : (parts ?? []).filter(isField).map((part): [string, Buffer] => [part.name, part.bytes])

  const named = nameCharset(inUrl) ?? charsetOfType(contentType)
  const declared = findDeclared([...inUrl, ...inBody])
  const bodyCharset = named ?? (unnamed === 'gbk' && isForm ? 'gbk' : (declared ?? 'gbk'))
  const charset = declared ?? undefined
  const values = new Map<string, GatewayParameter>()
  for (const [pairs, readBy] of [
    [inUrl, named ?? charset ?? 'gbk'],
    [inBody, bodyCharset]
  ] as const) {
    for (const [name, received] of pairs) {
      if (values.has(name)) continue
      const text = decodeBytes(received, readBy)
      const same = charset === undefined || charset === readBy
      values.set(name, { text, received, bytes: same ? received : encodeText(text, charset) })
    }
  }
  return { values, files: (parts ?? []).filter((part) => !isField(part)), charset, bodyCharset }
}

function isField({ fileName }: FormPart): boolean {
  return fileName === undefined
}

type Pairs = readonly (readonly [string, Buffer])[]

function nameCharset(pairs: Pairs): Charset | undefined {
  const named = pairs.find(([name]) => name === 'charset')
  return named && findCharset(named[1].toString('latin1'))
}

/** `undefined` for a name that is not known; without a name it is GBK. */
function findDeclared(pairs: Pairs): Charset | undefined {
  return pairs.some(([name]) => name === 'charset') ? nameCharset(pairs) : 'gbk'
}

function charsetOfType(contentType: string | undefined): Charset | undefined {
  const named = /;\s*charset="?([\w-]+)/i.exec(contentType ?? '')?.[1]
  return named === undefined ? undefined : findCharset(named)
}
