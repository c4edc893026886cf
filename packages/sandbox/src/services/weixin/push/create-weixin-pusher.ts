import type { DeliveryAttempt } from '../../../delivery-types.ts'
import { readLoopbackUrl } from '../../../engine/loopback.ts'
import { createOutbox, type Outbox, type OutboxSource } from '../../../engine/outbox.ts'
import { readBoolean, readChoice, readInput } from '../../../engine/read-input.ts'
import { SandboxError } from '../../../engine/sandbox-error.ts'
import { sendDelivery } from '../../../engine/send-delivery.ts'
import type { VirtualClock } from '../../../engine/virtual-clock.ts'
import type { StoredPush, WeixinApp, WeixinState } from '../weixin-state.ts'
import type { PushMessage } from './push-message.ts'
import type { WeixinDeliverOptions, WeixinPushReply } from './push-types.ts'
import { readPushReply } from './read-push-reply.ts'
import { pushSignature } from './seal-push.ts'
import { writePush } from './write-push.ts'

/** The outgoing pushes of the app. */
export interface WeixinPusher {
  readonly outbox: Outbox
  /** Makes a push of a user and starts its delivery. Without `MsgId` it is an event. */
  post(openid: string, key: string, message: PushMessage): Promise<DeliveryAttempt | undefined>
  /** Sends a push outside the schedule. */
  send(key: string, kind: 'resent' | 'by hand', options?: WeixinDeliverOptions): Promise<DeliveryAttempt>
  /** Sets the address from unchecked input, after it has shown that it knows the Token. */
  configure(input: unknown): Promise<void>
  replies(): readonly WeixinPushReply[]
}

/** Wait before a repeat: the next attempt follows when the 5 seconds of the one before are over (reference 8.7). */
const waitMs = 5000

/** Makes the message push (消息推送). */
export function createWeixinPusher(clock: VirtualClock, app: WeixinApp, state: () => WeixinState): WeixinPusher {
  const ended = new AbortController()
  const outbox = createOutbox(clock, {
    delaysMs: () => new Array<number>(state().settings.pushRepeats).fill(waitMs),
    timeoutMs: () => state().settings.pushTimeoutMs,
    url: () => (state().push === undefined ? undefined : new URL(state().push!.url)),
    isAccepted: (status, body) => status >= 200 && status < 300 && readPushReply(body, app) !== undefined
  })

  function source(push: StoredPush, options: WeixinDeliverOptions = {}): OutboxSource {
    return { key: push.key, build: (at) => writePush({ state: state(), app, push, at, options }) }
  }

  function replay(push: StoredPush): OutboxSource {
    const first = outbox.list().find(({ key }) => key === push.key)?.attempts[0]
    if (first === undefined)
      throw new SandboxError('ERR_SANDBOX_STATE', 'the push was never delivered: nothing to replay')
    const { format, url } = state().push!
    const contentType = format === 'json' ? 'application/json' : 'text/xml'
    // Without the query of the address itself, which is put in front again.
    const query = new URL(first.url).search.slice(new URL(url).search.length || 1).replace(/^&/, '')
    return { key: push.key, build: () => ({ body: first.requestBody, contentType, query }) }
  }

  return Object.freeze({
    outbox: Object.freeze({
      ...outbox,
      close() {
        ended.abort()
        outbox.close()
      }
    }),
    post(openid: string, key: string, message: PushMessage) {
      const head = { ToUserName: app.originalId, FromUserName: openid, CreateTime: Math.floor(clock.now() / 1000) }
      const push = { key, message: { ...head, ...message } }
      state().pushes.set(key, push)
      return outbox.post(source(push))
    },
    async send(key: string, kind: 'resent' | 'by hand', options: WeixinDeliverOptions = {}) {
      const push = state().pushes.get(key)
      if (push === undefined) throw new SandboxError('ERR_SANDBOX_NOT_FOUND', 'there is no push of that key')
      const { push: settings } = state()
      if (settings === undefined) throw new SandboxError('ERR_SANDBOX_STATE', 'no push address is set: setPush()')
      checkAttack(options.attack, settings.mode, settings.format)
      return (await outbox.send(options.attack === 'replay' ? replay(push) : source(push, options), kind))!
    },
    async configure(input: unknown) {
      const { url, mode = 'secure', format = 'json', verify = true } = readInput(input, 'push', pushFields)
      const push = {
        url: readLoopbackUrl(url, 'url').href,
        mode: readChoice(mode, 'mode', ['plain', 'compatible', 'secure']),
        format: readChoice(format, 'format', ['json', 'xml'])
      }
      if (readBoolean(verify, 'verify')) {
        await clock.track(checkAddress(push.url, app, state(), clock.now(), ended.signal))
      }
      state().push = Object.freeze(push)
    },
    replies: () =>
      Object.freeze(
        outbox.list().flatMap(({ key, attempts }) =>
          attempts.flatMap(({ responseBody }) => {
            const reply = responseBody === undefined ? undefined : readPushReply(responseBody, app)
            return reply?.message === undefined
              ? []
              : [Object.freeze({ key, encrypted: reply.encrypted, message: reply.message })]
          })
        )
      )
  })
}

const pushFields = ['url', 'mode', 'format', 'verify']

/** An attack that can't be told from a genuine push would leave a test that passes for the wrong reason. */
function checkAttack(attack: unknown, mode: string, format: string): void {
  const needsCipher = [
    'unsigned-body',
    'tampered-body',
    'tampered-ciphertext',
    'wrong-appid',
    'bad-padding',
    'bad-length'
  ]
  if (mode === 'plain' && [...needsCipher, 'downgrade', 'duplicate-key'].includes(String(attack))) {
    throw new SandboxError('ERR_SANDBOX_STATE', `the attack "${attack}" needs mode 'secure' or 'compatible'`)
  }
  if (attack === 'xml-entity' && format !== 'xml') {
    throw new SandboxError('ERR_SANDBOX_STATE', `the attack "xml-entity" needs format 'xml'`)
  }
}

/** The check of the configuration page: a signed GET whose `echostr` must come back as it is. */
async function checkAddress(
  address: string,
  app: WeixinApp,
  { mint, settings }: WeixinState,
  nowMs: number,
  signal: AbortSignal
): Promise<void> {
  const timestamp = String(Math.floor(nowMs / 1000))
  const [nonce, echostr] = [mint.push.digits(9), mint.push.digits(19)]
  const url = new URL(address)
  const signature = pushSignature(app.token, timestamp, nonce)
  for (const [name, value] of Object.entries({ signature, timestamp, nonce, echostr }))
    url.searchParams.set(name, value)
  const reply = await sendDelivery({
    url,
    method: 'GET',
    contentType: '',
    body: '',
    timeoutMs: settings.pushTimeoutMs,
    signal
  })
  if (reply.status === 200 && reply.responseBody === echostr) return
  const got =
    reply.error ?? `status ${reply.status} and ${reply.responseBody?.length ?? 0} characters that are not the echostr`
  throw new SandboxError(
    'ERR_SANDBOX_STATE',
    `the push address did not pass the check: it must answer GET with the echostr alone, and gave ${got}`
  )
}
