import { describeValue, InputError, isRecord, readChoice, readInput, readText } from '@kaifang/http-core'
import { encodeYuan } from '../../encode-yuan.ts'
import { readFen } from '../../read-fen.ts'
import { ALIPAY_CLIENT_TYPES, type ReadAlipayPaymentSettings } from '../alipay-settings.ts'
import type { AlipayClientType, AlipayOrderInput } from '../alipay-types.ts'
import { readNumber } from '../order-reference.ts'
import { readExtra } from './read-extra.ts'

/** Every field that an order of some client has. */
type AnyOrder = Partial<AlipayOrderInput<'mp-alipay'> & AlipayOrderInput<'page'>>

const FIELDS: Record<AlipayClientType, readonly string[]> = {
  'mp-alipay': ['opAppId'],
  app: [],
  'app-plus': [],
  page: ['returnUrl'],
  wap: ['returnUrl', 'quitUrl']
}

const SHARED = [
  ...['clientType', 'openid', 'subject', 'body', 'outTradeNo', 'totalFee', 'notifyUrl'],
  ...['productCode', 'timeExpire', 'timeoutExpress', 'passbackParams', 'extra']
]

/** The products that the clients pay under (销售产品码); a mini program's comes from the settings. */
const PRODUCTS: Record<Exclude<AlipayClientType, 'mp-alipay'>, string> = {
  app: 'QUICK_MSECURITY_PAY',
  'app-plus': 'QUICK_MSECURITY_PAY',
  page: 'FAST_INSTANT_TRADE_PAY',
  wap: 'QUICK_WAP_WAY'
}

/** An order, checked and in the platform's words. */
export interface ReadAlipayOrder {
  readonly clientType: AlipayClientType
  readonly outTradeNo: string
  readonly bizContent: Readonly<Record<string, unknown>>
  readonly notifyUrl: string
  readonly returnUrl: string | undefined
}

/** Reads an order. Wire names of `biz_content` stand here, and nowhere else. */
export function readAlipayOrder(caller: string, given: unknown, settings: ReadAlipayPaymentSettings): ReadAlipayOrder {
  const chosen = isRecord(given) && given.clientType !== undefined ? given.clientType : settings.clientType
  const clientType = readChoice(caller, 'clientType', chosen, ALIPAY_CLIENT_TYPES)
  const known = [...SHARED, ...FIELDS[clientType]] as (keyof AnyOrder)[]
  const input = readInput<AnyOrder>(caller, given as AnyOrder, known)
  const outTradeNo = readNumber(caller, 'outTradeNo', input.outTradeNo)
  const product = clientType === 'mp-alipay' ? settings.productCode : PRODUCTS[clientType]
  const productCode = readText(caller, 'productCode', input.productCode ?? product, { maxLength: 64 })
  const members = {
    out_trade_no: outTradeNo,
    total_amount: encodeYuan(readFen(caller, 'totalFee', input.totalFee)),
    subject: readText(caller, 'subject', input.subject, {
      maxLength: 256,
      pattern: /^[^/=&]*$/,
      patternRule: 'text without "/", "=" and "&", which the platform refuses in a title'
    }),
    body: optional(input.body, (body) => readText(caller, 'body', body)),
    product_code: productCode,
    ...(clientType === 'mp-alipay' ? readBuyer(caller, input, productCode, settings.appId) : {}),
    time_expire: optional(input.timeExpire, (time) => readTime(caller, time)),
    timeout_express: readPattern(
      caller,
      'timeoutExpress',
      input.timeoutExpress,
      /^(?:[1-9]\d{0,4}[mhd]|1c)$/,
      'a duration like 30m, 2h, 1d or 1c'
    ),
    passback_params: optional(input.passbackParams, (text) =>
      readText(caller, 'passbackParams', text, { maxLength: 512 })
    ),
    quit_url: optional(input.quitUrl, (url) => readAddress(caller, 'quitUrl', url, 400))
  }
  return {
    clientType,
    outTradeNo,
    bizContent: {
      ...members,
      ...readExtra(caller, input.extra, [...Object.keys(members), 'buyer_id', 'buyer_open_id'])
    },
    notifyUrl: readAddress(caller, 'notifyUrl', input.notifyUrl, 256),
    returnUrl: optional(input.returnUrl, (url) => readAddress(caller, 'returnUrl', url, 256))
  }
}

/** Who pays, and in which mini program. Applications made since the platform's switch to open ids have no user ids. */
function readBuyer(
  caller: string,
  input: AnyOrder,
  productCode: string,
  appId: string
): Record<string, string | undefined> {
  const openid = readText(caller, 'openid', input.openid, {
    maxLength: 128,
    pattern: /^\S+$/,
    patternRule: 'text without white space'
  })
  const opAppId = input.opAppId ?? (productCode === 'JSAPI_PAY' ? appId : undefined)
  return {
    [/^2088\d{12}$/.test(openid) ? 'buyer_id' : 'buyer_open_id']: openid,
    op_app_id: optional(opAppId, (id) => readText(caller, 'opAppId', id, { maxLength: 32 }))
  }
}

/** Reads a time, which WeChat Pay writes without hyphens: one input suits both platforms. */
function readTime(caller: string, value: unknown): string {
  const text = readText(caller, 'timeExpire', value, {
    pattern: /^(?:\d{14}|\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d)?)$/,
    patternRule: 'a time like 20260131200000 or 2026-01-31 20:00:00'
  })
  return text.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3 $4:$5:$6')
}

function optional<T>(value: T | undefined, read: (value: T) => string): string | undefined {
  return value === undefined ? undefined : read(value)
}

function readPattern(
  caller: string,
  field: string,
  value: unknown,
  pattern: RegExp,
  patternRule: string
): string | undefined {
  return optional(value, (text) => readText(caller, field, text, { pattern, patternRule }))
}

function readAddress(caller: string, field: string, value: unknown, maxLength: number): string {
  const text = readText(caller, field, value, { maxLength })
  const url = URL.canParse(text) ? new URL(text) : undefined
  if ((url?.protocol === 'https:' || url?.protocol === 'http:') && !/\s/.test(text)) return text
  throw new InputError({
    caller,
    field,
    rule: 'a whole address, https://… or http://…',
    received: describeValue(value)
  })
}
