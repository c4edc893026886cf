import type { ReplyView } from '@kaifang/http-core'
import { isRecord } from '@kaifang/http-core'
import { type Resource, readNumber } from './resource.ts'
import type { UtoolsContext } from './utools-context.ts'
import { verifyResource } from './utools-sign.ts'

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
