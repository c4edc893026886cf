import { createOutbox, type Outbox } from '../../../engine/outbox.ts'
import type { VirtualClock } from '../../../engine/virtual-clock.ts'
import type { WeixinPayState } from '../weixin-pay-state.ts'
import { PayXmlError, readPayXml } from '../wire/pay-xml.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute

/** Waits between notifications: 15s/15s/30s/3m/10m/20m/30m/30m/30m/60m/3h/3h/3h/6h/6h (支付结果通知, 通知规则), and an older page's. */
const schedules = {
  current: [
    ...[15, 15, 30].map((wait) => wait * second),
    ...[3, 10, 20, 30, 30, 30, 60].map((wait) => wait * minute),
    ...[3, 3, 3, 6, 6].map((wait) => wait * hour)
  ],
  older: [15, 15, 30, 180, 1800, 1800, 1800, 1800, 3600].map((wait) => wait * second)
} as const

/** Makes the outbox of payment and refund notifications. */
export function createPayOutbox(clock: VirtualClock, state: () => WeixinPayState): Outbox {
  return createOutbox(clock, {
    delaysMs: () => schedules[state().settings.notifySchedule],
    timeoutMs: () => state().settings.notifyTimeoutMs,
    url: () => undefined,
    isAccepted: (status, body) => status >= 200 && status < 300 && saysSuccess(body)
  })
}

/** `<xml><return_code>SUCCESS</return_code>…</xml>`; anything else asks for another attempt. */
function saysSuccess(body: string): boolean {
  try {
    return readPayXml(body).get('return_code') === 'SUCCESS'
  } catch (error) {
    if (error instanceof PayXmlError) return false
    throw error
  }
}
