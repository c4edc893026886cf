import type { KeyObject } from 'node:crypto'
import type { ServiceAnswer } from '../../../engine/service.ts'
import type { Explanation } from '../../../sandbox-types.ts'
import { type Charset, encodeText } from '../wire/charset.ts'
import { encryptContent } from '../wire/encrypt-content.ts'
import { encodeExactJson, type WireObject } from '../wire/exact-json.ts'
import { signBytes } from '../wire/sign-bytes.ts'
import type { AlipayScene } from './alipay-scene.ts'

/** A reply before it is put together: every part can be spoiled by a fault. */
export interface ReplyParts {
  /** Name of the node, e.g. `alipay_trade_query_response`. */
  readonly node: string
  /** The node's text: what is signed, in the charset of the reply. */
  readonly text: string
  readonly sign: string | undefined
  readonly certSn: string | undefined
  readonly charset: Charset
}

/** What a reply depends on besides its content. */
export interface ReplyManner {
  readonly charset: Charset
  readonly certified: boolean
  readonly encrypted: boolean
}

/** The name of a method's node. */
export function nodeName(method: string): string {
  return `${method.replaceAll('.', '_')}_response`
}

/** Writes and signs a node: the signature covers the exact bytes of its value (Alipay reference 6). */
export function signReply(node: string, value: WireObject, manner: ReplyManner, scene: AlipayScene): ReplyParts {
  const plain = encodeExactJson(value)
  const content = encodeText(plain, manner.charset)
  // Encrypted replies: the value is a JSON string, and the signed text includes its quotation marks.
  const text = manner.encrypted ? `"${encryptContent(content, scene.encryptKey)}"` : plain
  return { node, text, charset: manner.charset, ...signNode(text, manner, scene) }
}

/** Signs a node's text with the key that the mode asks for. */
export function signNode(
  text: string,
  { charset, certified }: Pick<ReplyManner, 'charset' | 'certified'>,
  scene: AlipayScene,
  forger?: KeyObject
): Pick<ReplyParts, 'sign' | 'certSn'> {
  const certificate = certified ? scene.keyring.made.certificates?.alipay[scene.state.certificateIndex] : undefined
  const key = forger ?? certificate?.privateKey ?? scene.keyring.made.keys?.alipay.privateKey
  return {
    sign: key && signBytes(encodeText(text, charset), key),
    certSn: certificate?.serial
  }
}

/** The body: the node, then the certificate's number in certificate mode, then the signature. */
export function joinReply({ node, text, sign, certSn }: ReplyParts): string {
  const parts = [
    `"${node}":${text}`,
    ...(certSn === undefined ? [] : [`"alipay_cert_sn":"${certSn}"`]),
    ...(sign === undefined ? [] : [`"sign":"${sign}"`])
  ]
  return `{${parts.join(',')}}`
}

/** An answer of the gateway: status 200 and `text/html` whatever it says (Alipay reference 1). */
export function gatewayAnswer(
  body: string,
  charset: Charset,
  granted: boolean,
  explanation?: Explanation
): ServiceAnswer {
  return {
    status: 200,
    headers: { 'content-type': `text/html;charset=${charset}` },
    body: encodeText(body, charset),
    explanation,
    granted
  }
}
