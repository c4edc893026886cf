import { createHmac } from 'node:crypto'
import type { ByteSink } from './byte-sink.ts'
import type { SecretMaterial } from './create-secret.ts'
import type { DigestRule, HmacHashName } from './digest-algorithm.ts'
import { hashHex, hasOneShotHash } from './hash-hex.ts'
import { BLOCK_BYTES, createHmacPads, type HmacPads, hmacHex } from './hmac-pads.ts'

/**
 * Digests what was written to a sink that left {@link BLOCK_BYTES} free at its front.
 *
 * @param sink - The message, from `start` to `length`.
 * @param rule - Which hash, and whether it is keyed.
 * @param secret - Key of an HMAC; not used otherwise.
 * @returns Lower-case hex.
 */
export function digestSink(sink: ByteSink, rule: DigestRule, secret: SecretMaterial | undefined): string {
  const { bytes, start, length } = sink
  if (!rule.keyed) return hashHex(rule.hash, bytes.subarray(start, length))
  const key = secret!
  if (hasOneShotHash) return hmacHex(rule.hash, padsOf(key, rule.hash), bytes.subarray(start - BLOCK_BYTES, length))
  return createHmac(rule.hash, key.bytes).update(bytes.subarray(start, length)).digest('hex')
}

function padsOf(secret: SecretMaterial, hash: HmacHashName): HmacPads {
  const known = secret.pads.get(hash)
  if (known !== undefined) return known
  const pads = createHmacPads(hash, secret.bytes)
  secret.pads.set(hash, pads)
  return pads
}
