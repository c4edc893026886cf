import { prepayLifeMs } from '../order/pay-the-order.ts'
import type { OrderParameters, StoredPayOrder, WeixinPayState } from '../weixin-pay-state.ts'
import type { WeixinPayOrder } from '../weixin-pay-types.ts'
import { compactTime, readCompactTime } from '../wire/compact-time.ts'
import {
  checkMerchantNumber,
  checkNotifyUrl,
  optionalField,
  type PayCall,
  requireFee,
  requireField
} from '../wire/pay-call.ts'
import { businessRefusal, lackingParameter, wrongParameter } from '../wire/pay-refusal.ts'
import type { WireFields } from '../wire/xml-answer.ts'

const tradeTypes = ['JSAPI', 'APP', 'NATIVE', 'MWEB'] as const

/** Parameters that differ from call to call without being another order. */
const passing = new Set(['nonce_str', 'sign', 'sign_type'])

/** `POST /pay/unifiedorder`, place an order (统一下单). */
export function unifiedOrder(call: PayCall): WireFields {
  const { state, nowMs } = call
  const parameters = readOrderParameters(call)
  const known = state.orders.get(parameters.outTradeNo)
  const order = known === undefined ? openPayOrder(state, parameters, nowMs) : repeat(state, known, parameters, nowMs)
  return {
    trade_type: parameters.tradeType,
    prepay_id: order.prepayId,
    code_url: order.codeUrl,
    mweb_url: order.mwebUrl,
    device_info: parameters.deviceInfo
  }
}

function readOrderParameters(call: PayCall): OrderParameters {
  const { fields, signType, subMchId, subAppId, nowMs } = call
  const outTradeNo = checkMerchantNumber('out_trade_no', requireField(fields, 'out_trade_no'), 6, 32)
  const body = requireField(fields, 'body', 128)
  const totalFee = requireFee(fields, 'total_fee')
  const tradeType = readTradeType(requireField(fields, 'trade_type'))
  const address = requireField(fields, 'spbill_create_ip', 64)
  // IPv6 text has no other characters; the platform does not say how strictly it looks.
  if (!/^(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-f:.]*:[\da-f:.]*)$/i.test(address)) {
    throw wrongParameter('spbill_create_ip', 'is an IPv4 or IPv6 address')
  }
  const notifyUrl = checkNotifyUrl(requireField(fields, 'notify_url'))
  const feeType = optionalField(fields, 'fee_type', 16) ?? 'CNY'
  if (feeType !== 'CNY') throw wrongParameter('fee_type', 'is CNY')
  const limits = {
    device_info: 32,
    detail: 6000,
    attach: 127,
    goods_tag: 32,
    product_id: 32,
    openid: 128,
    sub_openid: 128
  }
  for (const [name, maximum] of Object.entries(limits)) optionalField(fields, name, maximum)
  readChoiceField(call, 'limit_pay', ['no_credit'])
  readChoiceField(call, 'receipt', ['Y'])
  readChoiceField(call, 'profit_sharing', ['Y', 'N'])
  checkByType(call, tradeType)
  return {
    outTradeNo,
    tradeType,
    totalFee,
    feeType,
    body,
    attach: optionalField(fields, 'attach'),
    deviceInfo: optionalField(fields, 'device_info'),
    openid: optionalField(fields, 'openid'),
    subOpenid: optionalField(fields, 'sub_openid'),
    subMchId,
    subAppId,
    notifyUrl,
    signType,
    expiresAtMs: readExpiry(call, nowMs),
    fingerprint: JSON.stringify([...fields].filter(([name, value]) => !passing.has(name) && value !== '').sort())
  }
}

function readTradeType(text: string): WeixinPayOrder['tradeType'] {
  const type = tradeTypes.find((known) => known === text)
  if (type === undefined) throw wrongParameter('trade_type', `is ${tradeTypes.join(', ')}`)
  return type
}

function readChoiceField({ fields }: PayCall, name: string, choices: readonly string[]): void {
  const value = optionalField(fields, name)
  if (value !== undefined && !choices.includes(value)) throw wrongParameter(name, `is ${choices.join(' or ')}`)
}

