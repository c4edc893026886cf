import type { PhpArray } from './php-query.ts'
import type { StoredOrder, UtoolsState } from './utools-state.ts'
import type { UtoolsOrder, UtoolsUser } from './utools-types.ts'

/** `resource` of `/baseinfo` (uTools server API, user info). */
export function userResource(user: UtoolsUser, state: UtoolsState, nowMs: number): PhpArray {
  return {
    avatar: user.avatar,
    member: user.member,
    nickname: user.nickname,
    open_id: user.openId,
    timestamp: Math.floor(nowMs / 1000),
    ...state.extraFields
  }
}

/** `resource` of `/payments/record` and of the callback (uTools server API, payment record). */
export function orderResource(order: StoredOrder, state: UtoolsState, pluginId: string, nowMs: number): PhpArray {
  const view = orderView(order, state)
  return {
    attach: view.attach,
    body: view.body,
    created_at: view.createdAt,
    goods_id: view.goodsId,
    open_id: view.openId,
    order_id: view.orderId,
    out_order_id: view.outOrderId,
    paid_at: view.paidAt,
    pay_fee: view.payFee,
    plugin_id: pluginId,
    status: view.status,
    timestamp: Math.floor(nowMs / 1000),
    ...state.extraFields
  }
}

/** An order as the sandbox's user sees it. */
export function orderView(order: StoredOrder, { settings }: UtoolsState): UtoolsOrder {
  const { orderId, outOrderId, goodsId, openId, attach, body, payFee, createdAtMs, paidAtMs } = order
  return Object.freeze({
    orderId,
    outOrderId,
    goodsId,
    openId,
    attach,
    body,
    payFee,
    status: paidAtMs === undefined ? 0 : 10,
    createdAt: dateText(createdAtMs, settings.utcOffsetMinutes),
    paidAt: paidAtMs === undefined ? '' : dateText(paidAtMs, settings.utcOffsetMinutes)
  })
}

/** `YYYY-MM-DD HH:mm:ss` in a fixed zone. */
function dateText(milliseconds: number, utcOffsetMinutes: number): string {
  return new Date(milliseconds + utcOffsetMinutes * 60_000).toISOString().slice(0, 19).replace('T', ' ')
}
