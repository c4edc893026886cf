import type { Explanation } from '../sandbox-types.ts'

/** A usual mistake and the signature it would give. */
export interface SignatureGuess {
  /** What went wrong and what to do instead. */
  readonly cause: string
  /** The text that the mistake signs. */
  readonly text: string
  /** The signature that comes out. */
  readonly signature: string
}

/** A refused signature and what is known about it. */
export interface RefusedSignature {
  readonly stringToSign: string
  readonly expected: string
  readonly received: string
  /** Tried in order, until one fits. */
  readonly guesses: Iterable<SignatureGuess>
}

/** Explains a refused signature: looks for a usual mistake that reproduces it, and for the first byte that differs. */
export function explainSignature({ stringToSign, expected, received, guesses }: RefusedSignature): Explanation {
  const guess = findGuess(guesses, received)
  return {
    summary: 'the signature does not belong to these parameters and this secret',
    stringToSign,
    clientSigned: guess?.text,
    stringDiffersAt: guess && guess.text !== stringToSign ? firstDifference(stringToSign, guess.text) : undefined,
    expectedSignature: expected,
    receivedSignature: received,
    signatureDiffersAt: firstDifference(expected, received),
    likelyCause:
      guess?.cause ??
      'none of the usual mistakes gives this signature: it was made with another secret, or other values were signed than were sent'
  }
}

function findGuess(guesses: Iterable<SignatureGuess>, received: string): SignatureGuess | undefined {
  for (const guess of guesses) if (guess.signature === received) return guess
  return undefined
}

/** Position of the first byte that differs. */
function firstDifference(left: string, right: string): number {
  const leftBytes = Buffer.from(left)
  const rightBytes = Buffer.from(right)
  const shorter = Math.min(leftBytes.length, rightBytes.length)
  for (let index = 0; index < shorter; index++) if (leftBytes[index] !== rightBytes[index]) return index
  return shorter
}

/** A secret that was copied badly, with the mistake. */
export interface SecretVariant {
  readonly cause: string
  readonly secret: string
}

/** The usual accidents with a secret. */
export function badlyCopiedSecrets(secret: string): readonly SecretVariant[] {
  const around = 'the secret has white space around it: trim it where it is read'
  return [
    ...['\n', '\r\n', ' ', '\t'].map((space) => ({ cause: around, secret: secret + space })),
    ...[' ', '\t'].map((space) => ({ cause: around, secret: space + secret })),
    { cause: 'the secret has quotation marks around it', secret: `"${secret}"` },
    { cause: 'the secret is empty', secret: '' },
    { cause: 'the secret was changed to lower case', secret: secret.toLowerCase() },
    { cause: 'the secret was changed to upper case', secret: secret.toUpperCase() }
  ]
}
