import { assertChoice } from './assert-choice.ts'

/** Digests that the platforms use. The `hmac-` ones take a secret. */
export type DigestAlgorithm = 'hmac-sha256' | 'hmac-sha1' | 'md5' | 'sha256'

/** Hashes by the name that `node:crypto` gives them. */
export type HashName = HmacHashName | 'md5'

/** Hashes under an HMAC. */
export type HmacHashName = 'sha256' | 'sha1'

/** What a {@link DigestAlgorithm} is made of. */
export type DigestRule =
  | { readonly keyed: true; readonly hash: HmacHashName }
  | { readonly keyed: false; readonly hash: HashName }

/** Every algorithm, once. */
const DIGEST_RULES: Readonly<Record<DigestAlgorithm, DigestRule>> = {
  'hmac-sha256': { hash: 'sha256', keyed: true },
  'hmac-sha1': { hash: 'sha1', keyed: true },
  md5: { hash: 'md5', keyed: false },
  sha256: { hash: 'sha256', keyed: false }
}

const ALGORITHMS = Object.keys(DIGEST_RULES) as DigestAlgorithm[]

/**
 * Reads the name of an algorithm.
 *
 * @param algorithm - What the caller gave.
 * @throws {TypeError} naming the known ones.
 */
export function readDigestRule(algorithm: unknown): DigestRule {
  assertChoice(algorithm, 'algorithm', ALGORITHMS)
  return DIGEST_RULES[algorithm]
}
