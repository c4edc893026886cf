import type { SeededRandom } from '../../engine/seeded-random.ts'
import type {
  WeixinPayBillRows,
  WeixinPayOrder,
  WeixinPayRefundStatus,
  WeixinPaySettings,
  WeixinPayTradeState,
  WeixinPayUsedCoupon
} from './weixin-pay-types.ts'
import type { PaySignType } from './wire/pay-sign.ts'

/** A merchant with what is bound to it; the same through every reset. */
export interface PayMerchant {
  readonly appId: string
  readonly mchId: string
  readonly subMchId: string
  readonly subAppId: string
}

/** A coupon with its number. */
export type StoredCoupon = WeixinPayUsedCoupon

/** What an order was placed with, by wire name. */
export interface OrderParameters {
  readonly outTradeNo: string
  readonly tradeType: WeixinPayOrder['tradeType']
  readonly totalFee: number
  readonly feeType: string
  readonly body: string
  readonly attach: string | undefined
  readonly deviceInfo: string | undefined
  readonly openid: string | undefined
  readonly subOpenid: string | undefined
  readonly subMchId: string | undefined
  readonly subAppId: string | undefined
  readonly notifyUrl: string
  readonly signType: PaySignType
  readonly expiresAtMs: number | undefined
  /** All parameters that a repeat must give again, as one text. */
  readonly fingerprint: string
}

/** How an order was paid. */
export interface StoredPayment {
  readonly transactionId: string
  readonly paidAtMs: number
  readonly bankType: string
  readonly openid: string
  readonly coupons: readonly StoredCoupon[]
  readonly nonce: string
}

/** An order as it is stored. */
export interface StoredPayOrder {
  readonly parameters: OrderParameters
  readonly createdAtMs: number
  prepayId: string
  prepayAtMs: number
  readonly codeUrl: string | undefined
  mwebUrl: string | undefined
  state: WeixinPayTradeState
  payment: StoredPayment | undefined
  readonly refunds: StoredPayRefund[]
}

/** A refund as it is stored. */
export interface StoredPayRefund {
  readonly order: StoredPayOrder
  readonly outRefundNo: string
  readonly refundId: string
  readonly refundFee: number
  readonly refundAccount: string
  readonly refundDesc: string | undefined
  readonly notifyUrl: string | undefined
  readonly source: 'API' | 'VENDOR_PLATFORM'
  readonly couponRefunds: readonly StoredCoupon[]
  readonly acceptedAtMs: number
  readonly nonce: string
  status: WeixinPayRefundStatus
  settledAtMs: number | undefined
}

/** Everything that changes in WeChat Pay; made anew at a reset. */
export interface WeixinPayState {
  settings: WeixinPaySettings
  /** The API key in force first, then those that were reset. */
  keys: readonly string[]
  /** Key of the platform's own test environment. */
  readonly signKey: string
  notifyUrl: URL | undefined
  funds: number | undefined
  readonly orders: Map<string, StoredPayOrder>
  readonly refunds: Map<string, StoredPayRefund>
  readonly billRows: WeixinPayBillRows[]
  /** One stream for each kind of id. */
  readonly mint: Readonly<Record<PayMint, SeededRandom>>
}

type PayMint = 'key' | 'openid' | 'prepay' | 'transaction' | 'refund' | 'coupon' | 'nonce' | 'bill'

/** The mark by which clients refuse a sandbox key against a production host. */
const mark = 'kfsandbox'

/** Mints what stays the same through every reset. */
export function mintPayMerchant(random: SeededRandom): PayMerchant {
  return Object.freeze({
    appId: `wx${random.hex(16)}`,
    mchId: `19${random.digits(8)}`,
    subMchId: `16${random.digits(8)}`,
    subAppId: `wx${random.hex(16)}`
  })
}

/** Makes the first state. */
export function createWeixinPayState(
  random: (purpose: string) => SeededRandom,
  settings: WeixinPaySettings
): WeixinPayState {
  const names = ['key', 'openid', 'prepay', 'transaction', 'refund', 'coupon', 'nonce', 'bill'] as const
  const mint = Object.fromEntries(names.map((name) => [name, random(name)])) as WeixinPayState['mint']
  return {
    settings,
    keys: [mintPayKey(mint.key)],
    signKey: mintPayKey(random('sign-key')),
    notifyUrl: undefined,
    funds: undefined,
    orders: new Map(),
    refunds: new Map(),
    billRows: [],
    mint
  }
}

/** An API key of 32 characters with the sandbox's mark. */
export function mintPayKey(random: SeededRandom): string {
  return mark + random.text(32 - mark.length)
}

/** An openid under an app. */
export function mintOpenid(state: WeixinPayState): string {
  return `o${state.mint.openid.text(27)}`
}

/** 32 characters for `nonce_str`. */
export function mintNonce(state: WeixinPayState): string {
  return state.mint.nonce.text(32)
}
