import { setMaxListeners } from 'node:events'
import type { DeliveryAttempt, OutboxMessage } from '../delivery-types.ts'
import { isLoopbackHost } from './loopback.ts'
import { type DeliveryReply, sendDelivery } from './send-delivery.ts'
import type { VirtualClock } from './virtual-clock.ts'

/** When and how a platform delivers. Read at each attempt, so that settings may change meanwhile. */
export interface OutboxRules {
  /** Waits after a failed attempt, in milliseconds; no more waits, no more attempts. */
  delaysMs(): readonly number[]
  /** Real milliseconds for one attempt. */
  timeoutMs(): number
  /** Where callbacks go now. */
  url(): URL | undefined
  /** Whether the platform takes this answer as success. */
  isAccepted(status: number, body: string): boolean
}

/** What is sent in one attempt. */
export interface DeliveryContent {
  readonly body: string
  /** @default 'application/json' */
  readonly contentType?: string | undefined
  /** Added to the query of the address, for platforms that sign there. */
  readonly query?: string | undefined
  /** Further headers, for platforms that sign there. */
  readonly headers?: Readonly<Record<string, string>> | undefined
}

/** A callback to be delivered; its text is made for each attempt. */
export interface OutboxSource {
  readonly key: string
  /** Where this one goes, for platforms that take an address with each order; read at each attempt. @default the address of the rules */
  readonly url?: URL | undefined
  build(at: number): DeliveryContent
}

/** Which deliveries get lost. */
export interface OutboxLoss {
  readonly key: string | undefined
  readonly lose: 'request' | 'reply'
  remaining: number
}

/** The outgoing callbacks of one platform in one namespace. */
export interface Outbox {
  /** Starts the scheduled delivery of a message; resolves with the first attempt. */
  post(source: OutboxSource): Promise<DeliveryAttempt | undefined>
  /** Sends outside the schedule. A genuine one that is accepted settles the message. */
  send(source: OutboxSource, kind: 'resent' | 'by hand'): Promise<DeliveryAttempt | undefined>
  list(): readonly OutboxMessage[]
  lose(loss: OutboxLoss): void
  hold(): void
  release(keys: readonly string[] | undefined): Promise<readonly DeliveryAttempt[]>
  /** Cancels what is planned and under way. */
  close(): void
}

interface Message {
  readonly source: OutboxSource
  readonly attempts: DeliveryAttempt[]
  state: OutboxMessage['state']
  nextAt: number | undefined
  /** Waits already used. */
  repeats: number
  cancel: () => void
  /** Sends the held attempt. */
  release: (() => Promise<DeliveryAttempt | undefined>) | undefined
}

