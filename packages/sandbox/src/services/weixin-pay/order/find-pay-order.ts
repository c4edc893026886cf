import { readText } from '../../../engine/read-input.ts'
import { SandboxError } from '../../../engine/sandbox-error.ts'
import type { StoredPayOrder, StoredPayRefund, WeixinPayState } from '../weixin-pay-state.ts'

/** An order by any of its names: numbers, prepay id, QR code content, H5 address. */
export function seekPayOrder({ orders }: WeixinPayState, name: string): StoredPayOrder | undefined {
  const direct = orders.get(name)
  if (direct !== undefined) return direct
  const bare = name.replace(/^prepay_id=/, '')
  for (const order of orders.values()) {
    const { prepayId, codeUrl, mwebUrl, payment } = order
    // The page may add &redirect_url=… to the address.
    const names = [prepayId, codeUrl, mwebUrl, payment?.transactionId]
    if (names.includes(bare) || (mwebUrl !== undefined && name.startsWith(`${mwebUrl}&`))) return order
  }
  return undefined
}

/** An order by unchecked input. */
export function findPayOrder(state: WeixinPayState, name: unknown): StoredPayOrder {
  const order = seekPayOrder(state, readText(name, 'order', 1, 1024))
  if (order === undefined)
    throw new SandboxError('ERR_SANDBOX_NOT_FOUND', 'there is no order of that number or prepay id')
  return order
}

/** A refund by either of its numbers. */
export function seekPayRefund({ refunds }: WeixinPayState, name: string): StoredPayRefund | undefined {
  return refunds.get(name) ?? [...refunds.values()].find(({ refundId }) => refundId === name)
}

/** A refund by unchecked input. */
export function findPayRefund(state: WeixinPayState, name: unknown): StoredPayRefund {
  const refund = seekPayRefund(state, readText(name, 'refund', 1, 1024))
  if (refund === undefined) throw new SandboxError('ERR_SANDBOX_NOT_FOUND', 'there is no refund of that number')
  return refund
}
