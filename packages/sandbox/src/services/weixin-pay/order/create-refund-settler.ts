import type { DeliveryAttempt } from '../../../delivery-types.ts'
import type { Outbox } from '../../../engine/outbox.ts'
import type { VirtualClock } from '../../../engine/virtual-clock.ts'
import { refundSource } from '../notify/payment-source.ts'
import type { PayMerchant, StoredPayRefund, WeixinPayState } from '../weixin-pay-state.ts'
import type { WeixinPayRefundStatus } from '../weixin-pay-types.ts'

/** What settling needs. */
export interface RefundSettlerParts {
  readonly clock: VirtualClock
  readonly merchant: PayMerchant
  state(): WeixinPayState
  outbox(): Outbox
}

/** Ends refunds. */
export interface RefundSettler {
  /** Lets a refund succeed by itself, when the settings say so. */
  plan(refund: StoredPayRefund): void
  /** Ends it now and sends the notification. */
  settle(refund: StoredPayRefund, status: WeixinPayRefundStatus): Promise<DeliveryAttempt | undefined>
}

/** Makes what ends refunds: by the virtual clock, or by hand. */
export function createRefundSettler({ clock, merchant, state, outbox }: RefundSettlerParts): RefundSettler {
  function settle(refund: StoredPayRefund, status: WeixinPayRefundStatus): Promise<DeliveryAttempt | undefined> {
    const current = state()
    refund.status = status
    refund.settledAtMs = clock.now()
    if (status === 'REFUNDCLOSE' && current.funds !== undefined) current.funds += refund.refundFee
    return outbox().post(refundSource(refund, { state: current, merchant }))
  }

  return Object.freeze({
    settle,
    plan(refund: StoredPayRefund) {
      const wait = state().settings.refundSettleMs
      if (wait === 0) return
      clock.schedule(clock.now() + wait, () => (refund.status === 'PROCESSING' ? settle(refund, 'SUCCESS') : undefined))
    }
  })
}
