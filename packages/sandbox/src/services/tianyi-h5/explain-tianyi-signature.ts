import { createHash, createHmac } from 'node:crypto'
import { badlyCopiedSecrets, explainSignature, type SignatureGuess } from '../../engine/explain-signature.ts'
import type { Explanation } from '../../sandbox-types.ts'
import { tianyiSign, tianyiStringToSign } from './tianyi-sign.ts'

/** A refused signature. */
export interface RefusedTianyiSignature {
  /** The parameters with id and timestamp, under the names that are signed. */
  readonly signed: Readonly<Record<string, string>>
  /** The family of header names that came. */
  readonly family: string
  readonly appSecret: string
  readonly received: string
}

/** Explains a refused Tianyi signature. */
export function explainTianyiSignature(refused: RefusedTianyiSignature): Explanation {
  const stringToSign = tianyiStringToSign(refused.signed)
  return explainSignature({
    stringToSign,
    expected: tianyiSign(stringToSign, refused.appSecret),
    received: refused.received,
    guesses: guess(stringToSign, refused)
  })
}

function* guess(
  stringToSign: string,
  { signed, family, appSecret }: RefusedTianyiSignature
): Generator<SignatureGuess> {
  for (const { cause, text } of otherTexts(signed, family))
    yield { cause, text, signature: tianyiSign(text, appSecret) }
  for (const { cause, sign } of otherDigests) {
    yield { cause, text: stringToSign, signature: sign(stringToSign, appSecret) }
  }
  const secrets = [
    ...badlyCopiedSecrets(appSecret),
    {
      cause: 'only the first 16 characters of the secret were used: that is the rule of the decryption',
      secret: appSecret.slice(0, 16)
    }
  ]
  for (const { cause, secret } of secrets) {
    yield { cause, text: stringToSign, signature: tianyiSign(stringToSign, secret) }
  }
}

function* otherTexts(
  signed: Readonly<Record<string, string>>,
  family: string
): Generator<{ readonly cause: string; readonly text: string }> {
  const names = Object.keys(signed)
  const join = (order: readonly string[], name: (text: string) => string = same, value = same): string =>
    order.map((key) => `${name(key)}=${value(signed[key]!)}`).join('&')
  const ofHeaders = (key: string): boolean => key.startsWith('X-H5')
  const business = names.filter((key) => !ofHeaders(key)).sort()
  const headers = names.filter(ofHeaders).sort()
  const sorted = [...names].sort()

  yield {
    cause: 'sorted without regard to case: upper-case names (X-…) come before lower-case ones',
    text: join([...business, ...headers])
  }
  yield { cause: 'the parameters were not sorted by name', text: join(names) }
  yield {
    cause: 'header names were signed in lower case: sign them as X-H5-ID and X-H5-Timestamp',
    text: join([...names].sort(byLowerCase), (key) => (ofHeaders(key) ? key.toLowerCase() : key))
  }
  const other = family === 'X-H5' ? 'X-H5App' : 'X-H5'
  yield {
    cause: `the names ${other}-… were signed, but the headers ${family}-… were sent`,
    text: join(sorted, (key) => key.replace(`${family}-`, `${other}-`))
  }
  yield { cause: 'id and timestamp were not signed', text: join(business) }
  yield { cause: 'the id was not signed', text: join(sorted.filter((key) => key !== `${family}-ID`)) }
  yield { cause: 'the timestamp was not signed', text: join(sorted.filter((key) => key !== `${family}-Timestamp`)) }
  yield { cause: 'the business parameters were not signed', text: join(headers) }
  yield { cause: 'the values were escaped: they are signed as they are', text: join(sorted, same, encodeURIComponent) }
  yield {
    cause: 'an empty signature was signed too: leave it out',
    text: `${join(headers)}&${family}-Signature=&${join(business)}`
  }
}

const otherDigests: readonly { cause: string; sign: (text: string, secret: string) => string }[] = [
  {
    cause: 'the signature is in lower case: send upper-case hex',
    sign: (text, secret) => tianyiSign(text, secret).toLowerCase()
  },
  {
    cause: 'the signature is base64: send upper-case hex',
    sign: (text, secret) => createHmac('sha1', secret).update(text).digest('base64')
  },
  {
    cause: 'HMAC-SHA256 instead of HMAC-SHA1',
    sign: (text, secret) => createHmac('sha256', secret).update(text).digest('hex').toUpperCase()
  },
  {
    cause: 'HMAC-MD5 instead of HMAC-SHA1',
    sign: (text, secret) => createHmac('md5', secret).update(text).digest('hex').toUpperCase()
  },
  {
    cause: 'MD5 without the secret instead of HMAC-SHA1 (a wrong sample in public does this)',
    sign: (text) => createHash('md5').update(text).digest('hex').toUpperCase()
  }
]

function same(text: string): string {
  return text
}

function byLowerCase(left: string, right: string): number {
  return left.toLowerCase() < right.toLowerCase() ? -1 : 1
}
