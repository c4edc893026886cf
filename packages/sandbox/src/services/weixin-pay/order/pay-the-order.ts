import { readChoice, readInput, readInteger, readText } from '../../../engine/read-input.ts'
import { SandboxError } from '../../../engine/sandbox-error.ts'
import {
  mintNonce,
  mintOpenid,
  type StoredCoupon,
  type StoredPayOrder,
  type WeixinPayState
} from '../weixin-pay-state.ts'
import type { WeixinPayPayOptions } from '../weixin-pay-types.ts'
import { compactTime } from '../wire/compact-time.ts'
import { couponSum } from './pay-order-sums.ts'

/** A prepay session lives for two hours. */
export const prepayLifeMs = 2 * 3_600_000
/** An H5 address lives for five minutes. */
const mwebLifeMs = 300_000

/** The buyer pays, or fails to; the options are unchecked. Returns whether it is paid now. */
export function payTheOrder(
  state: WeixinPayState,
  order: StoredPayOrder,
  input: WeixinPayPayOptions | undefined,
  nowMs: number
): boolean {
  const { bankType, openid, coupons, outcome } = readInput(input, 'options', [
    'bankType',
    'openid',
    'coupons',
    'outcome'
  ])
  const wanted =
    outcome === undefined ? 'SUCCESS' : readChoice(outcome, 'outcome', ['SUCCESS', 'USERPAYING', 'PAYERROR'])
  const used = readCoupons(coupons)
  const bank = bankType === undefined ? 'OTHERS' : readText(bankType, 'bankType', 1, 32)
  const payer = openid === undefined ? undefined : readText(openid, 'openid', 1, 128)
  checkPayable(order, nowMs)
  const { totalFee, openid: named, subOpenid } = order.parameters
  if (couponSum(used) > totalFee) {
    throw new SandboxError('ERR_SANDBOX_INPUT', '"coupons" come to more than the order')
  }
  const expected = named ?? subOpenid
  if (payer !== undefined && expected !== undefined && payer !== expected) {
    throw new SandboxError('ERR_SANDBOX_STATE', 'a JSAPI order can be paid by the openid that it names alone')
  }
  order.state = wanted
  if (wanted !== 'SUCCESS') return false
  order.payment = {
    transactionId: `42${state.mint.transaction.digits(8)}${compactTime(nowMs).slice(0, 8)}${state.mint.transaction.digits(10)}`,
    paidAtMs: nowMs,
    bankType: bank,
    openid: named ?? payer ?? mintOpenid(state),
    coupons: used.map((coupon): StoredCoupon => Object.freeze({ ...coupon, id: state.mint.coupon.digits(10) })),
    nonce: mintNonce(state)
  }
  return true
}

function checkPayable({ state, prepayAtMs, parameters, mwebUrl }: StoredPayOrder, nowMs: number): void {
  const refuse = (why: string): never => {
    throw new SandboxError('ERR_SANDBOX_STATE', `the order cannot be paid: ${why}`)
  }
  if (state === 'SUCCESS' || state === 'REFUND') refuse('it is paid')
  if (state === 'CLOSED') refuse('it is closed')
  if (nowMs >= (parameters.expiresAtMs ?? Number.POSITIVE_INFINITY)) refuse('its time_expire is over')
  if (nowMs >= prepayAtMs + (mwebUrl === undefined ? prepayLifeMs : mwebLifeMs)) {
    refuse(mwebUrl === undefined ? 'its prepay_id lived for 2 hours' : 'its mweb_url lived for 5 minutes')
  }
}

function readCoupons(input: unknown): readonly { readonly type: 'CASH' | 'NO_CASH'; readonly fee: number }[] {
  if (input === undefined) return []
  if (!Array.isArray(input) || input.length > 20) {
    throw new SandboxError('ERR_SANDBOX_INPUT', '"coupons" expected a list of at most 20')
  }
  return input.map((entry: unknown) => {
    const { type, fee } = readInput(entry, 'coupon', ['type', 'fee'])
    return {
      type: readChoice(type, 'coupon.type', ['CASH', 'NO_CASH']),
      fee: readInteger(fee, 'coupon.fee', 1, 10_000_000_000)
    }
  })
}