/** What one way of paying needs and another does not. */
function checkByType({ fields, subAppId }: PayCall, tradeType: WeixinPayOrder['tradeType']): void {
  const payer = optionalField(fields, 'openid')
  const subPayer = optionalField(fields, 'sub_openid')
  if (subPayer !== undefined && subAppId === undefined) throw lackingParameter('sub_appid')
  if (tradeType === 'JSAPI' && payer === undefined && subPayer === undefined) throw lackingParameter('openid')
  if (tradeType === 'NATIVE') requireField(fields, 'product_id')
  const scene =
    tradeType === 'MWEB' ? requireField(fields, 'scene_info', 256) : optionalField(fields, 'scene_info', 256)
  if (scene === undefined) return
  const parsed = readJson(scene)
  if (parsed === undefined) throw wrongParameter('scene_info', 'is a JSON object')
  if (tradeType === 'MWEB' && typeof parsed.h5_info !== 'object') throw wrongParameter('scene_info', 'has h5_info')
}

function readJson(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

/** `time_expire` lies at least one minute after the order. */
function readExpiry({ fields }: PayCall, nowMs: number): number | undefined {
  const read = (name: string): number | undefined => {
    const text = optionalField(fields, name)
    const at = text === undefined ? undefined : readCompactTime(text)
    if (text !== undefined && at === undefined) throw wrongParameter(name, "is yyyyMMddHHmmss in China's time")
    return at
  }
  read('time_start')
  const expiresAtMs = read('time_expire')
  if (expiresAtMs !== undefined && expiresAtMs < nowMs + 60_000) {
    throw wrongParameter('time_expire', 'lies at least one minute ahead of the virtual clock')
  }
  return expiresAtMs
}

function openPayOrder(state: WeixinPayState, parameters: OrderParameters, nowMs: number): StoredPayOrder {
  const { tradeType } = parameters
  const prepayId = mintPrepayId(state, nowMs)
  const order: StoredPayOrder = {
    parameters,
    createdAtMs: nowMs,
    prepayId,
    prepayAtMs: nowMs,
    codeUrl: tradeType === 'NATIVE' ? `weixin://wxpay/bizpayurl?pr=${state.mint.prepay.text(7)}zz` : undefined,
    mwebUrl: tradeType === 'MWEB' ? mintMwebUrl(state, prepayId) : undefined,
    state: 'NOTPAY',
    payment: undefined,
    refunds: []
  }
  state.orders.set(parameters.outTradeNo, order)
  return order
}

/** The same number again. */
function repeat(
  state: WeixinPayState,
  order: StoredPayOrder,
  { fingerprint, outTradeNo }: OrderParameters,
  nowMs: number
): StoredPayOrder {
  if (order.state === 'SUCCESS' || order.state === 'REFUND') {
    throw businessRefusal('ORDERPAID', '该订单已支付', `order ${outTradeNo} is paid`)
  }
  if (order.state === 'CLOSED') throw businessRefusal('ORDERCLOSED', '该订单已关闭', `order ${outTradeNo} is closed`)
  if (fingerprint !== order.parameters.fingerprint) {
    const differing = differingNames(fingerprint, order.parameters.fingerprint).join(', ')
    const why = `order ${outTradeNo} was placed before with other parameters: ${differing}`
    throw businessRefusal('INVALID_REQUEST', '201 商户订单号重复', why)
  }
  if (nowMs >= order.prepayAtMs + prepayLifeMs) {
    order.prepayId = mintPrepayId(state, nowMs)
    order.prepayAtMs = nowMs
    if (order.mwebUrl !== undefined) order.mwebUrl = mintMwebUrl(state, order.prepayId)
  }
  return order
}

function differingNames(left: string, right: string): string[] {
  const [mine, theirs] = [left, right].map((text) => new Map(JSON.parse(text) as [string, string][])) as [
    Map<string, string>,
    Map<string, string>
  ]
  return [...new Set([...mine.keys(), ...theirs.keys()])].filter((name) => mine.get(name) !== theirs.get(name))
}

function mintPrepayId({ mint }: WeixinPayState, nowMs: number): string {
  return `wx${compactTime(nowMs)}${mint.prepay.hex(10)}${mint.prepay.digits(10)}`
}

function mintMwebUrl({ mint }: WeixinPayState, prepayId: string): string {
  const query = new URLSearchParams({ prepay_id: prepayId, package: mint.prepay.digits(10) })
  return `https://wx.tenpay.com/cgi-bin/mmpayweb-bin/checkmweb?${query.toString()}`
}
