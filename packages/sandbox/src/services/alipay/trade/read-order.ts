import { refuseBusiness, refuseMember } from '../alipay-refusal.ts'
import type { AlipayUser } from '../alipay-types.ts'
import type { AlipayCall, AlipayScene } from '../gateway/alipay-scene.ts'
import { readMember, requireAmount, requireMember } from '../methods/read-member.ts'
import { findUser } from '../users/add-user.ts'
import { chinaDay, readChinaTime } from '../wire/china-time.ts'
import type { PlacedOrder } from './stored-trade.ts'

/** [0.01, 100000000] yuan (Alipay reference 8). */
const largestFen = 10_000_000_000

const [minuteMs, hourMs, dayMs] = [60_000, 3_600_000, 86_400_000]

/** What each placing method sells, its usual product first. */
const products: Readonly<Record<string, readonly [usual: string, ...others: string[]]>> = {
  'alipay.trade.create': ['FACE_TO_FACE_PAYMENT', 'JSAPI_PAY'],
  'alipay.trade.precreate': ['FACE_TO_FACE_PAYMENT', 'OFFLINE_PAYMENT', 'QR_CODE_OFFLINE'],
  'alipay.trade.app.pay': ['QUICK_MSECURITY_PAY'],
  'alipay.trade.page.pay': ['FAST_INSTANT_TRADE_PAY'],
  'alipay.trade.wap.pay': ['QUICK_WAP_WAY', 'QUICK_WAP_PAY']
}

/** Reads what every placing method has in common. */
export function readOrder(call: AlipayCall, scene: AlipayScene): PlacedOrder {
  const { method } = call
  const outTradeNo = requireMember(call, 'out_trade_no', 64)
  const totalFen = requireAmount(call, 'total_amount')
  if (totalFen > largestFen) {
    throw refuseBusiness('ACQ.TOTAL_FEE_EXCEED', '订单总金额不在允许范围内', 'total_amount passes 100000000 yuan')
  }
  const subject = requireMember(call, 'subject', 256)
  if (/[/=&]/.test(subject)) throw refuseMember('subject', 'must not contain "/", "=" or "&"')
  const [usual, ...others] = products[method]!
  const productCode = readMember(call, 'product_code', 64) ?? usual
  // "Required: FAST_INSTANT_TRADE_PAY" for page payments; the others have a default.
  if (![usual, ...others].includes(productCode)) {
    const summary = `product_code ${productCode} does not belong to ${method}: ${[usual, ...others].join(' or ')}`
    throw refuseBusiness('ACQ.ACCESS_FORBIDDEN', '无权限使用接口', summary)
  }
  if (method === 'alipay.trade.page.pay' && readMember(call, 'product_code', 64) === undefined) {
    throw refuseMember('product_code', 'is required for page payments: FAST_INSTANT_TRADE_PAY')
  }
  if (
    productCode === 'JSAPI_PAY' &&
    ![scene.appId, call.merchant.appId].includes(readMember(call, 'op_app_id', 64) ?? '')
  ) {
    throw refuseMember('op_app_id', "is required for JSAPI_PAY and must be the mini program's app id")
  }
  const sellerId = readMember(call, 'seller_id', 28)
  if (sellerId !== undefined && sellerId !== call.merchant.sellerId) {
    throw refuseBusiness(
      'ACQ.SELLER_NOT_EXIST',
      '卖家不存在',
      `seller_id must be the merchant's PID, ${call.merchant.sellerId}`
    )
  }
  return {
    method,
    outTradeNo,
    totalFen,
    subject,
    productCode,
    body: readMember(call, 'body', 400),
    buyer: readBuyer(call, scene),
    passbackParams: readMember(call, 'passback_params', 512),
    storeId: readMember(call, 'store_id', 32),
    operatorId: readMember(call, 'operator_id', 28),
    terminalId: readMember(call, 'terminal_id', 32),
    notifyUrl: readAddress(call, 'notify_url'),
    returnUrl: readAddress(call, 'return_url'),
    merchant: call.merchant,
    charset: call.charset,
    certified: call.certified,
    expiresAtMs: readExpiry(call, scene.nowMs)
  }
}

function readBuyer(call: AlipayCall, { state }: AlipayScene): AlipayUser | undefined {
  const id =
    readMember(call, 'buyer_id', 28) ??
    readMember(call, 'buyer_open_id', 128) ??
    readMember(call, 'op_buyer_open_id', 128)
  if (id === undefined) {
    if (call.method === 'alipay.trade.create') throw refuseMember('buyer_id', 'or buyer_open_id is needed')
    return undefined
  }
  if (id === call.merchant.sellerId)
    throw refuseBusiness('ACQ.BUYER_SELLER_EQUAL', '买卖家不能相同', 'the buyer is the merchant')
  const user = findUser(state, id)
  if (user !== undefined) return user
  throw refuseBusiness('ACQ.BUYER_NOT_EXIST', '买家不存在', 'no user has this id: take it from login() or createUser()')
}

function readAddress(call: AlipayCall, name: string): string | undefined {
  const address = call.param(name)
  if (address === undefined) return undefined
  if (!URL.canParse(address) || !/^https?:/i.test(address)) throw refuseMember(name, 'must be an http or https address')
  if (address.length > 256) throw refuseMember(name, 'has more than 256 characters')
  return address
}

/** `time_expire` wins over `timeout_express`; without both a trade closes after 15 days. */
function readExpiry(call: AlipayCall, nowMs: number): number {
  const until = readMember(call, 'time_expire', 32)
  if (until !== undefined) {
    const atMs = readChinaTime(until)
    if (atMs === undefined) throw refuseMember('time_expire', 'must be yyyy-MM-dd HH:mm:ss, Beijing time')
    if (atMs <= nowMs) {
      const summary = `time_expire ${until} lies in the past`
      throw refuseBusiness('ACQ.NOW_TIME_AFTER_EXPIRE_TIME_ERROR', '当前时间已超过允许支付的时间', summary)
    }
    return atMs
  }
  const span = readMember(call, 'timeout_express', 6) ?? '15d'
  // "1c": until the end of today.
  if (span === '1c') return readChinaTime(`${chinaDay(nowMs)} 00:00:00`)! + dayMs
  const [, count, unit] = /^([1-9]\d*)([mhd])$/.exec(span) ?? []
  const lengthMs = Number(count) * ({ m: minuteMs, h: hourMs, d: dayMs } as Record<string, number>)[unit ?? '']!
  if (!(lengthMs <= 15 * dayMs)) throw refuseMember('timeout_express', 'must be 1m to 15d, or 1c')
  return nowMs + lengthMs
}
