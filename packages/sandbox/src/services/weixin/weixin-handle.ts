import type { OutboxMessage } from '../../delivery-types.ts'
import { readBoolean, readChoice, readInput, readInteger, readText } from '../../engine/read-input.ts'
import { SandboxError } from '../../engine/sandbox-error.ts'
import type { ServiceContext } from '../../engine/service.ts'
import { endTokenAt } from './check-access-token.ts'
import { isTemplateField } from './operations/subscribe-message.ts'
import type { WeixinPusher } from './push/create-weixin-pusher.ts'
import type { WeixinDeliverOptions, WeixinPush } from './push/push-types.ts'
import { enterConversation, type PushScene, sayToApp } from './push/say-to-app.ts'
import { shareUserData } from './users/share-user-data.ts'
import {
  addWeixinUser,
  authorizePhone,
  findWeixinUser,
  logInWeixin,
  payWeixin,
  sessionOf,
  subscribeWeixin
} from './users/weixin-users.ts'
import { readWeixinSettings } from './weixin-settings.ts'
import { mintWeixinSecret, type WeixinApp, type WeixinState } from './weixin-state.ts'
import type { WeixinDropOptions, WeixinSandbox, WeixinSettings, WeixinTemplate, WeixinVerdict } from './weixin-types.ts'

/** What the handle works on. */
export interface WeixinHandleParts {
  readonly context: ServiceContext<WeixinSettings>
  readonly app: WeixinApp
  state(): WeixinState
  pusher(): WeixinPusher
}

/** Makes what the sandbox's user gets as `sandbox.weixin`. Every input is checked: it may come from plain JavaScript or HTTP. */
export function createWeixinHandle(parts: WeixinHandleParts): WeixinSandbox {
  const { context, app, state, pusher } = parts
  const now = context.clock.now
  const { appId, token, encodingAesKey, originalId } = app
  const scene = (): PushScene => ({ state: state(), app, pusher: pusher(), nowMs: now() })

  return Object.freeze({
    baseUrl: context.baseUrl,
    appId,
    get secret() {
      return state().secret
    },
    messagePush: Object.freeze({ token, encodingAesKey, originalId }),
    get settings() {
      return state().settings
    },
    configure(settings: Partial<WeixinSettings>) {
      state().settings = readWeixinSettings(settings, state().settings)
    },
    createUser: (input: unknown) => addWeixinUser(state(), input),
    login: (input: unknown) => logInWeixin(state(), input, now()),
    authorizePhone: (input: unknown) => authorizePhone(state(), input, now()),
    shareUserData: (input: unknown) => shareUserData(state(), app, input, now()),
    sessionKey(openid: string) {
      const session = sessionOf(state(), findWeixinUser(state(), openid).openid, now())
      if (session !== undefined) return session.key
      throw new SandboxError('ERR_SANDBOX_STATE', 'the user has no session: login() first')
    },
    blockUser(openid: string) {
      state().blocked.add(findWeixinUser(state(), openid).openid)
    },
    pay: (input: unknown) => payWeixin(state(), input, now()),
    say: (input: unknown) => sayToApp(scene(), input),
    enter: (input: unknown) => enterConversation(scene(), input),
    createTemplate: (input: unknown) => createTemplate(state(), input),
    subscribe: (input: unknown) => subscribeWeixin(state(), input),
    messages: (openid?: string) =>
      Object.freeze(state().messages.filter((message) => openid === undefined || message.openid === openid)),
    tokens: () => Object.freeze([...state().tokens.values()].map((stored) => tokenView(stored, now()))),
    endTokens() {
      for (const stored of state().tokens.values()) endTokenAt(stored, now(), 40001)
    },
    codes: () => Object.freeze([...state().codes.values()]),
    media: () =>
      Object.freeze(
        [...state().media.values()].map(({ mediaId, contentType, bytes, expiresAt }) =>
          Object.freeze({ mediaId, contentType, bytes: bytes.length, expiresAt })
        )
      ),
    links: () => Object.freeze([...state().links]),
    judgeMedia(verdict: WeixinVerdict) {
      const read = readVerdict(verdict)
      state().verdicts.set(read.mediaUrl, read)
    },
    resetSecret() {
      state().secret = mintWeixinSecret(state().mint)
      return state().secret
    },
    async setPush(push: WeixinPush | undefined) {
      if (push === undefined) state().push = undefined
      else await pusher().configure(push)
    },
    outbox: (): readonly OutboxMessage[] => pusher().outbox.list(),
    replies: () => pusher().replies(),
    resend: async (key: string) => pusher().send(readText(key, 'key', 1), 'resent'),
    async deliver(key: string, options?: WeixinDeliverOptions) {
      const { copies, ...checked } = readDeliverOptions(options)
      const sent = Array.from({ length: copies }, () => pusher().send(readText(key, 'key', 1), 'by hand', checked))
      return Object.freeze(await Promise.all(sent))
    },
    drop(options?: WeixinDropOptions) {
      const { times = 1, key, lose = 'request' } = readInput(options, 'options', ['times', 'key', 'lose'])
      pusher().outbox.lose({
        remaining: readInteger(times, 'times', 1),
        key: key === undefined ? undefined : readText(key, 'key', 1),
        lose: readChoice(lose, 'lose', ['request', 'reply'])
      })
    },
    hold: () => pusher().outbox.hold(),
    release: async (keys?: readonly string[]) => pusher().outbox.release(keys?.map((key) => readText(key, 'key', 1)))
  }) as WeixinSandbox
}

