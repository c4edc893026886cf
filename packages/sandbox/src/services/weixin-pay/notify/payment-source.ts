import type { OutboxSource } from '../../../engine/outbox.ts'
import type { StoredPayOrder, StoredPayRefund, WeixinPayState } from '../weixin-pay-state.ts'
import type { WeixinPayDeliverOptions } from '../weixin-pay-types.ts'
import { type NotifyScene, paymentNotify } from './payment-notify.ts'
import { refundNotify, sealedRefundFields } from './refund-notify.ts'

/** The message about a payment. Every attempt sends the same bytes, as long as the API key stays. */
export function paymentSource(
  order: StoredPayOrder,
  scene: NotifyScene,
  options: WeixinPayDeliverOptions = {}
): OutboxSource {
  const { rawBody, contentType = 'text/xml' } = options
  return {
    key: `payment ${order.parameters.outTradeNo}`,
    get url() {
      return addressOf(scene.state, order.parameters.notifyUrl)
    },
    build: () => ({ body: rawBody ?? paymentNotify(order, scene, options), contentType })
  }
}

/** The message about a refund and the state that it is in now. */
export function refundSource(
  refund: StoredPayRefund,
  scene: NotifyScene,
  options: WeixinPayDeliverOptions = {}
): OutboxSource {
  const { rawBody, contentType = 'text/xml', attack } = options
  const sealed = sealedRefundFields(refund)
  const outside = { ...refund.order.parameters, nonce: refund.nonce }
  const write = (): string =>
    attack === 'cross-type' ? paymentNotify(refund.order, scene) : refundNotify(sealed, outside, scene, options)
  return {
    key: `refund ${refund.outRefundNo} ${refund.status}`,
    get url() {
      return addressOf(scene.state, refund.notifyUrl)
    },
    build: () => ({ body: rawBody ?? write(), contentType })
  }
}

function addressOf(state: WeixinPayState, own: string | undefined): URL | undefined {
  return state.notifyUrl ?? (own === undefined ? undefined : new URL(own))
}
