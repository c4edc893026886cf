import type { ServiceRequest } from '../../../engine/service.ts'
import type { PayMerchant, WeixinPayState } from '../weixin-pay-state.ts'
import { explainPaySignature } from './explain-pay-signature.ts'
import { lackingParameter, PayRefusal, shapeRefusal, wrongParameter } from './pay-refusal.ts'
import { type PaySignType, paySign } from './pay-sign.ts'
import { type PayFields, PayXmlError, readPayXml } from './pay-xml.ts'

/** What a call is played with. */
export interface PayScene {
  readonly merchant: PayMerchant
  readonly state: WeixinPayState
  readonly nowMs: number
}

/** A request whose signature is right. */
export interface PayCall extends PayScene {
  readonly fields: PayFields
  readonly signType: PaySignType
  /** In service-provider mode. */
  readonly subMchId: string | undefined
  readonly subAppId: string | undefined
}

/** What an endpoint wants of every call. */
export interface PayCallRules {
  /** The only algorithm that it takes. */
  readonly signType?: PaySignType | undefined
  /** The sandbox's key request has no appid. */
  readonly withoutAppId?: boolean | undefined
}

/** Reads a body of XML; throws what the platform says. */
function readPayBody(body: Buffer): PayFields {
  if (body.length === 0) throw shapeRefusal('POST_DATA_EMPTY', 'empty post data', 'the body is empty')
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body)
  } catch {
    throw shapeRefusal('NOT_UTF8', '请使用UTF-8编码格式', 'the body is not UTF-8')
  }
  try {
    return readPayXml(text)
  } catch (error) {
    if (!(error instanceof PayXmlError)) throw error
    throw shapeRefusal('XML_FORMAT_ERROR', 'XML格式错误', `the body is not XML of one level: ${error.message}`)
  }
}

/** The checks that every endpoint shares. */
export function readPayCall(request: ServiceRequest, scene: PayScene, rules: PayCallRules = {}): PayCall {
  const fields = readPayBody(request.body)
  const { merchant } = scene
  if (!rules.withoutAppId) {
    const appId = requireField(fields, 'appid', 32)
    if (appId !== merchant.appId) {
      throw shapeRefusal('APPID_NOT_EXIST', 'appid不存在', 'there is no such appid here: take weixinPay.appId')
    }
  }
  const mchId = requireField(fields, 'mch_id', 32)
  if (!/^\d{8,10}$/.test(mchId)) throw shapeRefusal('PARAM_ERROR', 'mch_id参数格式错误', '"mch_id" has 8 to 10 digits')
  if (mchId !== merchant.mchId) {
    throw shapeRefusal('MCHID_NOT_EXIST', '商户号mch_id不存在', 'there is no such merchant here: take weixinPay.mchId')
  }
  const nonce = requireField(fields, 'nonce_str')
  if ([...nonce].length > 32)
    throw shapeRefusal('PARAM_ERROR', 'nonce_str too long', '"nonce_str" has at most 32 characters')
  const signType = readSignType(fields, rules.signType)
  const received = requireField(fields, 'sign')
  if (received !== paySign(fields, scene.state.keys[0]!, signType)) {
    const { keys } = scene.state
    const explanation = explainPaySignature({ fields, keys, mchId, type: signType, received })
    throw new PayRefusal({ code: 'SIGNERROR', text: '签名错误', level: 'shape', explanation })
  }
  return { ...scene, fields, signType, ...readSubMerchant(fields, merchant) }
}

function readSignType(fields: PayFields, only: PaySignType | undefined): PaySignType {
  const sent = fields.get('sign_type') || 'MD5'
  if (only !== undefined && sent !== only) {
    throw shapeRefusal('PARAM_ERROR', 'invalid sign_type', `this endpoint takes sign_type=${only} alone, got ${sent}`)
  }
  if (sent === 'MD5' || sent === 'HMAC-SHA256') return sent
  throw wrongParameter('sign_type', 'is MD5 or HMAC-SHA256')
}

/** Service-provider mode (服务商): the sub-merchant must be one of ours. */
function readSubMerchant(
  fields: PayFields,
  merchant: PayMerchant
): { subMchId: string | undefined; subAppId: string | undefined } {
  const subMchId = optionalField(fields, 'sub_mch_id', 32)
  const subAppId = optionalField(fields, 'sub_appid', 32)
  if (subMchId !== undefined && subMchId !== merchant.subMchId) {
    throw shapeRefusal(
      'MCHID_NOT_EXIST',
      'sub_mch_id不存在',
      'there is no such sub-merchant: take weixinPay.subMerchant'
    )
  }
  if (subAppId !== undefined && subMchId === undefined) throw lackingParameter('sub_mch_id')
  if (subAppId !== undefined && subAppId !== merchant.subAppId) {
    const why = 'this sub_appid is not bound to the sub-merchant: take weixinPay.subMerchant'
    throw shapeRefusal('APPID_MCHID_NOT_MATCH', 'sub_mch_id与sub_appid不匹配', why)
  }
  return { subMchId, subAppId }
}

/** A field that may be missing; an empty one counts as missing. Lengths are characters. */
export function optionalField(fields: PayFields, name: string, maximum = Number.POSITIVE_INFINITY): string | undefined {
  const value = fields.get(name)
  if (value === undefined || value === '') return undefined
  const { length } = [...value]
  if (length > maximum) throw wrongParameter(name, `has ${length} characters, at most ${maximum}`)
  return value
}

/** A field that must be there. */
export function requireField(fields: PayFields, name: string, maximum?: number): string {
  const value = optionalField(fields, name, maximum)
  if (value === undefined) throw lackingParameter(name)
  return value
}

/** A whole number of fen (分) above 0. */
export function requireFee(fields: PayFields, name: string): number {
  const text = requireField(fields, name)
  if (!/^[1-9]\d{0,9}$/.test(text)) throw wrongParameter(name, 'is a whole number of fen (分) above 0')
  return Number(text)
}

/** A merchant's number: digits, letters and a few signs. */
export function checkMerchantNumber(name: string, text: string, minimum: number, maximum: number): string {
  if (text.length < minimum || text.length > maximum || !/^[\w\-|*@]+$/.test(text)) {
    throw wrongParameter(name, `has ${minimum} to ${maximum} digits, letters or _ - | * @`)
  }
  return text
}

/** An absolute address without a query (不能携带参数). */
export function checkNotifyUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol))
    throw wrongParameter('notify_url', 'is an absolute http(s) address')
  if (text.includes('?')) throw wrongParameter('notify_url', 'has no query')
  if (text.length > 256) throw wrongParameter('notify_url', 'has at most 256 characters')
  return text
}
