import { readBoolean, readInput, readInteger, readText } from '../../../engine/read-input.ts'
import { SandboxError } from '../../../engine/sandbox-error.ts'
import type { YouzanScene } from '../gateway/api-types.ts'
import { chinaTimeText } from '../wire/china-time.ts'
import { yuanText } from '../wire/yuan-text.ts'
import { findTrade } from './find-trade.ts'
import { refundState, refundSums } from './refund-sums.ts'
import type { StoredRefund, StoredTrade } from './stored-trade-types.ts'
import { closeTrade } from './trade-steps.ts'

/** What a refund is made from; all of it has been checked. */
export type NewRefund = Pick<StoredRefund, 'oid' | 'fee' | 'type' | 'returnGoods' | 'desc'>

/** Stores a refund of an order. */
function storeRefund(trade: StoredTrade, input: NewRefund, { state, nowMs }: YouzanScene): StoredRefund {
  const refund: StoredRefund = {
    ...input,
    refundId: `${chinaTimeText(nowMs).replace(/\D/g, '')}${state.mint.refund.digits(10)}`,
    grantId: trade.grantId,
    tid: trade.tid,
    createdAt: nowMs,
    status: 'WAIT_SELLER_AGREE',
    modifiedAt: nowMs,
    version: nowMs,
    logisticsNo: undefined
  }
  state.refunds.set(refund.refundId, refund)
  return refund
}

/** The buyer asks for money back; the input is unchecked. */
export function applyRefund(input: unknown, scene: YouzanScene): StoredRefund {
  const fields = ['tid', 'oid', 'refundFee', 'returnGoods', 'desc']
  const { tid, oid, refundFee, returnGoods, desc } = readInput(input, 'refund', fields)
  const trade = findTrade(scene.state, tid)
  if (trade.paidAt === undefined || trade.status === 'TRADE_CLOSED') {
    throw new SandboxError('ERR_SANDBOX_STATE', `an order of status ${trade.status} has nothing to refund`)
  }
  const line = oid === undefined ? trade.lines[0]! : trade.lines.find((entry) => entry.oid === oid)
  if (line === undefined) throw new SandboxError('ERR_SANDBOX_NOT_FOUND', 'the order has no line of that oid')
  const { left } = refundSums(scene.state, trade, line.oid)
  if (left <= 0) throw new SandboxError('ERR_SANDBOX_STATE', 'nothing is left to refund of this line')
  const refund = storeRefund(
    trade,
    {
      oid: line.oid,
      fee: refundFee === undefined ? left : readInteger(refundFee, 'refundFee', 1, left),
      type: 'BUYER_APPLY_REFUND',
      returnGoods: returnGoods === undefined ? false : readBoolean(returnGoods, 'returnGoods'),
      desc: desc === undefined ? '' : readText(desc, 'desc', 0, 500)
    },
    scene
  )
  pushRefund('BuyerCreated', refund, scene)
  return refund
}

type Step = 'agree' | 'refuse' | 'agreeReturn' | 'refuseReturn' | 'returnGoods' | 'cancel'

/** From which status a step leads where, and the push about it. */
const steps: Readonly<
  Record<Step, Partial<Record<StoredRefund['status'], readonly [StoredRefund['status'], string]>>>
> = {
  agree: {
    WAIT_SELLER_AGREE: ['SUCCESS', 'RefundSuccess'],
    WAIT_SELLER_CONFIRM_GOODS: ['SUCCESS', 'RefundSuccess']
  },
  refuse: { WAIT_SELLER_AGREE: ['SELLER_REFUSE_BUYER', 'RefundSellerRefuse'] },
  agreeReturn: { WAIT_SELLER_AGREE: ['WAIT_BUYER_RETURN_GOODS', 'RefundSellerAgreeReturnGoods'] },
  refuseReturn: {
    WAIT_SELLER_CONFIRM_GOODS: ['SELLER_REFUSE_BUYER_RETURN_GOODS', 'RefundSellerRefuseBuyerReturnGoods']
  },
  returnGoods: { WAIT_BUYER_RETURN_GOODS: ['WAIT_SELLER_CONFIRM_GOODS', 'RefundBuyerReturnGoods'] },
  cancel: {
    WAIT_SELLER_AGREE: ['CLOSED', 'RefundClosed'],
    WAIT_BUYER_RETURN_GOODS: ['CLOSED', 'RefundClosed'],
    SELLER_REFUSE_BUYER_RETURN_GOODS: ['CLOSED', 'RefundClosed']
  }
}

/** Whether a step is legal now. Money without goods is agreed to at once, goods must come back first. */
export function mayStep({ status, returnGoods }: StoredRefund, step: Step): boolean {
  if (status === 'WAIT_SELLER_AGREE' && (step === 'agree' || step === 'agreeReturn'))
    return returnGoods === (step === 'agreeReturn')
  return steps[step][status] !== undefined
}

/** Moves a refund on; the step must be legal. An order whose money all went back closes. */
export function stepRefund(refund: StoredRefund, step: Step, scene: YouzanScene): void {
  if (!mayStep(refund, step)) {
    throw new SandboxError('ERR_SANDBOX_STATE', `a refund of status ${refund.status} can't take the step "${step}"`)
  }
  const [status, push] = steps[step][refund.status]!
  refund.status = status
  settle(refund, push, scene)
}

/** The merchant gives money back of his own accord; it is done at once. */
export function refundBySeller(
  trade: StoredTrade,
  input: Omit<NewRefund, 'type' | 'returnGoods'>,
  scene: YouzanScene
): StoredRefund {
  const refund = storeRefund(trade, { ...input, type: 'SELLER_REFUND', returnGoods: false }, scene)
  refund.status = 'SUCCESS'
  settle(refund, 'RefundSuccess', scene)
  return refund
}

function settle(refund: StoredRefund, push: string, scene: YouzanScene): void {
  const { state, nowMs } = scene
  refund.modifiedAt = nowMs
  refund.version = Math.max(nowMs, refund.version + 1)
  const trade = findTrade(state, refund.tid)
  trade.updatedAt = nowMs
  pushRefund(push, refund, scene)
  if (refund.status === 'SUCCESS' && refundState(state, trade) === 12) void closeTrade(trade, 2, scene)
}

/** Pushes the classic message and, for a success, the newer one beside it, whose `msg` is an object. */
function pushRefund(type: string, refund: StoredRefund, { pusher }: YouzanScene): void {
  const { refundId, grantId, tid, oid, fee, desc, modifiedAt } = refund
  const message = {
    tid,
    oids: oid,
    refund_id: refundId,
    refund_type: refund.type,
    refunded_fee: yuanText(fee),
    refund_reason: 0,
    refund_reason_desc: desc,
    update_time: chinaTimeText(modifiedAt)
  }
  void pusher.post({ type: `trade_refund_${type}`, id: tid, grantId, status: refund.status, message })
  if (type !== 'RefundSuccess') return
  void pusher.post({
    type: 'youzan_trade_RefundSuccess',
    id: tid,
    grantId,
    status: refund.status,
    message,
    style: 'object'
  })
}
