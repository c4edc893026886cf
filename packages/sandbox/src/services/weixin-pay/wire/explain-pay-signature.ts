import { createHash, createHmac } from 'node:crypto'
import { badlyCopiedSecrets, explainSignature, type SignatureGuess } from '../../../engine/explain-signature.ts'
import type { Explanation } from '../../../sandbox-types.ts'
import { type PaySignType, payText, signPayText } from './pay-sign.ts'
import type { PayFields } from './pay-xml.ts'

/** A refused signature. */
export interface RefusedPaySignature {
  readonly fields: PayFields
  /** The key in force first, then those that were reset. */
  readonly keys: readonly string[]
  readonly mchId: string
  readonly type: PaySignType
  readonly received: string
}

/** Stands for the key in every text that is shown. */
const mask = '&key=********'

/** Explains a refused signature; the key is masked in the texts. */
export function explainPaySignature({ fields, keys, mchId, type, received }: RefusedPaySignature): Explanation {
  const text = payText(fields)
  const key = keys[0]!
  return {
    ...explainSignature({
      stringToSign: text + mask,
      expected: signPayText(text, key, type),
      received,
      guesses: guess(text, fields, keys, mchId, type)
    }),
    summary: `the signature (${type}) does not belong to these parameters and this API key`
  }
}

function* guess(
  text: string,
  fields: PayFields,
  [key = '', ...oldKeys]: readonly string[],
  mchId: string,
  type: PaySignType
): Generator<SignatureGuess> {
  const other = type === 'MD5' ? 'HMAC-SHA256' : 'MD5'
  yield {
    cause: `signed with ${other}: ${type === 'MD5' ? 'send sign_type=HMAC-SHA256 and sign it too' : 'sign with HMAC-SHA256, or leave sign_type out'}`,
    text: text + mask,
    signature: signPayText(text, key, other)
  }
  yield {
    cause: 'the signature is in lower case: send upper-case hex',
    text: text + mask,
    signature: signPayText(text, key, type).toLowerCase()
  }
  for (const { cause, text: wrong } of otherTexts(fields)) {
    yield { cause, text: wrong + mask, signature: signPayText(wrong, key, type) }
  }
  yield* withoutKeyAtTheEnd(text, key)
  const secrets = [
    ...badlyCopiedSecrets(key),
    ...oldKeys.map((old) => ({ cause: 'signed with an API key that was reset: take the new one', secret: old })),
    { cause: 'signed with the merchant number instead of the API key', secret: mchId }
  ]
  for (const { cause, secret } of secrets) {
    yield { cause, text: text + mask, signature: signPayText(text, secret, type) }
  }
}

/** Usual mistakes in how the key takes part. */
function* withoutKeyAtTheEnd(text: string, key: string): Generator<SignatureGuess> {
  const upper = (hex: string): string => hex.toUpperCase()
  const hmac = (input: string): string => upper(createHmac('sha256', key).update(input).digest('hex'))
  const md5 = (input: string): string => upper(createHash('md5').update(input).digest('hex'))
  yield {
    cause: 'HMAC without &key= at the end of the text: append it there too',
    text,
    signature: hmac(text)
  }
  yield { cause: 'the key was appended without &key=', text: `${text}********`, signature: md5(text + key) }
  yield { cause: 'the key was left out of the text', text, signature: md5(text) }
}

interface Variant {
  readonly cause: string
  readonly text: string
}

/** Texts that usual mistakes sign. */
function* otherTexts(fields: PayFields): Generator<Variant> {
  const sent = [...fields].filter(([name]) => name !== 'sign')
  const sorted = [...sent].sort(([left], [right]) => (left < right ? -1 : 1))
  const join = (pairs: readonly (readonly [string, string])[], encode = (value: string): string => value): string =>
    pairs.map(([name, value]) => `${name}=${encode(value)}`).join('&')
  yield { cause: 'empty parameters were signed: leave them out', text: join(sorted) }
  yield {
    cause: 'the parameters were not sorted by name',
    text: join(sent.filter(([, value]) => value !== ''))
  }
  const there = sorted.filter(([, value]) => value !== '')
  yield { cause: 'the values were URL-encoded: sign them as they are', text: join(there, encodeURIComponent) }
  yield {
    cause: 'values were sorted without regard to case: sort by code unit, upper case first',
    text: join([...there].sort(([left], [right]) => (left.toLowerCase() < right.toLowerCase() ? -1 : 1)))
  }
  const escapeXml = (value: string): string =>
    value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  yield { cause: 'the escaped XML was signed: sign the text before it is escaped', text: join(there, escapeXml) }
  yield {
    cause: 'the text has CR LF line ends, which XML reads as LF: sign and send LF',
    text: join(there, (value) => value.replaceAll('\n', '\r\n'))
  }
  yield {
    cause: 'values were signed without the white space around them',
    text: join(there, (value) => value.trim())
  }
  for (const [name] of there) {
    yield {
      cause: `"${name}" was sent but not signed: sign everything that is sent`,
      text: join(there.filter(([other]) => other !== name))
    }
  }
}
