import type {
  CallOptions,
  Effect,
  MultipartPart,
  ReplyView,
  RequestBody,
  RequestDescription,
  SettleBy
} from '@kaifang/http-core'
import type { AlipayContext } from '../alipay-context.ts'
import { type CheckedNode, readAlipayReply } from '../alipay-reply.ts'
import type { CallParams } from './read-params.ts'

/** What a call is, besides its parameters. */
export interface CallTraits {
  readonly operation: string
  readonly effect: Effect
  readonly settleBy?: SettleBy | undefined
  readonly settleHint?: string | undefined
  /** Files to send. */
  readonly files?: readonly MultipartPart[]
  /** Whether the reply is good without Alipay's key, where none is configured. */
  readonly mayGoUnverified?: boolean
}

/** Login (换取授权访问令牌): the one method whose success has no `code`, and whose parameters stand beside `biz_content`. */
export const TOKEN_METHOD = 'alipay.system.oauth.token'

/**
 * Sends one call to the gateway.
 *
 * @param read - Turns the verified node into the operation's result.
 */
export async function sendCall<T>(
  context: AlipayContext,
  params: CallParams,
  traits: CallTraits,
  options: CallOptions | undefined,
  read: (checked: CheckedNode, reply: ReplyView) => T
): Promise<T> {
  const { operation, effect, settleBy, settleHint, files } = traits
  const description: RequestDescription = {
    operation,
    method: 'POST',
    path: context.settings.gateway.path,
    query: { method: params.method, ...params.open },
    body: files === undefined ? { kind: 'form', fields: params.own } : buildMultipart(params.own, files),
    effect,
    ...(settleBy === undefined ? {} : { settleBy }),
    ...(settleHint === undefined ? {} : { settleHint })
  }
  const expected = {
    method: params.method,
    hasNoCode: params.method === TOKEN_METHOD,
    mayGoUnverified: traits.mayGoUnverified ?? false,
    signedText: () => context.signedTexts.get(description)
  }
  context.load.inFlight++
  try {
    return await context.http.send(
      description,
      async (_, reply) => read(await readAlipayReply(context, expected, reply), reply),
      options
    )
  } finally {
    context.load.inFlight--
  }
}

/** Parameters first, as text, then the files. */
function buildMultipart(own: CallParams['own'], files: readonly MultipartPart[]): RequestBody {
  const texts = Object.entries(own).map(([name, content]) => ({ name, content }))
  return { kind: 'multipart', parts: [...texts, ...files] }
}
