import { readInput, readText } from '../../../engine/read-input.ts'
import { SandboxError } from '../../../engine/sandbox-error.ts'
import { refuseBusiness, refuseMember } from '../alipay-refusal.ts'
import type { AlipayState } from '../alipay-state.ts'
import type { AlipayCall } from '../gateway/alipay-scene.ts'
import { readMember } from '../methods/read-member.ts'
import type { StoredTrade } from './stored-trade.ts'

/** Finds a trade by unchecked input of the sandbox's user. */
export function findTrade(state: AlipayState, reference: unknown): StoredTrade {
  const wanted =
    typeof reference === 'string' ? { outTradeNo: reference } : readInput(reference, 'trade', ['outTradeNo', 'tradeNo'])
  const { outTradeNo, tradeNo } = wanted as { outTradeNo?: unknown; tradeNo?: unknown }
  const trade =
    tradeNo === undefined
      ? state.tradesByOutTradeNo.get(readText(outTradeNo, 'outTradeNo'))
      : state.trades.get(readText(tradeNo, 'tradeNo'))
  const found = trade ?? (typeof reference === 'string' ? state.trades.get(reference) : undefined)
  if (found !== undefined) return found
  throw new SandboxError(
    'ERR_SANDBOX_NOT_FOUND',
    'there is no such trade; orders of the app, of pages and of codes exist once the buyer has opened them'
  )
}

/** The trade that a call names; both numbers may come, and Alipay's wins. `undefined` when there is none. */
export function tradeOfCall(state: AlipayState, call: AlipayCall): StoredTrade | undefined {
  const tradeNo = readMember(call, 'trade_no', 64)
  const outTradeNo = readMember(call, 'out_trade_no', 64)
  if (tradeNo === undefined && outTradeNo === undefined) throw refuseMember('out_trade_no', 'or trade_no is needed')
  const found = tradeNo === undefined ? state.tradesByOutTradeNo.get(outTradeNo!) : state.trades.get(tradeNo)
  // Nobody sees the trades of another merchant.
  return found?.merchant.sellerId === call.merchant.sellerId ? found : undefined
}

/** The same, where there must be one. */
export function requireTrade(state: AlipayState, call: AlipayCall): StoredTrade {
  const trade = tradeOfCall(state, call)
  if (trade !== undefined) return trade
  throw refuseBusiness(
    'ACQ.TRADE_NOT_EXIST',
    '交易不存在',
    'there is no trade of that number; orders of the app, of pages and of codes exist once the buyer has opened them'
  )
}
