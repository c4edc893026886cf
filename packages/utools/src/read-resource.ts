import type { ReplyView } from '@kaifang/http-core'
import type { UtoolsContext } from './utools-context.ts'
import { isRecord } from './utools-reply.ts'
import { verifyResource } from './utools-sign.ts'

/** A verified `resource`: every key in it was signed by the platform. */
export type Resource = Readonly<Record<string, unknown>>

/** Makes an error that names a field of the resource. */
export type ShapeError = (field: string, rule: string) => Error

/**
 * Reads `{ resource, sign }` of a reply: shape, signature, freshness, in this order.
 *
 * @throws {@link DecodeError} when the envelope is not as documented.
 * @throws {@link SignatureError} when the signature does not match, or the reply is older than `replyMaxAge`.
 */
export function readSignedReply(context: UtoolsContext, data: unknown, reply: ReplyView): Resource {
  if (!isRecord(data) || !isRecord(data.resource)) throw reply.fail.shape('resource', 'an object')
  const { resource, sign } = data
  if (!verifyResource(resource, sign, context.settings.trusted)) {
    throw reply.fail.signature(
      'ERR_SIGNATURE_MISMATCH',
      'sent a reply whose signature does not match',
      'do not act on it; check that secret belongs to pluginId, and look for a proxy that rewrites replies'
    )
  }
  const age = Math.round(context.clock.now() / 1000 - readNumber(resource, 'timestamp', reply.fail.shape))
  if (Math.abs(age) > context.settings.replyMaxAge) {
    throw reply.fail.signature(
      'ERR_SIGNATURE_STALE',
      `sent a reply that is ${Math.abs(age)} s ${age > 0 ? 'old' : 'in the future'}`,
      "check this machine's clock; an old reply played back looks the same"
    )
  }
  return resource
}

/** Reads an id: text, or a number that the platform's JSON left unquoted. */
export function readId(resource: Resource, field: string, fail: ShapeError): string {
  const value = resource[field]
  if (typeof value === 'string' && value !== '') return value
  if (typeof value === 'number') return String(value)
  throw fail(field, 'text that is not empty')
}

/** Reads a text that may be missing; `null` and `''` count as missing. */
export function readOptionalText(resource: Resource, field: string, fail: ShapeError): string | undefined {
  const value = resource[field]
  if (value === undefined || value === null || value === '') return undefined
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  throw fail(field, 'text')
}

/** Reads an integer; digits in quotes count too, since PHP mixes both. */
export function readNumber(resource: Resource, field: string, fail: ShapeError): number {
  const value = resource[field]
  const number = typeof value === 'string' && /^-?\d{1,16}$/.test(value) ? Number(value) : value
  if (typeof number === 'number' && Number.isSafeInteger(number)) return number
  throw fail(field, 'an integer')
}
