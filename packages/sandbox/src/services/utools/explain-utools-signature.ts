import { createHash, createHmac } from 'node:crypto'
import { badlyCopiedSecrets, explainSignature, type SignatureGuess } from '../../engine/explain-signature.ts'
import type { Explanation } from '../../sandbox-types.ts'
import { buildPhpQuery, type PhpArray, sortedPhpQuery } from './php-query.ts'

/** A refused signature. */
export interface RefusedUtoolsSignature {
  readonly params: PhpArray
  /** The secret in force first, then those that were reset. */
  readonly secrets: readonly string[]
  readonly pluginId: string
  readonly received: string
}

interface Variant {
  readonly cause: string
  readonly text: string
}

/** Names of parameters that a client may sign although it does not send them. */
const optionalParameters = ['access_token', 'pay_limit', 'order_id', 'out_order_id', 'title', 'total_fee']

/** Explains a refused uTools signature. */
export function explainUtoolsSignature({ params, secrets, pluginId, received }: RefusedUtoolsSignature): Explanation {
  const { sign: _left, ...signed } = params
  const stringToSign = sortedPhpQuery(signed)
  const secret = secrets[0]!
  return explainSignature({
    stringToSign,
    expected: hmac(stringToSign, secret),
    received,
    guesses: guess(stringToSign, signed, secrets, pluginId)
  })
}

function* guess(
  stringToSign: string,
  signed: PhpArray,
  [secret = '', ...oldSecrets]: readonly string[],
  pluginId: string
): Generator<SignatureGuess> {
  for (const { cause, text } of otherTexts(signed)) yield { cause, text, signature: hmac(text, secret) }
  for (const { cause, sign } of otherDigests) yield { cause, text: stringToSign, signature: sign(stringToSign, secret) }
  const secrets = [
    ...badlyCopiedSecrets(secret),
    ...oldSecrets.map((old) => ({ cause: 'signed with a secret that was reset: take the new one', secret: old })),
    { cause: 'signed with the plug-in id instead of the secret', secret: pluginId }
  ]
  for (const { cause, secret: other } of secrets) {
    yield { cause, text: stringToSign, signature: hmac(stringToSign, other) }
  }
}

/** Texts that usual mistakes sign; values with no special characters give the right text, which never gets here. */
function* otherTexts(signed: PhpArray): Generator<Variant> {
  const sorted = Object.entries(signed).sort(([left], [right]) => (left < right ? -1 : 1))
  const pairs = sorted.map(([name, value]) => [name, String(value)] as [string, string])
  const php = sortedPhpQuery(signed)
  const join = (encode: (text: string) => string): string =>
    pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&')

  yield {
    cause: 'URLSearchParams leaves the asterisk as it is; PHP writes %2A: replace every * of the text by %2A',
    text: new URLSearchParams(pairs).toString()
  }
  yield {
    cause: "encodeURIComponent writes %20 for a space and leaves !'()*~ as they are: use the form encoding, space as +",
    text: join(encodeURIComponent)
  }
  yield {
    cause: 'RFC 3986 encoding (%20 for a space, ~ as it is): use the form encoding of RFC 1738',
    text: rfc3986(php)
  }
  yield { cause: 'the tilde was left as it is; PHP writes %7E', text: php.replaceAll('%7E', '~') }
  yield { cause: 'spaces were written %20; PHP writes +', text: php.replaceAll('+', '%20') }
  yield { cause: 'escapes in lower case (%2a); PHP writes upper case (%2A)', text: php.replace(/%../g, lower) }
  yield { cause: 'the values were not escaped: escape them as PHP http_build_query does', text: join((text) => text) }
  yield { cause: 'the parameters were not sorted by name', text: buildPhpQuery(Object.entries(signed)) }
  yield { cause: 'the JSON text was signed; sign the query text of the parameters', text: JSON.stringify(signed) }
  yield { cause: 'an empty "sign" was signed too: leave it out', text: sortedPhpQuery({ ...signed, sign: '' }) }
  for (const name of Object.keys(signed)) {
    const { [name]: _left, ...rest } = signed
    yield { cause: `"${name}" was sent but not signed: sign everything that is sent`, text: sortedPhpQuery(rest) }
  }
  for (const name of optionalParameters.filter((name) => !(name in signed))) {
    for (const value of ['', 'undefined', 'null']) {
      const text = sortedPhpQuery({ ...signed, [name]: value })
      yield { cause: `"${name}" was signed as "${value}" but not sent: leave absent parameters out`, text }
    }
  }
  const trimmed = Object.fromEntries(pairs.map(([name, value]) => [name, value.trim()]))
  yield { cause: 'values were sent with white space around them but signed without', text: sortedPhpQuery(trimmed) }
}

const otherDigests: readonly { cause: string; sign: (text: string, secret: string) => string }[] = [
  {
    cause: 'the signature is in upper case: send lower-case hex',
    sign: (text, secret) => hmac(text, secret).toUpperCase()
  },
  {
    cause: 'the signature is base64: send lower-case hex',
    sign: (text, secret) => createHmac('sha256', secret).update(text).digest('base64')
  },
  {
    cause: 'HMAC-MD5 instead of HMAC-SHA256',
    sign: (text, secret) => createHmac('md5', secret).update(text).digest('hex')
  },
  {
    cause: 'HMAC-SHA1 instead of HMAC-SHA256',
    sign: (text, secret) => createHmac('sha1', secret).update(text).digest('hex')
  },
  { cause: 'SHA-256 of text and secret instead of HMAC-SHA256', sign: (text, secret) => sha256(text + secret) },
  { cause: 'SHA-256 of secret and text instead of HMAC-SHA256', sign: (text, secret) => sha256(secret + text) },
  { cause: 'SHA-256 without the secret instead of HMAC-SHA256', sign: (text) => sha256(text) },
  { cause: 'key and text of the HMAC are swapped', sign: (text, secret) => hmac(secret, text) }
]

function hmac(text: string, secret: string): string {
  return createHmac('sha256', secret).update(text).digest('hex')
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function rfc3986(php: string): string {
  return php.replaceAll('+', '%20').replaceAll('%7E', '~')
}

function lower(text: string): string {
  return text.toLowerCase()
}