/** Makes the outbox of a platform. */
export function createOutbox(clock: VirtualClock, rules: OutboxRules): Outbox {
  const messages = new Map<string, Message>()
  const aborted = new AbortController()
  // Every delivery under way listens; many at once are no leak.
  setMaxListeners(0, aborted.signal)
  let losses: OutboxLoss[] = []
  let holding = false

  function message(source: OutboxSource): Message {
    const known = messages.get(source.key)
    if (known !== undefined) return known
    const fresh: Message = {
      source,
      attempts: [],
      state: 'waiting',
      nextAt: undefined,
      repeats: 0,
      cancel: () => undefined,
      release: undefined
    }
    messages.set(source.key, fresh)
    return fresh
  }

  function takeLoss(key: string): OutboxLoss['lose'] | undefined {
    const loss = losses.find((entry) => entry.key === undefined || entry.key === key)
    if (loss === undefined) return undefined
    loss.remaining--
    losses = losses.filter((entry) => entry.remaining > 0)
    return loss.lose
  }

  async function transmit(
    entry: Message,
    source: OutboxSource,
    kind: DeliveryAttempt['kind'],
    at: number
  ): Promise<DeliveryAttempt | undefined> {
    const address = source.url ?? rules.url()
    if (address === undefined) return undefined
    const content = source.build(at)
    const url = withQuery(address, content.query)
    const lost = takeLoss(entry.source.key)
    const number = entry.attempts.length + 1
    // Takes its place in the list at once, so that copies sent together count up.
    const begun = Object.freeze({
      attempt: number,
      kind,
      at,
      url: url.href,
      ...(content.headers && { requestHeaders: content.headers }),
      requestBody: content.body,
      accepted: false
    })
    entry.attempts.push(begun)
    const { body, contentType = 'application/json', headers } = content
    const carry = (): Promise<DeliveryReply> =>
      sendDelivery({ url, contentType, headers, body, timeoutMs: rules.timeoutMs(), signal: aborted.signal })
    const sent = lost === 'request' ? { error: 'lost on the way (drop)' } : (stayHere(url) ?? (await carry()))
    const reply = lost === 'reply' ? { error: 'the answer was lost on the way (drop)' } : sent
    const accepted =
      reply.status !== undefined &&
      reply.responseBody !== undefined &&
      rules.isAccepted(reply.status, reply.responseBody)
    const delay = kind === 'scheduled' && !accepted ? rules.delaysMs()[entry.repeats] : undefined
    const nextAt = delay === undefined ? undefined : at + delay
    const attempt = Object.freeze({ ...begun, ...reply, lost, accepted, nextAt })
    entry.attempts[number - 1] = attempt
    return attempt
  }

  async function attemptScheduled(entry: Message): Promise<DeliveryAttempt | undefined> {
    const at = clock.now()
    entry.nextAt = undefined
    const attempt = await transmit(entry, entry.source, 'scheduled', at)
    if (aborted.signal.aborted || entry.state === 'delivered') return attempt
    if (attempt?.accepted) entry.state = 'delivered'
    else if (attempt?.nextAt === undefined) entry.state = 'given up'
    else plan(entry, attempt.nextAt)
    return attempt
  }

  function plan(entry: Message, at: number): void {
    entry.state = 'waiting'
    entry.nextAt = at
    entry.repeats++
    entry.cancel = clock.schedule(at, () => begin(entry))
  }

  function begin(entry: Message): Promise<DeliveryAttempt | undefined> | undefined {
    if (!holding) return clock.track(attemptScheduled(entry))
    entry.state = 'held'
    entry.nextAt = undefined
    entry.release = () => {
      entry.release = undefined
      return clock.track(attemptScheduled(entry))
    }
    return undefined
  }

  return Object.freeze({
    async post(source: OutboxSource) {
      if ((source.url ?? rules.url()) === undefined) return undefined
      return begin(message(source))
    },
    async send(source: OutboxSource, kind: 'resent' | 'by hand') {
      const known = messages.has(source.key)
      const entry = message(source)
      if (!known) entry.state = 'given up'
      const at = clock.now()
      const attempt = await clock.track(transmit(entry, source, kind, at))
      if (kind === 'resent' && attempt?.accepted) {
        entry.cancel()
        entry.release = undefined
        entry.nextAt = undefined
        entry.state = 'delivered'
      }
      return attempt
    },
    list: () =>
      Object.freeze(
        [...messages.values()].map(({ source, state, attempts, nextAt }) =>
          Object.freeze({ key: source.key, state, attempts: Object.freeze([...attempts]), nextAt })
        )
      ),
    lose(loss: OutboxLoss) {
      losses.push(loss)
    },
    hold() {
      holding = true
    },
    async release(keys: readonly string[] | undefined) {
      if (keys === undefined) holding = false
      const held = (keys ?? [...messages.keys()]).flatMap((key) => messages.get(key)?.release ?? [])
      const attempts: DeliveryAttempt[] = []
      for (const send of held) {
        const attempt = await send()
        if (attempt !== undefined) attempts.push(attempt)
      }
      return Object.freeze(attempts)
    },
    close() {
      for (const entry of messages.values()) entry.cancel()
      aborted.abort()
    }
  })
}

/** Nothing simulated leaves this machine, whatever address an order names. */
function stayHere(url: URL): DeliveryReply | undefined {
  if (url.protocol === 'http:' && isLoopbackHost(url.hostname)) return undefined
  return { error: `not sent: the sandbox speaks to http:// on this machine only, not to ${url.protocol}//${url.host}` }
}

function withQuery(address: URL, query: string | undefined): URL {
  if (query === undefined) return address
  const url = new URL(address)
  url.search = url.search === '' ? query : `${url.search}&${query}`
  return url
}
