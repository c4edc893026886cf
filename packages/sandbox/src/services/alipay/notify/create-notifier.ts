import type { DeliveryAttempt } from '../../../delivery-types.ts'
import { createOutbox, type Outbox, type OutboxSource } from '../../../engine/outbox.ts'
import { SandboxError } from '../../../engine/sandbox-error.ts'
import type { VirtualClock } from '../../../engine/virtual-clock.ts'
import type { AlipayState } from '../alipay-state.ts'
import type { Keyring } from '../certificates/create-keyring.ts'
import { chinaDay, chinaTime } from '../wire/china-time.ts'
import type { AlipayDeliverOptions } from './notify-types.ts'
import type { StoredNotify } from './stored-notify.ts'
import { type TradeEvent, tradeFields } from './trade-fields.ts'
import { writeNotify } from './write-notify.ts'

/** A message of the open platform. */
export interface OpenMessage {
  readonly method: string
  readonly notifyType: string
  readonly fields: Readonly<Record<string, string>>
}

/** The outgoing notifications. */
export interface AlipayNotifier {
  readonly outbox: Outbox
  /** Makes the notification of what happened to a trade and starts its delivery. */
  post(event: TradeEvent): Promise<DeliveryAttempt | undefined>
  /** Makes a message of the open platform and starts its delivery. */
  postMessage(message: OpenMessage): { readonly notifyId: string; readonly first: Promise<DeliveryAttempt | undefined> }
  /** Sends one outside the schedule. */
  send(notifyId: string, kind: 'resent' | 'by hand', options?: AlipayDeliverOptions): Promise<DeliveryAttempt>
}

/** What a notifier works on. */
export interface NotifierParts {
  readonly clock: VirtualClock
  readonly appId: string
  readonly keyring: Keyring
  state(): AlipayState
}

const [minute, hour] = [60_000, 3_600_000]

/** Repeats: 4 m, 10 m, 10 m, 1 h, 2 h, 6 h, 15 h (Alipay reference 10.1). */
const delaysMs = [4 * minute, 10 * minute, 10 * minute, hour, 2 * hour, 6 * hour, 15 * hour]

/** Makes the notifications (异步通知) of a namespace. */
export function createNotifier({ clock, appId, keyring, state }: NotifierParts): AlipayNotifier {
  const outbox = createOutbox(clock, {
    delaysMs: () => delaysMs,
    timeoutMs: () => state().settings.notifyTimeoutMs,
    url: () => state().messageUrl,
    isAccepted: (status, body) => status === 200 && body === 'success'
  })

  function source(notify: StoredNotify, options?: AlipayDeliverOptions): OutboxSource {
    return {
      key: notify.notifyId,
      url: notify.url,
      build(at) {
        const { alipay, stranger } = keyring.made.keys!
        const certificate = notify.certified ? keyring.made.certificates?.alipay[state().certificateIndex] : undefined
        const key = certificate?.privateKey ?? alipay.privateKey
        return writeNotify(notify, { alipay: key, stranger: stranger.privateKey }, at, options)
      }
    }
  }

  async function deliver(notify: StoredNotify): Promise<DeliveryAttempt | undefined> {
    state().notifies.set(notify.notifyId, notify)
    // A message can be asked for before the keys were: it is signed by them all the same.
    if (keyring.made.keys === undefined) await keyring.keys()
    return outbox.post(source(notify))
  }

  const mintId = (): string => `${chinaDay(clock.now()).replaceAll('-', '')}002221${state().mint.notify.digits(20)}`

  return Object.freeze({
    outbox,
    async post(event: TradeEvent) {
      const { kind, trade } = event
      if (trade.notifyUrl === undefined) return undefined
      const notifyId = mintId()
      const scene = { appId, state: state(), nowMs: clock.now() }
      return deliver({
        notifyId,
        kind,
        outTradeNo: trade.outTradeNo,
        outRequestNo: event.kind === 'refund' ? event.refund.outRequestNo : undefined,
        url: new URL(trade.notifyUrl),
        charset: trade.charset,
        certified: trade.certified,
        signsSignType: false,
        fields: tradeFields(event, notifyId, scene)
      })
    },
    postMessage({ method, notifyType, fields }: OpenMessage) {
      const notifyId = mintId()
      const first = deliver({
        notifyId,
        kind: 'message',
        outTradeNo: undefined,
        outRequestNo: undefined,
        url: undefined,
        charset: 'utf-8',
        certified: false,
        signsSignType: true,
        fields: {
          app_id: appId,
          charset: 'UTF-8',
          method,
          notify_id: notifyId,
          notify_type: notifyType,
          timestamp: chinaTime(clock.now()),
          version: '1.0',
          ...fields
        }
      })
      return { notifyId, first }
    },
    async send(notifyId: string, kind: 'resent' | 'by hand', options?: AlipayDeliverOptions) {
      const notify = state().notifies.get(notifyId)
      if (notify === undefined) throw new SandboxError('ERR_SANDBOX_NOT_FOUND', 'there is no such notification')
      const attempt = await outbox.send(source(notify, options), kind)
      if (attempt === undefined) throw new SandboxError('ERR_SANDBOX_STATE', 'no address is set: setMessageUrl()')
      return attempt
    }
  })
}
