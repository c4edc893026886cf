import { constants, type KeyObject, publicDecrypt, verify } from 'node:crypto'
import type { Explanation } from '../../../sandbox-types.ts'
import type { Keyring } from '../certificates/create-keyring.ts'
import type { SignType } from '../wire/sign-bytes.ts'
import { stringToSign } from '../wire/string-to-sign.ts'
import type { GatewayParameters } from './read-parameters.ts'

/** A refused signature of a request. */
export interface RefusedAlipaySignature {
  readonly parameters: GatewayParameters
  /** What was verified. */
  readonly text: Buffer
  readonly signType: SignType
  /** The application's public key. */
  readonly key: KeyObject
  readonly keyring: Keyring
}

interface Guess {
  readonly cause: string
  readonly text: Buffer
}

/** Explains a refused signature: an RSA signature can be tried on every text that a usual mistake signs. */
export function explainAlipaySignature(refused: RefusedAlipaySignature): Explanation {
  const { parameters, text, key, keyring, signType } = refused
  const received = parameters.values.get('sign')!.text
  const signature = Buffer.from(received, 'base64')
  const digest = signType === 'RSA2' ? 'sha256' : 'sha1'
  const fits = (candidate: Buffer, by: KeyObject, hash = digest): boolean => verify(hash, candidate, by, signature)
  const explain = (likelyCause: string, signed?: Buffer): Explanation => ({
    summary: 'the signature does not belong to these parameters and the public key of the application',
    stringToSign: text.toString(),
    clientSigned: signed?.toString(),
    stringDiffersAt: signed && !signed.equals(text) ? firstDifference(text, signed) : undefined,
    receivedSignature: received,
    likelyCause
  })

  if (!/^[0-9A-Za-z+/]+={0,2}$/.test(received)) {
    return explain(
      received.includes(' ')
        ? 'the signature has spaces where Base64 has "+": escape it (%2B) before it is sent'
        : 'the signature is not Base64: sign in Base64, not in hex or in the URL-safe alphabet'
    )
  }
  if (signature.length !== 256) {
    return explain(`the signature has ${signature.length} bytes; a key of 2048 bits makes 256`)
  }
  for (const { cause, text: candidate } of otherTexts(parameters)) {
    if (fits(candidate, key)) return explain(cause, candidate)
  }
  const otherDigest = signType === 'RSA2' ? 'sha1' : 'sha256'
  if (fits(text, key, otherDigest)) {
    return explain(
      `sign_type says ${signType}, the signature was made with ${otherDigest === 'sha1' ? 'SHA-1' : 'SHA-256'}`
    )
  }
  const first = keyring.made.keys?.application.publicKey
  if (first !== undefined && !first.equals(key) && fits(text, first)) {
    return explain(
      'signed with the private key of before uploadPublicKey(): its public key is no longer in force',
      text
    )
  }
  return explain(
    isOfKey(signature, key)
      ? 'the key is right, but other values were signed than were sent, and none of the usual mistakes gives them'
      : 'signed with another private key: the public key that the platform knows must be that of the signing key'
  )
}

/** Whether the signature was made with the key at all, whatever it signs. */
function isOfKey(signature: Buffer, key: KeyObject): boolean {
  try {
    return publicDecrypt({ key, padding: constants.RSA_PKCS1_PADDING }, signature).length > 0
  } catch {
    return false
  }
}

type Values = readonly (readonly [string, Buffer])[]

function* otherTexts({ values }: GatewayParameters): Generator<Guess> {
  const all: Values = [...values].map(([name, { bytes }]) => [name, bytes])
  const received: Values = [...values].map(([name, value]) => [name, value.received])
  yield {
    cause:
      'the body was read as GBK, because its charset stands neither in the URL nor in Content-Type: repeat it in the URL (gateway.do?charset=utf-8)',
    text: stringToSign(received, ['sign'])
  }
  yield {
    cause: 'sign_type was sent but not signed: requests sign it, only notifications leave it out',
    text: stringToSign(all, ['sign', 'sign_type'])
  }
  const escaped: Values = all.map(([name, bytes]) => [name, Buffer.from(encodeURIComponent(bytes.toString()))])
  yield {
    cause: 'the values were escaped before signing: sign raw values, escape for transport only',
    text: stringToSign(escaped, ['sign'])
  }
  const form: Values = all.map(([name, bytes]) => [
    name,
    Buffer.from(new URLSearchParams({ x: bytes.toString() }).toString().slice(2))
  ])
  yield {
    cause: 'the values were form-encoded before signing: sign raw values, escape for transport only',
    text: stringToSign(form, ['sign'])
  }
  yield { cause: 'the parameters were not sorted by name', text: joinUnsorted(all) }
  const plus: Values = all.map(([name, bytes]) => [
    name,
    name === 'timestamp' ? bytes : Buffer.from(bytes.toString().replaceAll(' ', '+'))
  ])
  yield {
    cause: 'a "+" was sent without escaping and arrived as a space: escape it as %2B',
    text: stringToSign(plus, ['sign'])
  }
  for (const [name] of all) {
    if (name === 'sign') continue
    yield {
      cause: `"${name}" was sent but not signed: sign everything that is sent, apart from files`,
      text: stringToSign(all, ['sign', name])
    }
  }
  const content = values.get('biz_content')?.text
  if (content !== undefined) {
    for (const other of rewriteJson(content)) {
      yield {
        cause: 'biz_content was serialised twice, and differently: make its text once, sign it and send it',
        text: stringToSign(
          [...all.filter(([name]) => name !== 'biz_content'), ['biz_content', Buffer.from(other)]],
          ['sign']
        )
      }
    }
  }
}

function joinUnsorted(all: Values): Buffer {
  return Buffer.from(
    all
      .filter(([name, bytes]) => name !== 'sign' && bytes.length > 0)
      .map(([name, bytes]) => `${name}=${bytes.toString()}`)
      .join('&')
  )
}

function rewriteJson(text: string): readonly string[] {
  try {
    const value: unknown = JSON.parse(text)
    return [JSON.stringify(value), JSON.stringify(value).replaceAll('/', '\\/'), JSON.stringify(value, null, 2)]
  } catch {
    return []
  }
}

/** Position of the first byte that differs. */
function firstDifference(left: Buffer, right: Buffer): number {
  const shorter = Math.min(left.length, right.length)
  for (let index = 0; index < shorter; index++) if (left[index] !== right[index]) return index
  return shorter
}
