import { SandboxError } from '../../../engine/sandbox-error.ts'
import { refuseBusiness } from '../youzan-refusal.ts'
import type { YouzanState } from '../youzan-state.ts'
import type { StoredRefund, StoredTrade } from './stored-trade-types.ts'

/** Finds an order for the sandbox's user. */
export function findTrade(state: YouzanState, tid: unknown): StoredTrade {
  const trade = state.trades.get(String(tid))
  if (trade === undefined) throw new SandboxError('ERR_SANDBOX_NOT_FOUND', 'there is no order of that tid')
  return trade
}

/** Finds a refund for the sandbox's user. */
export function findRefund(state: YouzanState, refundId: unknown): StoredRefund {
  const refund = state.refunds.get(String(refundId))
  if (refund === undefined) throw new SandboxError('ERR_SANDBOX_NOT_FOUND', 'there is no refund of that refundId')
  return refund
}

/** Finds an order of the shop that calls. Another shop's is as unknown as one that never was. */
export function requireTrade(state: YouzanState, grantId: string, tid: string): StoredTrade {
  if (!/^E\d{23}$/.test(tid)) throw refuseBusiness(106000004, '订单号不合法', 'an order number is E and 23 digits')
  const trade = state.trades.get(tid)
  if (trade?.grantId === grantId) return trade
  throw refuseBusiness(5000, '订单不存在', 'this shop has no order of that tid')
}

/** Finds a refund of the shop that calls. */
export function requireRefund(state: YouzanState, grantId: string, refundId: string): StoredRefund {
  const refund = state.refunds.get(refundId)
  if (refund?.grantId === grantId) return refund
  throw refuseBusiness(103011024, '退款单不存在', 'this shop has no refund of that refund_id')
}
