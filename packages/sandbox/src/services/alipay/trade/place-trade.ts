import { refuseBusiness } from '../alipay-refusal.ts'
import type { AlipayScene } from '../gateway/alipay-scene.ts'
import { chinaDay } from '../wire/china-time.ts'
import { closeTrade } from './close-trade.ts'
import type { PlacedOrder, StoredTrade } from './stored-trade.ts'
import { tradeStatus } from './trade-status.ts'

/** Makes the trade of an order; the same order again gives the same trade, another one of the same number is refused. */
export function placeTrade(order: PlacedOrder, scene: AlipayScene): StoredTrade {
  const { state, nowMs, clock } = scene
  const known = state.tradesByOutTradeNo.get(order.outTradeNo)
  if (known !== undefined) return repeatOrder(known, order, scene)
  const trade: StoredTrade = {
    ...order,
    tradeNo: mintTradeNo(scene),
    createdAtMs: nowMs,
    payer: order.buyer,
    paidAtMs: undefined,
    closedAtMs: undefined,
    cancelled: undefined,
    funds: [],
    refunds: []
  }
  state.trades.set(trade.tradeNo, trade)
  state.tradesByOutTradeNo.set(trade.outTradeNo, trade)
  clock.schedule(order.expiresAtMs, () => {
    if (trade.paidAtMs === undefined && trade.closedAtMs === undefined) return closeTrade(trade, scene, clock.now())
  })
  return trade
}

function repeatOrder(known: StoredTrade, order: PlacedOrder, { state, nowMs }: AlipayScene): StoredTrade {
  const status = tradeStatus(known, nowMs, state.settings.refundWindowDays)
  if (status === 'TRADE_CLOSED') {
    throw refuseBusiness('ACQ.TRADE_HAS_CLOSE', '交易已经关闭', 'the trade of that number is closed: take a new number')
  }
  if (status !== 'WAIT_BUYER_PAY') {
    throw refuseBusiness('ACQ.TRADE_HAS_SUCCESS', '交易已被支付', 'the trade of that number is paid')
  }
  const names = ['totalFen', 'subject', 'body', 'productCode', 'buyer'] as const
  const changed: string[] = names.filter((name) => known[name] !== order[name])
  if (known.merchant.sellerId !== order.merchant.sellerId) changed.push('merchant')
  if (changed.length === 0) return known
  const summary = `the number exists with other content (${changed.join(', ')}): take a new number`
  throw refuseBusiness('ACQ.CONTEXT_INCONSISTENT', '交易信息被篡改', summary)
}

/** Alipay's number: 28 digits that begin with the day. */
function mintTradeNo({ state, nowMs }: AlipayScene): string {
  const serial = String(++state.serial).padStart(6, '0')
  return `${chinaDay(nowMs).replaceAll('-', '')}22001${state.mint.trade.digits(9)}${serial}`
}
