import { canonicalText } from '@kaifang/hmac-sign'
import type { RequestBody, RequestDescription, Signer } from '@kaifang/http-core'
import type { ReadAlipaySettings } from './alipay-settings.ts'
import { formatAlipayTime } from './alipay-time.ts'
import type { CallParams } from './operations/read-params.ts'
import { rsaSign, rsaSignInPool } from './rsa-sign.ts'

const FORM_TYPE = 'application/x-www-form-urlencoded; charset=utf-8'

/** How busy a client is. */
export interface Load {
  /** Calls under way, this one included. */
  inFlight: number
}

/**
 * The public parameters (公共参数) of a call: those that it has of its own, and those that every call carries.
 *
 * @param nowMs - Milliseconds since the epoch; written in Beijing time.
 */
export function publicParams(settings: ReadAlipaySettings, params: Pick<CallParams, 'method' | 'open'>, nowMs: number) {
  const { certificates } = settings
  const all: Record<string, string> = {
    app_id: settings.appId,
    method: params.method,
    format: 'JSON',
    charset: settings.charset === 'gbk' ? 'GBK' : 'utf-8',
    sign_type: settings.signType,
    timestamp: formatAlipayTime(nowMs),
    version: '1.0',
    ...params.open
  }
  if (certificates !== undefined) {
    all.app_cert_sn = certificates.appSerial
    all.alipay_root_cert_sn = certificates.rootSerial
  }
  return all
}

/**
 * Writes the text to sign (待签名字符串): every parameter that is sent, `sign_type` included, sorted and not escaped.
 *
 * @see Alipay open platform, "自行实现签名" (docs/sources.md#alipay)
 */
export function textToSign(params: Readonly<Record<string, string>>): string {
  return canonicalText(params, { skipEmpty: true })
}

/** Encodes parameters for an address or an order string: a blank is `%20`. */
export function encodeParams(params: Readonly<Record<string, string>>): string {
  let encoded = ''
  for (const [name, value] of Object.entries(params)) {
    encoded += `${encoded === '' ? '' : '&'}${name}=${encodeValue(value)}`
  }
  return encoded
}

/** What `encodeURIComponent` leaves as it is. */
const PLAIN = /^[\w.~-]*$/
const BASE64 = /^[A-Za-z\d+/]+={0,2}$/

/** As `encodeURIComponent`, which takes longer over a signature than all the rest does over the parameters. */
function encodeValue(value: string): string {
  if (PLAIN.test(value)) return value
  if (!BASE64.test(value)) return encodeURIComponent(value)
  return value.replaceAll('+', '%2B').replaceAll('/', '%2F').replaceAll('=', '%3D')
}

/** Encodes the form once, with what is public: signing has made texts of all its fields. */
function encodeForm({ body }: RequestDescription): RequestBody {
  if (body?.kind !== 'form') return body as RequestBody
  const text = encodeParams(body.fields as Record<string, string>)
  return { kind: 'encoded', fields: body.fields, text, contentType: FORM_TYPE }
}

/** The method's own parameters of a description, which are signed with the public ones. Files are not. */
function ownParams({ body }: RequestDescription): Record<string, string> {
  if (body?.kind === 'form') return body.fields as Record<string, string>
  if (body?.kind !== 'multipart') return {}
  const texts = body.parts.filter(({ content }) => typeof content === 'string')
  return Object.fromEntries(texts.map(({ name, content }) => [name, content as string]))
}

/**
 * Makes the signer: adds the public parameters and `sign`, all of them in the address.
 *
 * Signs on this thread while nothing else is under way, and on the thread pool otherwise: one signature is cheaper here, many
 * are faster there, and the event loop stays free.
 *
 * @param remember - Told what was signed, so that a refused signature can be explained.
 */
export function createAlipaySigner(
  settings: ReadAlipaySettings,
  load: Load,
  remember: (description: RequestDescription, text: string) => void
): Signer {
  const { privateKey, signType } = settings
  return {
    async signParams(description, { nowMs }) {
      const { method, ...open } = description.query as Record<string, string>
      const all = publicParams(settings, { method: method as string, open }, nowMs)
      const text = textToSign({ ...all, ...ownParams(description) })
      remember(description, text)
      const body = encodeForm(description)
      // Calls that begin together are told from one that is alone only once all of them have begun.
      await undefined
      const sign =
        load.inFlight <= 1 ? rsaSign(text, privateKey, signType) : await rsaSignInPool(text, privateKey, signType)
      return { ...description, body, query: encodeParams({ ...all, sign }) }
    }
  }
}
