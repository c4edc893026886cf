import { readInput } from '../../engine/read-input.ts'
import { SandboxError } from '../../engine/sandbox-error.ts'
import type { StoredOrder, UtoolsState } from './utools-state.ts'
import type { UtoolsGoods, UtoolsOrderReference } from './utools-types.ts'

/** Adds goods; the input has been checked. */
export function addGoods(state: UtoolsState, input: Omit<UtoolsGoods, 'goodsId'>): UtoolsGoods {
  const goods = Object.freeze({ goodsId: state.mint.goods.text(32), ...input })
  state.goods.set(goods.goodsId, goods)
  return goods
}

/** What an order is opened with; the texts have been checked. */
export interface OrderRequest {
  readonly goodsId: string
  readonly outOrderId: string
  readonly accessToken: string
  readonly attach: string
  readonly body: string | undefined
}

/** Opens an unpaid order. */
export function openOrder(state: UtoolsState, request: OrderRequest, nowMs: number): StoredOrder {
  const { goodsId, outOrderId, accessToken, attach, body } = request
  const goods = state.goods.get(goodsId)
  if (goods === undefined) throw new SandboxError('ERR_SANDBOX_NOT_FOUND', 'there are no goods of that goodsId')
  const token = state.tokens.get(accessToken)
  if (token === undefined || token.expiresAt <= nowMs) {
    throw new SandboxError('ERR_SANDBOX_NOT_FOUND', 'the accessToken is not one of login(), or it expired')
  }
  if (state.ordersByOutOrderId.has(outOrderId)) {
    throw new SandboxError('ERR_SANDBOX_STATE', `there is an order of outOrderId ${JSON.stringify(outOrderId)} already`)
  }
  refuseBeyondLimit(state, goods)
  const order: StoredOrder = {
    orderId: state.mint.order.text(32),
    outOrderId,
    goodsId,
    openId: token.openId,
    attach,
    body: body ?? goods.title,
    payFee: goods.totalFee,
    createdAtMs: nowMs,
    paidAtMs: undefined
  }
  state.orders.set(order.orderId, order)
  state.ordersByOutOrderId.set(outOrderId, order)
  return order
}

/** Pays an order: from unpaid to paid, once. */
export function payOrder(state: UtoolsState, order: StoredOrder, nowMs: number): void {
  if (order.paidAtMs !== undefined) throw new SandboxError('ERR_SANDBOX_STATE', 'the order is paid already')
  refuseBeyondLimit(state, state.goods.get(order.goodsId)!)
  order.paidAtMs = nowMs
}

function refuseBeyondLimit(state: UtoolsState, goods: UtoolsGoods): void {
  if (goods.payLimit === 0) return
  const paid = [...state.orders.values()].filter(
    (order) => order.goodsId === goods.goodsId && order.paidAtMs !== undefined
  )
  if (paid.length < goods.payLimit) return
  throw new SandboxError(
    'ERR_SANDBOX_STATE',
    `these goods can be bought ${goods.payLimit} time(s) (pay_limit), and were`
  )
}

/** Finds an order by one of its numbers; the reference is unchecked. */
export function findOrder(state: UtoolsState, reference: UtoolsOrderReference): StoredOrder {
  const wanted: unknown = typeof reference === 'string' ? { orderId: reference } : reference
  const { orderId, outOrderId } = readInput(wanted, 'order', ['orderId', 'outOrderId'])
  const order =
    orderId === undefined ? state.ordersByOutOrderId.get(outOrderId as string) : state.orders.get(orderId as string)
  if (order === undefined) throw new SandboxError('ERR_SANDBOX_NOT_FOUND', 'there is no such order')
  return order
}
