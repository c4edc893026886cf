import { readChoice, readInput, readInteger } from '../../../engine/read-input.ts'
import { SandboxError } from '../../../engine/sandbox-error.ts'
import type { AlipayScene } from '../gateway/alipay-scene.ts'
import { addUser, readUser } from '../users/add-user.ts'
import type { StoredTrade } from './stored-trade.ts'
import { tradeStatus } from './trade-status.ts'
import type { AlipayFund } from './trade-types.ts'

const channels = ['ALIPAYACCOUNT', 'BANKCARD', 'PCREDIT', 'MONEYFUND', 'PCARD'] as const

/** What Alipay says of a card. */
const card = { bankCode: 'CMB', fundType: 'DEBIT_CARD' } as const

/** Pays a trade by unchecked input: from waiting to paid, once. */
export function payTrade(trade: StoredTrade, input: unknown, scene: AlipayScene): void {
  const { state, nowMs } = scene
  const fields = ['openId', 'userId', 'channel', 'couponAmount', 'merchantDiscountAmount', 'pointAmount']
  const given = readInput(input, 'payment', fields)
  const status = tradeStatus(trade, nowMs, state.settings.refundWindowDays)
  if (status !== 'WAIT_BUYER_PAY') {
    const why = trade.closedAtMs === undefined ? 'paid already' : 'closed'
    throw new SandboxError('ERR_SANDBOX_STATE', `the trade is ${why}`)
  }
  const named = readUser(state, given.userId, given.openId)
  if (named !== undefined && trade.payer !== undefined && named !== trade.payer) {
    throw new SandboxError('ERR_SANDBOX_STATE', 'the order names another buyer, and nobody else can pay it')
  }
  const funds = readFunds(trade.totalFen, given)
  trade.payer ??= named ?? addUser(state)
  trade.funds = funds
  trade.paidAtMs = nowMs
}

function readFunds(totalFen: number, given: Readonly<Record<string, unknown>>): readonly AlipayFund[] {
  const channel = readChoice(given.channel ?? 'ALIPAYACCOUNT', 'channel', channels)
  let left = totalFen
  const part = (fundChannel: string, field: string): readonly AlipayFund[] => {
    const amount = readInteger(given[field] ?? 0, field, 0, left)
    left -= amount
    return amount === 0 ? [] : [{ fundChannel, amount }]
  }
  const reductions = [
    ...part('COUPON', 'couponAmount'),
    ...part('MDISCOUNT', 'merchantDiscountAmount'),
    ...part('POINT', 'pointAmount')
  ]
  const rest = left === 0 ? [] : [{ fundChannel: channel, amount: left, ...(channel === 'BANKCARD' ? card : {}) }]
  return Object.freeze([...rest, ...reductions].map((fund) => Object.freeze(fund)))
}
