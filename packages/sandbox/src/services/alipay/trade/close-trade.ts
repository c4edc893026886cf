import type { AlipayScene } from '../gateway/alipay-scene.ts'
import type { StoredTrade } from './stored-trade.ts'

/** Closes an unpaid trade; resolves when its notification was tried, if one is sent. */
export async function closeTrade(trade: StoredTrade, scene: AlipayScene, nowMs: number): Promise<void> {
  trade.closedAtMs = nowMs
  if (scene.state.settings.notifyOnClose) await scene.notifier.post({ kind: 'close', trade })
}
