import { type CheckReply, decodeJson, isRecord, type ReplyView } from '@kaifang/http-core'
import type { ReadAlipaySettings } from './alipay-settings.ts'
import { decryptContent } from './encrypt-content.ts'
import type { Keyring } from './keyring.ts'
import { findRepeatedKey } from './reply/find-repeated-key.ts'
import { decodeAlipayText, type Envelope, readEnvelope } from './reply/read-envelope.ts'
import { describeRefusal, type Refusal, readRefusal } from './reply/read-refusal.ts'
import { rsaVerify } from './rsa-sign.ts'

/** A node of a reply, by wire names. */
export type AlipayNode = Readonly<Record<string, unknown>>

/** What is known of a reply before it comes. */
export interface ReplyExpectation {
  readonly method: string
  /** Whether a success has no `code`: `alipay.system.oauth.token` alone. */
  readonly hasNoCode: boolean
  /** Whether the reply is good without Alipay's key: login, where none is configured. */
  readonly mayGoUnverified: boolean
  /** What was signed, for the explanation of a refused signature. */
  readonly signedText: () => string | undefined
}

/** A success. */
export interface CheckedNode {
  readonly node: AlipayNode
  /** Whether Alipay's signature was verified over it. */
  readonly verified: boolean
}

/** What reading a reply needs of the client. */
export interface ReplyContext {
  readonly settings: ReadAlipaySettings
  /** `undefined` where no key of Alipay's is configured. */
  readonly keyring: Keyring | undefined
}

/** The gateway answers 200 with an error too; any other status is somebody else's. */
export const checkAlipayReply: CheckReply = (reply) => {
  if (reply.status !== 200) throw reply.fail.status()
}

const UNSIGNED = 'do not act on it; the platform signs every success'
const MISMATCH =
  "do not act on it; check that alipayPublicKey is Alipay's (支付宝公钥) for this application and environment, not your own, and look for a proxy that rewrites replies"

/**
 * Reads a reply: verifies the signature over the bytes of the node as they came, then parses exactly those bytes, then asks
 * whether it is a success. A reply without signature can only be a failure.
 *
 * @throws {@link ApiError} when the platform refuses.
 * @throws {@link SignatureError} when the signature does not match or is missing.
 * @throws {@link DecodeError} when it is no reply of the gateway.
 */
export async function readAlipayReply(
  context: ReplyContext,
  expected: ReplyExpectation,
  reply: ReplyView
): Promise<CheckedNode> {
  const { settings, keyring } = context
  const envelope = readEnvelope(reply, expected.method, settings.charset)
  const refuse = (refusal: Refusal) => reply.fail.api(describeRefusal(refusal, expected.signedText()))

  const mayBeBelieved = keyring === undefined && expected.mayGoUnverified
  if (!mayBeBelieved) {
    if (envelope.sign === undefined || keyring === undefined) {
      const refusal = readRefusal(readNode(envelope, settings, reply))
      if (refusal !== undefined) throw refuse(refusal)
      throw reply.fail.signature('ERR_SIGNATURE_MISMATCH', 'sent a success without a signature', UNSIGNED)
    }
    await verify(envelope, envelope.sign, context, keyring, reply)
  }
  const node = readNode(envelope, settings, reply)
  const refusal = readRefusal(node)
  if (refusal !== undefined) throw refuse(refusal)
  const isSuccess = envelope.name !== 'error_response' && (expected.hasNoCode || node.code !== undefined)
  if (!isSuccess) throw reply.fail.shape(`${envelope.name}.code`, 'a code of the gateway')
  return { node, verified: !mayBeBelieved }
}

async function verify(
  envelope: Envelope,
  sign: string,
  { settings }: ReplyContext,
  keyring: Keyring,
  reply: ReplyView
): Promise<void> {
  const found = keyring.find(envelope.certificateSerial)
  const lookup = found instanceof Promise ? await found : found
  if ('problem' in lookup) {
    throw reply.fail.signature(
      'ERR_SIGNATURE_MISMATCH',
      `sent a reply signed with a certificate that is not loaded: ${lookup.problem}${quote(envelope, settings, reply)}`,
      "download Alipay's certificate (支付宝公钥证书) from the console and add it to certificates.alipay"
    )
  }
  if (lookup.keys.some((key) => rsaVerify(envelope.node, sign, key, settings.signType))) return
  throw reply.fail.signature(
    'ERR_SIGNATURE_MISMATCH',
    `sent a reply whose signature does not match${quote(envelope, settings, reply)}`,
    MISMATCH
  )
}

/** What a reply that can't be verified says of itself: with keys that are mixed up, its complaint is the way out. */
function quote(envelope: Envelope, settings: ReadAlipaySettings, reply: ReplyView): string {
  try {
    const refusal = readRefusal(readNode(envelope, settings, reply))
    return refusal === undefined ? '' : `; it says ${refusal.code} ${refusal.subCode ?? ''}`.trimEnd()
  } catch {
    return ''
  }
}

/** Parses the bytes of a node, decrypted where they are a JSON text in quotation marks. */
function readNode({ name, node, isGbk }: Envelope, settings: ReadAlipaySettings, reply: ReplyView): AlipayNode {
  const parse = (bytes: Uint8Array): unknown => {
    const text = decodeAlipayText(bytes, isGbk)
    if (text === undefined) throw reply.fail.decode(`sent a body that is not ${isGbk ? 'GBK' : 'UTF-8'}`)
    const result = decodeJson(text)
    if ('fault' in result) throw reply.fail.decode('sent a node that is not JSON')
    const repeated = findRepeatedKey(text, result.value)
    if (repeated !== undefined) throw reply.fail.shape(`${name}.${repeated}`, 'given once')
    return result.value
  }
  const value = parse(node)
  if (isRecord(value)) return value
  if (typeof value !== 'string') throw reply.fail.shape(name, 'an object')
  const opened = settings.encryptKey === undefined ? undefined : decryptContent(value, settings.encryptKey)
  if (opened === undefined) {
    throw reply.fail.decrypt(
      'sent an encrypted reply that encryptKey does not open',
      'give encryptKey (接口内容加密密钥) as the console shows it'
    )
  }
  const content = parse(opened)
  if (!isRecord(content)) throw reply.fail.shape(name, 'an object')
  return content
}

/**
 * Reads the node of a reply that proves itself: a certificate, which is verified by its chain.
 *
 * @throws {@link ApiError} when the platform refuses.
 */
export function readNodeUnverified(settings: ReadAlipaySettings, method: string, reply: ReplyView): AlipayNode {
  const node = readNode(readEnvelope(reply, method, settings.charset), settings, reply)
  const refusal = readRefusal(node)
  if (refusal !== undefined) throw reply.fail.api(describeRefusal(refusal, undefined))
  return node
}
