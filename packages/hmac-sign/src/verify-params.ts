import { releaseSink } from './byte-sink.ts'
import { readSecret, type Secret, type SecretMaterial } from './create-secret.ts'
import { describeValue } from './describe-value.ts'
import type { ReceivedParams } from './params.ts'
import { signMessage, writeMessage } from './sign-message.ts'
import { readSignPlan, type SignOptions } from './sign-options.ts'
import { timingSafeEqual } from './timing-safe-equal.ts'

/**
 * Verifies the signature of received parameters in constant time, by the same rules as {@link signParams}.
 *
 * > [!NOTE]
 * > Give all fields as they came, also those that you do not know. `true` says who signed them, not when: look at the
 * > timestamp and at repeats yourself.
 *
 * @param params - Fields as received. A field named `sign` is left out. Not changed.
 * @param signature - Hex as received, in the case that the platform uses.
 * @param secretOrSecrets - One secret, or several while a secret is being replaced. All are tried, whichever matches,
 *   so the time does not tell which one it was.
 * @param options - The platform's rules, as in {@link signParams}.
 * @returns `true` when one secret made the signature; `false` for any other text, also of another length.
 * @throws {TypeError} when `signature` is not a string or another argument has the wrong type; also naming a field that
 *   has no text form, which the signer can't have signed.
 * @throws {RangeError} naming a field whose number lost digits when it was parsed; also for an empty list of secrets.
 * @example
 * ```ts
 * import { verifyParams } from '@kaifang/hmac-sign'
 *
 * const body = JSON.parse(`{ "resource": { "plugin_id": "zueadppw", "timestamp": 1624329435, "out_order_id": "ord*2024~1 a" },
 *   "sign": "7c2638c5df797ef0138cf529c5ccb1e02a5f1b067a04c83866dc73a4e22f35b0" }`)
 * const newSecret = '1'.repeat(32)
 * const oldSecret = '0'.repeat(32)
 * console.log(verifyParams(body.resource, body.sign, [newSecret, oldSecret])) // => true
 * console.log(verifyParams({ ...body.resource, timestamp: 0 }, body.sign, [newSecret, oldSecret])) // => false
 * ```
 */
export function verifyParams(
  params: ReceivedParams,
  signature: string,
  secretOrSecrets: Secret | string | Uint8Array | readonly (Secret | string | Uint8Array)[],
  options: SignOptions = {}
): boolean {
  const plan = readSignPlan(options)
  if (typeof signature !== 'string') {
    throw new TypeError(`"signature" expected string, got ${describeValue(signature)}`)
  }
  const secrets = readSecrets(secretOrSecrets)
  const sink = writeMessage(params, plan)
  let matches = false
  for (const secret of secrets) {
    if (timingSafeEqual(signMessage(sink, plan, secret), signature)) matches = true
  }
  releaseSink(sink)
  return matches
}

function readSecrets(secretOrSecrets: unknown): SecretMaterial[] {
  if (!Array.isArray(secretOrSecrets)) return [readSecret(secretOrSecrets, 'secretOrSecrets')]
  if (secretOrSecrets.length === 0) throw new RangeError('"secretOrSecrets" expected at least one secret, got none')
  return Array.from(secretOrSecrets, (secret, index) => readSecret(secret, `secretOrSecrets[${index}]`))
}