function createTemplate(state: WeixinState, input: unknown): WeixinTemplate {
  const { fields } = readInput(input, 'template', ['fields'])
  const names = Array.isArray(fields) ? fields.map((field) => readText(field, 'fields', 1, 40)) : []
  const wrong = names.find((field) => !isTemplateField(field))
  if (names.length === 0 || wrong !== undefined) {
    throw new SandboxError('ERR_SANDBOX_INPUT', '"fields" expected names such as thing1, time2 or character_string3')
  }
  const template = Object.freeze({ templateId: state.mint.template.text(43), fields: Object.freeze(names) })
  state.templates.set(template.templateId, template)
  return template
}

function tokenView(
  { value, mode, expiresAt, endsAt }: Stored,
  nowMs: number
): ReturnType<WeixinSandbox['tokens']>[number] {
  const replaced = endsAt < expiresAt ? 'replaced' : 'alive'
  return Object.freeze({ accessToken: value, mode, state: endsAt <= nowMs ? 'dead' : replaced, endsAt })
}

type Stored = Parameters<typeof endTokenAt>[0]

function readVerdict(input: unknown): WeixinVerdict {
  const fields = ['mediaUrl', 'suggest', 'label', 'unreachable']
  const { mediaUrl, suggest = 'risky', label, unreachable = false } = readInput(input, 'verdict', fields)
  return Object.freeze({
    mediaUrl: readText(mediaUrl, 'mediaUrl', 1),
    suggest: readChoice(suggest, 'suggest', ['pass', 'review', 'risky']),
    label: label === undefined ? undefined : readInteger(label, 'label', 0),
    unreachable: readBoolean(unreachable, 'unreachable')
  })
}

const attacks = [
  'bad-signature',
  'unsigned-body',
  'tampered-body',
  'tampered-ciphertext',
  'wrong-appid',
  'bad-padding',
  'bad-length',
  'stale-timestamp',
  'future-timestamp',
  'downgrade',
  'duplicate-key',
  'xml-entity',
  'not-a-message',
  'replay'
] as const

function readDeliverOptions(input: unknown): WeixinDeliverOptions & { readonly copies: number } {
  const fields = ['copies', 'attack', 'rawBody', 'contentType']
  const { copies, attack, rawBody, contentType } = readInput(input, 'options', fields)
  return {
    copies: copies === undefined ? 1 : readInteger(copies, 'copies', 1, 1000),
    attack: attack === undefined ? undefined : readChoice(attack, 'attack', attacks),
    rawBody: rawBody === undefined ? undefined : readText(rawBody, 'rawBody', 0, 1024 * 1024),
    contentType: contentType === undefined ? undefined : readText(contentType, 'contentType', 1, 200)
  }
}
