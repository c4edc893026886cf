import { isUtf8 } from 'node:buffer'
import { decodeText, type ReplyView, readHeader } from '@kaifang/http-core'
import { scanMembers } from './scan-members.ts'

/** A reply of the gateway, cut in pieces; nothing of it is verified yet. */
export interface Envelope {
  /** Such as `alipay_trade_query_response`, or `error_response`. */
  readonly name: string
  /** The value of that member as it came: what the signature covers. */
  readonly node: Uint8Array
  readonly sign: string | undefined
  /** `alipay_cert_sn`: which certificate it was signed with. */
  readonly certificateSerial: string | undefined
  readonly isGbk: boolean
}

const GBK = /charset\s*=\s*"?(?:gbk|gb2312|gb18030)\b/i

/** Decodes text of the platform; GB18030 holds GBK and GB2312. @returns `undefined` for bytes that are not of the charset. */
export function decodeAlipayText(bytes: Uint8Array, isGbk: boolean): string | undefined {
  if (!isGbk) return decodeText(bytes)
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Whether a reply is written in GBK: where it was asked for, and on pages of errors. */
function isWrittenInGbk(reply: ReplyView, charset: 'utf-8' | 'gbk'): boolean {
  const contentType = readHeader(reply.headers, 'content-type') ?? ''
  if (charset === 'gbk') return !/charset\s*=\s*"?utf-?8\b/i.test(contentType)
  return GBK.test(contentType) && !isUtf8(reply.bytes)
}

/** Reads a member that can only be text. */
function readTextMember(reply: ReplyView, name: string, value: Uint8Array | undefined): string | undefined {
  if (value === undefined) return undefined
  try {
    const text: unknown = JSON.parse(Buffer.from(value).toString('latin1'))
    if (typeof text === 'string' && text !== '') return text
  } catch {
    // Said below, without the text.
  }
  throw reply.fail.shape(name, 'text')
}

/**
 * Cuts a reply into the node of the method, its signature and the number of the certificate. Each may be there once.
 *
 * @param method - What was called: the node is named after it.
 * @param charset - What was asked for.
 * @throws {@link DecodeError} for a page in HTML, for what is no JSON object, and for a member that comes twice.
 */
export function readEnvelope(reply: ReplyView, method: string, charset: 'utf-8' | 'gbk'): Envelope {
  const isGbk = isWrittenInGbk(reply, charset)
  const scanned = scanMembers(reply.bytes, isGbk)
  const members = new Map<string, Uint8Array>()
  for (const { name: raw, value } of scanned ?? []) {
    const name = readName(raw, isGbk)
    if (name === undefined) throw reply.fail.decode('sent a body that is not JSON')
    if (members.has(name)) throw reply.fail.shape(name, 'given once')
    members.set(name, value)
  }
  if (scanned === undefined) {
    const start = Buffer.from(reply.bytes.subarray(0, 64)).toString('latin1').trimStart()
    if (start === '') throw reply.fail.decode('sent an empty body instead of JSON')
    throw reply.fail.decode(
      start.startsWith('<') ? 'sent an HTML page instead of JSON' : 'sent a body that is not a JSON object'
    )
  }
  const own = `${method.replaceAll('.', '_')}_response`
  const names = [own, 'error_response'].filter((name) => members.has(name))
  const [name, second] = names
  if (name === undefined || second !== undefined) throw reply.fail.shape(own, 'there, or error_response in its place')
  return {
    name,
    node: members.get(name) as Uint8Array,
    sign: readTextMember(reply, 'sign', members.get('sign')),
    certificateSerial: readTextMember(reply, 'alipay_cert_sn', members.get('alipay_cert_sn')),
    isGbk
  }
}

function readName(raw: Uint8Array, isGbk: boolean): string | undefined {
  try {
    return JSON.parse(decodeAlipayText(raw, isGbk) ?? '') as string
  } catch {
    return undefined
  }
}
