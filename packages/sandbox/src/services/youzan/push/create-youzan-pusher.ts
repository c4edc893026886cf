import type { DeliveryAttempt } from '../../../delivery-types.ts'
import { createOutbox, type Outbox, type OutboxSource } from '../../../engine/outbox.ts'
import { SandboxError } from '../../../engine/sandbox-error.ts'
import type { VirtualClock } from '../../../engine/virtual-clock.ts'
import type { Wire } from '../wire/exact-json.ts'
import type { StoredApp, YouzanState } from '../youzan-state.ts'
import type { YouzanDeliverOptions } from './push-types.ts'
import { type StoredPush, writePush } from './write-push.ts'

/** What happened and whom it concerns. */
export interface PushEvent {
  readonly type: string
  /** What it is about: the order number, the customer. */
  readonly id: string
  readonly grantId: string
  readonly message: Wire
  /** @default null */
  readonly status?: string | null
  /** @default 'escaped' */
  readonly style?: StoredPush['style']
  /** Without `msg_id`, and `version` in milliseconds instead of seconds, as real samples of customer events are. */
  readonly anonymous?: boolean
}

/** The outgoing pushes. */
export interface YouzanPusher {
  readonly outbox: Outbox
  /** Makes a push and starts its delivery. */
  post(event: PushEvent): Promise<DeliveryAttempt | undefined>
  /** Sends a push outside the schedule. */
  send(key: string, kind: 'resent' | 'by hand', options?: YouzanDeliverOptions): Promise<DeliveryAttempt>
  /** The health probe. */
  test(grantId: string): Promise<DeliveryAttempt>
}

const [second, minute, hour] = [1000, 60_000, 3_600_000]

/** Waits after a failed push, in milliseconds (Youzan reference 8.4: one page lists 16, field tables list 4). */
const schedules = {
  long: [
    10 * second,
    30 * second,
    ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 30].map((wait) => wait * minute),
    hour,
    2 * hour
  ],
  short: [5 * second, 320 * second, 1280 * second, 2 * hour]
} as const

/** Makes the message push (消息推送). `stranger` is the application by which forgeries are signed. */
export function createYouzanPusher(clock: VirtualClock, state: () => YouzanState, stranger: StoredApp): YouzanPusher {
  const outbox = createOutbox(clock, {
    delaysMs: () => schedules[state().settings.pushSchedule],
    timeoutMs: () => state().settings.pushTimeoutMs,
    url: () => (state().push === undefined ? undefined : new URL(state().push!.url)),
    isAccepted: (status, body) => status === 200 && body.includes('success')
  })

  function source(push: StoredPush, options?: YouzanDeliverOptions): OutboxSource {
    const shop = state().shops.get(push.grantId)!
    return { key: push.key, build: () => writePush(push, { app: state().push!.app, stranger, shop }, options) }
  }

  function makePush(event: PushEvent, test: boolean): StoredPush {
    const { type, id, grantId, message, status = null, style = 'escaped', anonymous = false } = event
    const unit = anonymous ? clock.now() : Math.floor(clock.now() / 1000)
    const version = Math.max(unit, (state().versions.get(id) ?? 0) + 1)
    state().versions.set(id, version)
    const uuid = state()
      .mint.push.hex(32)
      .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
    const msgId = anonymous ? undefined : uuid
    const key = msgId ?? `${type}-${version}`
    const push: StoredPush = { key, type, id, grantId, version, msgId, status, message, style, test, sent: 0 }
    state().pushes.set(key, push)
    return push
  }

  function requireAddress(): void {
    if (state().push === undefined) throw new SandboxError('ERR_SANDBOX_STATE', 'no push address is set: setPushUrl()')
  }

  return Object.freeze({
    outbox,
    async post(event: PushEvent) {
      return outbox.post(source(makePush(event, false)))
    },
    async send(key: string, kind: 'resent' | 'by hand', options?: YouzanDeliverOptions) {
      const push = state().pushes.get(key)
      if (push === undefined) throw new SandboxError('ERR_SANDBOX_NOT_FOUND', 'there is no push of that key')
      requireAddress()
      return (await outbox.send(source(push, options), kind))!
    },
    async test(grantId: string) {
      requireAddress()
      const push = makePush({ type: 'TEST', id: 'test', grantId, message: {} }, true)
      return (await outbox.send(source(push), 'by hand'))!
    }
  })
}
