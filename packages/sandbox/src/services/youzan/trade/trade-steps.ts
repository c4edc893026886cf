import type { DeliveryAttempt } from '../../../delivery-types.ts'
import { SandboxError } from '../../../engine/sandbox-error.ts'
import type { YouzanScene } from '../gateway/api-types.ts'
import { chinaTimeText } from '../wire/china-time.ts'
import type { Wire } from '../wire/exact-json.ts'
import { mintLongId } from '../youzan-state.ts'
import { isOpen, refundsOf } from './refund-sums.ts'
import type { StoredLine, StoredTrade } from './stored-trade-types.ts'
import { tradeResource } from './trade-resource.ts'
import type { YouzanTradeStatus } from './trade-types.ts'

/** First attempt to deliver the last push of a step. */
export type Delivery = Promise<DeliveryAttempt | undefined>

/** A step of an order; it pushes what happened. */
export type TradeStep = (trade: StoredTrade, scene: YouzanScene) => Delivery

/** Texts of `close_type` (Youzan reference 11.2). */
const closeReasons: Readonly<Record<number, string>> = { 1: '过期', 2: '退款', 4: '买家取消', 5: '卖家取消' }

/** Announces a new order and sees to it that it closes when it stays unpaid. */
export function announceTrade(trade: StoredTrade, scene: YouzanScene): Delivery {
  scene.clock.schedule(trade.expiresAt, () => {
    if (trade.status === 'WAIT_BUYER_PAY') void closeTrade(trade, 1, { ...scene, nowMs: scene.clock.now() })
  })
  return pushTrade('trade_TradeCreate', trade, tradeResource(trade, scene), scene)
}

/** The buyer pays; `TRADE_PAID` lasts no longer than its push. */
export function payTrade(trade: StoredTrade, scene: YouzanScene): Delivery {
  requireStatus(trade, ['WAIT_BUYER_PAY'], 'paid')
  const { state, nowMs } = scene
  for (const { itemId, skuId, num } of trade.lines) {
    const item = state.items.get(itemId)
    const stock = item?.skus.find((sku) => sku.skuId === skuId) ?? item
    if (item === undefined || stock === undefined) continue
    stock.quantity = Math.max(0, stock.quantity - num)
    item.sold += num
  }
  trade.paidAt = nowMs
  move(trade, 'TRADE_PAID', nowMs)
  void pushTrade('trade_TradePaid', trade, tradeResource(trade, scene), scene)
  move(trade, 'WAIT_SELLER_SEND_GOODS', nowMs)
  return pushTrade('trade_TradeBuyerPay', trade, tradeResource(trade, scene), scene)
}

/** What goes into a parcel; all of it has been checked. */
export interface ParcelContent {
  readonly lines: readonly StoredLine[]
  readonly expressId: number
  readonly expressNo: string
}

/** The merchant sends lines of a paid order. */
export function shipTrade(
  trade: StoredTrade,
  { lines, expressId, expressNo }: ParcelContent,
  scene: YouzanScene
): Delivery {
  requireStatus(trade, ['WAIT_SELLER_SEND_GOODS'], 'sent')
  const { state, nowMs } = scene
  for (const line of lines) line.sent = true
  trade.parcels.push({
    distId: state.mint.parcel.digits(24),
    id: mintLongId(state),
    expressId,
    expressNo,
    oids: lines.map(({ oid }) => oid),
    sentAt: nowMs,
    signedAt: undefined
  })
  if (trade.lines.some(({ sent }) => !sent)) {
    move(trade, 'WAIT_SELLER_SEND_GOODS', nowMs)
    return pushTrade('trade_TradePartlySellerShip', trade, briefMessage(trade), scene)
  }
  trade.sentAt = nowMs
  move(trade, 'WAIT_BUYER_CONFIRM_GOODS', nowMs)
  return pushTrade('trade_TradeSellerShip', trade, briefMessage(trade), scene)
}

/** The parcels are signed for and the buyer confirms. */
export function signTrade(trade: StoredTrade, scene: YouzanScene): Delivery {
  requireStatus(trade, ['WAIT_BUYER_CONFIRM_GOODS'], 'signed for')
  if (refundsOf(scene.state, trade).some(isOpen)) {
    throw new SandboxError('ERR_SANDBOX_STATE', 'a refund of the order is under way')
  }
  for (const parcel of trade.parcels) parcel.signedAt ??= scene.nowMs
  trade.confirmedAt = scene.nowMs
  move(trade, 'TRADE_SUCCESS', scene.nowMs)
  return pushTrade('trade_TradeSuccess', trade, briefMessage(trade), scene)
}

/** Closes an order: unpaid (1 expired, 4 by the buyer), or paid and fully refunded (2). */
export function closeTrade(trade: StoredTrade, closeType: 1 | 2 | 4, scene: YouzanScene): Delivery {
  const open: readonly YouzanTradeStatus[] =
    closeType === 2 ? ['WAIT_SELLER_SEND_GOODS', 'WAIT_BUYER_CONFIRM_GOODS', 'TRADE_SUCCESS'] : ['WAIT_BUYER_PAY']
  requireStatus(trade, open, 'closed')
  trade.closeType = closeType
  move(trade, 'TRADE_CLOSED', scene.nowMs)
  const message = { ...briefMessage(trade), close_reason: closeReasons[closeType] ?? 'NONE', close_type: closeType }
  return pushTrade('trade_TradeClose', trade, message, scene)
}

/** Changes the merchant's note. */
export function writeMemo(
  trade: StoredTrade,
  memo: string | undefined,
  star: number | undefined,
  scene: YouzanScene
): Delivery {
  trade.memo = memo ?? trade.memo
  trade.star = star ?? trade.star
  trade.updatedAt = scene.nowMs
  return pushTrade('trade_TradeMemoModified', trade, { ...briefMessage(trade), trade_memo: trade.memo }, scene)
}

function briefMessage({ tid, updatedAt }: StoredTrade): { readonly tid: string; readonly update_time: string } {
  return { tid, update_time: chinaTimeText(updatedAt) }
}

function pushTrade(
  type: string,
  { tid, grantId, status }: StoredTrade,
  message: Wire,
  { pusher }: YouzanScene
): Delivery {
  return pusher.post({ type, id: tid, grantId, status, message })
}

function move(trade: StoredTrade, status: YouzanTradeStatus, nowMs: number): void {
  trade.status = status
  trade.updatedAt = nowMs
}

function requireStatus({ status }: StoredTrade, legal: readonly YouzanTradeStatus[], what: string): void {
  if (legal.includes(status)) return
  throw new SandboxError(
    'ERR_SANDBOX_STATE',
    `an order of status ${status} can't be ${what}; legal: ${legal.join(', ')}`
  )
}
