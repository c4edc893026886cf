import type { KeyObject } from 'node:crypto'
import { InputError } from '@kaifang/http-core'

/** `RSA2` is SHA256withRSA, which new applications must use; `RSA` is SHA1withRSA of old ones. */
export type SignType = 'RSA2' | 'RSA'

/** Shortest modulus in bits: the platform takes 2048 for RSA2, and had 1024 with the old RSA. */
const MIN_BITS: Readonly<Record<SignType, number>> = { RSA2: 2048, RSA: 1024 }

/**
 * Checks that a key can sign or verify as `signType` wants.
 *
 * @throws {@link InputError} for a key of another algorithm, and for one that is too short.
 */
export function checkRsaKey(caller: string, field: string, key: KeyObject, signType: SignType): KeyObject {
  const rule = `an RSA key of ${MIN_BITS[signType]} bits or more`
  if (key.asymmetricKeyType !== 'rsa') {
    const received = `a key of another algorithm (${key.asymmetricKeyType ?? 'unknown'})`
    throw new InputError({
      caller,
      field,
      rule,
      received,
      hint: "Make a key pair with Alipay's key tool: RSA2, 2048 bits"
    })
  }
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0
  if (bits >= MIN_BITS[signType]) return key
  const hint = "Make a new key pair with Alipay's key tool: RSA2, 2048 bits"
  throw new InputError({ caller, field, rule, received: `one of ${bits} bits`, hint })
}
