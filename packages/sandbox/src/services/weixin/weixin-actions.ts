import type { ControlAction } from '../../engine/service.ts'
import type { WeixinPushRun } from './push/push-types.ts'
import type { WeixinSandbox } from './weixin-types.ts'

/** The handle's functions as endpoints of the control API. The handle checks every input, so none is checked here. */
export function weixinActions(handle: WeixinSandbox): readonly ControlAction[] {
  const get = (name: string, summary: string, run: ControlAction['run']): ControlAction => ({
    method: 'GET',
    name,
    summary,
    run
  })
  const post = (name: string, summary: string, run: ControlAction['run']): ControlAction => ({
    method: 'POST',
    name,
    summary,
    run
  })
  const awaited = async ({ key, firstDelivery }: WeixinPushRun): Promise<object> => ({
    key,
    firstDelivery: (await firstDelivery) ?? null
  })
  return [
    get('credentials', 'base URL, appId, secret, message push and settings', () => ({
      baseUrl: handle.baseUrl,
      appId: handle.appId,
      secret: handle.secret,
      messagePush: handle.messagePush,
      settings: handle.settings
    })),
    get('messages', 'messages that users got (?openid=)', ({ openid }) =>
      handle.messages(openid as string | undefined)
    ),
    get('tokens', 'all access_tokens', () => handle.tokens()),
    get('codes', 'codes made by wxacode', () => handle.codes()),
    get('media', 'temporary media', () => handle.media()),
    get('links', 'links and schemes', () => handle.links()),
    get('outbox', 'all pushes with their attempts', () => handle.outbox()),
    get('replies', 'what the receiver of pushes answered', () => handle.replies()),
    post('configure', 'change settings until the next reset', (input) => {
      handle.configure(input)
      return handle.settings
    }),
    post('create-user', '{ nickName?, phoneNumber? }', (input) => handle.createUser(input)),
    post('login', '{ openid? } or { nickName?, phoneNumber? }: a js_code', (input) => handle.login(input)),
    post('authorize-phone', '{ openid }: a code for getPhoneNumber', (input) => handle.authorizePhone(input as never)),
    post('share-user-data', '{ openid, kind?, attack? }: encrypted user data', (input) =>
      handle.shareUserData(input as never)
    ),
    post('session-key', '{ openid }', ({ openid }) => ({ sessionKey: handle.sessionKey(openid as string) })),
    post('block-user', '{ openid }', ({ openid }) => handle.blockUser(openid as string)),
    post('pay', '{ openid, outTradeNo? }: a payment for getPaidUnionId', (input) => handle.pay(input as never)),
    post('say', '{ openid, text | imageBase64 | pagePath }: the user writes; waits for the first push', (input) =>
      awaited(handle.say(input as never))
    ),
    post('enter', '{ openid, sessionFrom? }: the user opens the conversation; waits for the first push', (input) =>
      awaited(handle.enter(input as never))
    ),
    post('create-template', '{ fields }: a template of subscription messages', (input) =>
      handle.createTemplate(input as never)
    ),
    post('subscribe', '{ openid, templateId, times? }: the user accepts messages', (input) =>
      handle.subscribe(input as never)
    ),
    post('end-tokens', 'ends all access_tokens', () => handle.endTokens()),
    post('judge-media', '{ mediaUrl, suggest?, label?, unreachable? }', (input) => handle.judgeMedia(input as never)),
    post('reset-secret', 'a new AppSecret', () => ({ secret: handle.resetSecret() })),
    post('set-push', '{ url, mode?, format?, verify? }: the push address, on this machine; without url none', (input) =>
      handle.setPush((input.url ?? undefined) === undefined ? undefined : (input as never))
    ),
    post('resend', '{ key }: a push once more', ({ key }) => handle.resend(key as string)),
    post('deliver', '{ key, copies?, attack?, rawBody?, contentType? }', ({ key, ...options }) =>
      handle.deliver(key as string, options)
    ),
    post('drop', '{ times?, key?, lose?: "request" | "reply" }: loses the next pushes', (input) => handle.drop(input)),
    post('hold', 'keeps scheduled pushes back', () => handle.hold()),
    post('release', '{ keys? }: sends held pushes in this order; without keys all, and holding ends', ({ keys }) =>
      handle.release((keys ?? undefined) as readonly string[] | undefined)
    )
  ]
}
