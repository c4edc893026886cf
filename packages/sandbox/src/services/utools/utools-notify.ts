import { createOutbox, type Outbox, type OutboxSource } from '../../engine/outbox.ts'
import type { VirtualClock } from '../../engine/virtual-clock.ts'
import { orderResource } from './order-resource.ts'
import { encodePhpJson } from './php-json.ts'
import { changeField, signMessage, tamperMessage } from './utools-faults.ts'
import type { StoredOrder, UtoolsState } from './utools-state.ts'
import type { UtoolsDeliverOptions } from './utools-types.ts'

/** Waits after a failed callback, in milliseconds: [15, 30, 60, 300, 600] seconds (uTools server API, payment callback). */
const delaysMs = [15_000, 30_000, 60_000, 300_000, 600_000]

/** Makes the outbox of the payment callback (用户支付成功回调). */
export function createUtoolsNotifyOutbox(clock: VirtualClock, state: () => UtoolsState): Outbox {
  return createOutbox(clock, {
    delaysMs: () => delaysMs.slice(0, state().settings.callbackRepeats),
    timeoutMs: () => state().settings.callbackTimeoutMs,
    url: () => state().notifyUrl,
    isAccepted: (status, body) => status >= 200 && status < 300 && body === 'SUCCESS'
  })
}

/** The callback of a paid order; each attempt is signed anew. */
export function notifySource(
  state: UtoolsState,
  pluginId: string,
  order: StoredOrder,
  { tamper, rawBody, contentType }: UtoolsDeliverOptions = {}
): OutboxSource {
  return {
    key: order.orderId,
    build(at) {
      const time = state.settings.freshCallbackTimestamp ? at : order.paidAtMs!
      const resource = orderResource(order, state, pluginId, time)
      const secret = state.secrets[0]!
      if (rawBody !== undefined) return { body: rawBody, contentType }
      if (tamper === undefined) return { body: encodePhpJson(signMessage(resource, secret)), contentType }
      const { field, value, resign = false } = tamper
      const message = resign
        ? signMessage(changeField(resource, field, value), secret)
        : tamperMessage(signMessage(resource, secret), field, value)
      return { body: encodePhpJson(message), contentType }
    }
  }
}
