import { readInput, readInteger, readText } from '../../../engine/read-input.ts'
import { SandboxError } from '../../../engine/sandbox-error.ts'
import type { YouzanScene } from '../gateway/api-types.ts'
import type { YouzanState } from '../youzan-state.ts'
import type { YouzanSandbox } from '../youzan-types.ts'
import { carriers, trackingNumber } from './carriers.ts'
import { findRefund, findTrade } from './find-trade.ts'
import { openTrade } from './open-trade.ts'
import { applyRefund, stepRefund } from './step-refund.ts'
import type { StoredLine, StoredTrade } from './stored-trade-types.ts'
import {
  announceTrade,
  closeTrade,
  type Delivery,
  payTrade,
  shipTrade,
  signTrade,
  type TradeStep
} from './trade-steps.ts'
import type { YouzanRefundInput, YouzanShipInput, YouzanTradeChange, YouzanTradeInput } from './trade-types.ts'
import { refundView, tradeView } from './trade-view.ts'

type TradeFunctions = Pick<
  YouzanSandbox,
  | 'createTrade'
  | 'pay'
  | 'ship'
  | 'sign'
  | 'closeTrade'
  | 'trade'
  | 'trades'
  | 'applyRefund'
  | 'returnGoods'
  | 'cancelRefund'
  | 'refunds'
>

/** What buyers and the merchant do by hand. Every input is checked. */
export function tradeFunctions(state: () => YouzanState, scene: () => YouzanScene): TradeFunctions {
  const find = (tid: unknown): StoredTrade => findTrade(state(), readText(tid, 'tid'))
  const changed = (trade: StoredTrade, firstDelivery: Delivery): YouzanTradeChange =>
    Object.freeze({ trade: tradeView(state(), trade), firstDelivery })
  const act = (tid: unknown, step: TradeStep): YouzanTradeChange => {
    const trade = find(tid)
    return changed(trade, step(trade, scene()))
  }
  const move = (refundId: unknown, step: 'returnGoods' | 'cancel') => {
    const refund = findRefund(state(), readText(refundId, 'refundId'))
    stepRefund(refund, step, scene())
    return refundView(refund)
  }

  return {
    createTrade(input?: YouzanTradeInput) {
      const trade = openTrade(state(), input, scene().nowMs)
      return changed(trade, announceTrade(trade, scene()))
    },
    pay: (tid: string) => act(tid, payTrade),
    ship(input: YouzanShipInput) {
      const {
        tid,
        oids,
        expressId = 1,
        expressNo
      } = readInput(input, 'ship', ['tid', 'oids', 'expressId', 'expressNo'])
      const carrier = readInteger(expressId, 'expressId', 1)
      if (!carriers.some(([id]) => id === carrier)) {
        throw new SandboxError(
          'ERR_SANDBOX_NOT_FOUND',
          `there is no carrier of that expressId; there are ${carriers.map(([id]) => id).join(', ')}`
        )
      }
      const number =
        expressNo === undefined ? `SF${state().mint.parcel.digits(13)}` : readText(expressNo, 'expressNo', 1, 40)
      if (!trackingNumber.test(number)) {
        throw new SandboxError('ERR_SANDBOX_INPUT', '"expressNo" expected letters, digits and hyphens')
      }
      return act(tid, (trade, at) =>
        shipTrade(trade, { lines: readLines(trade, oids), expressId: carrier, expressNo: number }, at)
      )
    },
    sign: (tid: string) => act(tid, signTrade),
    closeTrade: (tid: string) => act(tid, (trade, at) => closeTrade(trade, 4, at)),
    trade: (tid: string) => tradeView(state(), find(tid)),
    trades: () => Object.freeze([...state().trades.values()].map((trade) => tradeView(state(), trade))),
    applyRefund: (input: YouzanRefundInput) => refundView(applyRefund(input, scene())),
    returnGoods: (refundId: string) => move(refundId, 'returnGoods'),
    cancelRefund: (refundId: string) => move(refundId, 'cancel'),
    refunds: () => Object.freeze([...state().refunds.values()].map(refundView))
  }
}

function readLines(trade: StoredTrade, oids: unknown): readonly StoredLine[] {
  const waiting = trade.lines.filter(({ sent }) => !sent)
  if (oids === undefined) return waiting
  const wanted = Array.isArray(oids) ? oids.map((oid) => readText(oid, 'oids')) : [readText(oids, 'oids')]
  const lines = waiting.filter(({ oid }) => wanted.includes(oid))
  if (lines.length === wanted.length && lines.length > 0) return lines
  throw new SandboxError('ERR_SANDBOX_NOT_FOUND', '"oids" names a line that is not of this order or is sent already')
}
