import { releaseSink } from './byte-sink.ts'
import { readSecret, type Secret } from './create-secret.ts'
import type { Params } from './params.ts'
import { signMessage, writeMessage } from './sign-message.ts'
import { readSignPlan, type SignOptions } from './sign-options.ts'

/** The rules of uTools, read once. */
const DEFAULT_PLAN = readSignPlan({})

/**
 * Signs parameters: by default HMAC-SHA256 in lower-case hex of `canonicalQuery(params)`, as uTools does.
 *
 * > [!NOTE]
 * > Sign what is sent, and send what is signed: the same fields, with the same text for each. A field named `sign` is
 * > left out, so parameters that were signed before can be given again.
 *
 * @param params - Fields by wire name. Not changed.
 * @param secret - Handle of {@link createSecret}, prepared once; or text or bytes, prepared at each call.
 * @param options - The platform's rules, if they are not those of uTools: `algorithm`, `dialect` (`'php'` or `'text'`,
 *   the latter with `skipEmpty`), `secretSuffix`, `letterCase`, `omit`.
 * @returns The signature in hex.
 * @throws {TypeError} naming the field that has no text form, the option or the argument of the wrong type; also when
 *   MD5 or SHA-256 is asked for without `secretSuffix`, which would leave the secret out.
 * @throws {RangeError} naming the field whose number is not finite or not safe, or that is nested too deep; also for an
 *   empty secret.
 * @example
 * ```ts
 * import { createSecret, signParams } from '@kaifang/hmac-sign'
 *
 * const secret = createSecret('0'.repeat(32))
 * const params = { plugin_id: 'zueadppw', out_order_id: 'ord*2024~1 a', timestamp: 1624329435 }
 * console.log(signParams(params, secret))
 * // => 7c2638c5df797ef0138cf529c5ccb1e02a5f1b067a04c83866dc73a4e22f35b0
 *
 * // WeChat Pay v2
 * const rules = { algorithm: 'md5', dialect: 'text', skipEmpty: true, secretSuffix: '&key=', letterCase: 'upper' } as const
 * const order = { appid: 'wxd930ea5d5a258f4f', mch_id: '10000100', device_info: '1000', body: 'test', nonce_str: 'ibuaiVcKdpRxkhJA' }
 * console.log(signParams(order, '192006250b4c09247ec02edce69f6a2d', rules)) // => 9A0A8659F005D6984697E2CA0A9CF3B7
 * ```
 * @see uTools server API, "签名算法" (docs/sources.md#utools-server-api)
 * @see WeChat Pay API v2, "签名算法" (docs/sources.md#wechat-pay-v2)
 */
export function signParams(params: Params, secret: Secret | string | Uint8Array, options?: SignOptions): string {
  const plan = options === undefined ? DEFAULT_PLAN : readSignPlan(options)
  const material = readSecret(secret, 'secret')
  const sink = writeMessage(params, plan)
  const signature = signMessage(sink, plan, material)
  releaseSink(sink)
  return signature
}
