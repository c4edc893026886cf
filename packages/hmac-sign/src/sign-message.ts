import { type ByteSink, takeSink, writeBytes } from './byte-sink.ts'
import { writeCanonicalQuery } from './canonical-query.ts'
import { writeCanonicalText } from './canonical-text.ts'
import type { SecretMaterial } from './create-secret.ts'
import { digestSink } from './digest-sink.ts'
import { BLOCK_BYTES } from './hmac-pads.ts'
import type { SignPlan } from './sign-options.ts'
import { utf8Encode } from './utf8-encode.ts'

/**
 * Writes the part of the signed text that no secret belongs to.
 *
 * @param params - Fields by wire name, not checked yet.
 * @param plan - The platform's rules.
 * @returns A sink for {@link signMessage}; give it back with `releaseSink`.
 */
export function writeMessage(params: unknown, plan: SignPlan): ByteSink {
  const sink = takeSink(BLOCK_BYTES)
  if (plan.dialect === 'php') writeCanonicalQuery(sink, params, plan.omit)
  else writeCanonicalText(sink, params, plan.omit, plan.skipEmpty)
  return sink
}

/**
 * Signs a written message with one secret, and leaves the sink ready for the next secret.
 *
 * @param sink - What {@link writeMessage} returned.
 * @param plan - The platform's rules.
 * @param secret - Key, or end of the text.
 * @returns Hex in the case that the plan names.
 */
export function signMessage(sink: ByteSink, plan: SignPlan, secret: SecretMaterial): string {
  const { length } = sink
  if (plan.secretSuffix !== undefined) {
    utf8Encode(sink, plan.secretSuffix, 'secretSuffix')
    writeBytes(sink, secret.bytes)
  }
  const hex = digestSink(sink, plan.rule, secret)
  sink.length = length
  return plan.letterCase === 'upper' ? hex.toUpperCase() : hex
}
