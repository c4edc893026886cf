import { isIP } from 'node:net'
import { describeValue, type Fields, InputError, readChoice, readInput, readText } from '@kaifang/http-core'
import { readFen } from '../../read-fen.ts'
import type { ReadWeixinSettings } from '../weixin-settings.ts'
import { CLIENT_TYPES } from '../weixin-settings.ts'
import type { WeixinClientType } from '../weixin-types.ts'
import { readBeijingTime } from './read-beijing-time.ts'
import { readNotifyUrl } from './read-notify-url.ts'
import { readOutTradeNo } from './read-order-numbers.ts'
import { readSendableText } from './read-sendable-text.ts'

const TRADE_TYPES: Readonly<Record<WeixinClientType, string>> = {
  'mp-weixin': 'JSAPI',
  jsapi: 'JSAPI',
  app: 'APP',
  'app-plus': 'APP',
  h5: 'MWEB',
  native: 'NATIVE'
}

const NAMES = [
  ...['clientType', 'openid', 'subOpenid', 'subject', 'body', 'outTradeNo', 'totalFee', 'notifyUrl', 'feeType'],
  ...['attach', 'detail', 'deviceInfo', 'clientIp', 'timeStart', 'timeExpire', 'goodsTag', 'limitPay', 'receipt'],
  ...['profitSharing', 'sceneInfo', 'productId']
]

/** An order as it is sent, and the client that it is for. */
export interface ReadOrderInput {
  readonly clientType: WeixinClientType
  readonly fields: Fields
}

/** Reads the input of an order and names its fields as the wire does. */
export function readOrderInput(caller: string, given: object, settings: ReadWeixinSettings): ReadOrderInput {
  const input = readInput(caller, given as Readonly<Record<string, unknown>>, NAMES)
  const clientType = readChoice(caller, 'clientType', input.clientType ?? settings.clientType, CLIENT_TYPES)
  const text = (name: string, maxLength: number): string | undefined =>
    input[name] === undefined ? undefined : readSendableText(caller, name, input[name], { maxLength })
  const flag = (name: string, yes: string, no: string | undefined): string | undefined =>
    input[name] === undefined ? undefined : readFlag(caller, name, input[name]) ? yes : no
  const time = (name: string): string | undefined =>
    input[name] === undefined ? undefined : readBeijingTime(caller, name, input[name], 'second')
  const json = (name: string, maxLength: number): string | undefined => readJson(caller, name, input[name], maxLength)

  if (input.subject !== undefined) readText(caller, 'subject', input.subject)
  const outTradeNo = readOutTradeNo(caller, input.outTradeNo, 6)
  const fields: Fields = {
    body: readBody(caller, input.body),
    out_trade_no: outTradeNo,
    total_fee: readFen(caller, 'totalFee', input.totalFee),
    notify_url: readNotifyUrl(caller, input.notifyUrl),
    trade_type: TRADE_TYPES[clientType],
    spbill_create_ip: readClientIp(caller, input.clientIp, clientType),
    openid: text('openid', 128),
    sub_openid: text('subOpenid', 128),
    product_id: clientType === 'native' ? (text('productId', 32) ?? outTradeNo) : undefined,
    device_info: text('deviceInfo', 32),
    attach: text('attach', 127),
    detail: json('detail', 6000),
    fee_type: text('feeType', 16),
    time_start: time('timeStart'),
    time_expire: time('timeExpire'),
    goods_tag: text('goodsTag', 32),
    limit_pay: input.limitPay === undefined ? undefined : readChoice(caller, 'limitPay', input.limitPay, ['no_credit']),
    receipt: flag('receipt', 'Y', undefined),
    profit_sharing: flag('profitSharing', 'Y', 'N'),
    scene_info: json('sceneInfo', 256)
  }
  refuseMissingPayer(caller, fields, settings)
  return { clientType, fields }
}

/** The documents disagree on 127 or 128, characters or bytes: what is within all of them is safe. */
function readBody(caller: string, value: unknown): string {
  const body = readSendableText(caller, 'body', value)
  const bytes = Buffer.byteLength(body)
  if (bytes <= 127) return body
  throw new InputError({ caller, field: 'body', rule: 'up to 127 bytes of UTF-8', received: `text of ${bytes} bytes` })
}

function readClientIp(caller: string, value: unknown, clientType: WeixinClientType): string {
  // What other clients send where the address plays no role.
  if (value === undefined && clientType !== 'h5') return '127.0.0.1'
  if (typeof value === 'string' && isIP(value) !== 0) return value
  throw new InputError({
    caller,
    field: 'clientIp',
    rule: 'an IPv4 or IPv6 address',
    received: describeValue(value),
    ...(clientType === 'h5' ? { hint: "H5 payments need the real address of the buyer's phone" } : {})
  })
}

function readFlag(caller: string, field: string, value: unknown): boolean {
  if (typeof value === 'boolean') return value
  throw new InputError({ caller, field, rule: 'true or false', received: describeValue(value) })
}

function readJson(caller: string, field: string, value: unknown, maxLength: number): string | undefined {
  if (value === undefined) return undefined
  let json: unknown
  try {
    json = typeof value === 'object' && value !== null ? JSON.stringify(value) : value
  } catch {
    throw new InputError({ caller, field, rule: 'an object that JSON can write', received: describeValue(value) })
  }
  return readSendableText(caller, field, json, { maxLength })
}

function refuseMissingPayer(caller: string, fields: Fields, settings: ReadWeixinSettings): void {
  if (fields.sub_openid !== undefined && settings.subAppId === undefined) {
    const rule = 'to be left out, since initWeixin was given no subAppId'
    throw new InputError({ caller, field: 'subOpenid', rule, received: 'text' })
  }
  if (fields.trade_type !== 'JSAPI' || fields.openid !== undefined || fields.sub_openid !== undefined) return
  throw new InputError({
    caller,
    field: 'openid',
    rule: 'who pays, for a mini program or a page in WeChat',
    received: 'nothing',
    hint: 'auth.code2Session of @kaifang/wechat-openapi gives it'
  })
}
