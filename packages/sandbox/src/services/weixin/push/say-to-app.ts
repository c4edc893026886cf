import { readInput, readText } from '../../../engine/read-input.ts'
import { SandboxError } from '../../../engine/sandbox-error.ts'
import { addMedia } from '../add-media.ts'
import { readImageSize } from '../image/read-image-size.ts'
import { openReplyWindow } from '../reply-window.ts'
import { findWeixinUser } from '../users/weixin-users.ts'
import type { WeixinApp, WeixinState } from '../weixin-state.ts'
import type { WeixinPusher } from './create-weixin-pusher.ts'
import type { PushMessage } from './push-message.ts'
import type { WeixinPushRun } from './push-types.ts'

/** What the functions below work on. */
export interface PushScene {
  readonly state: WeixinState
  readonly app: WeixinApp
  readonly pusher: WeixinPusher
  readonly nowMs: number
}

/** The user writes in the customer service conversation: one of text, image and page. */
export function sayToApp(scene: PushScene, input: unknown): WeixinPushRun {
  const { state, nowMs, pusher } = scene
  const { openid, ...content } = readInput(input, 'message', ['openid', 'text', 'imageBase64', 'pagePath'])
  const user = findWeixinUser(state, openid)
  if (Object.values(content).filter((value) => value !== undefined).length !== 1) {
    throw new SandboxError('ERR_SANDBOX_INPUT', '"message" takes one of text, imageBase64 and pagePath')
  }
  const message = messageOf(scene, content)
  // Past 2^53, as on the platform: 17 digits.
  const msgId = `2${state.mint.message.digits(16)}`
  state.lastSeen.set(user.openid, nowMs)
  openReplyWindow(state, user.openid, 'message', nowMs)
  const MsgId = state.settings.msgIdAsText ? msgId : BigInt(msgId)
  return run(msgId, pusher.post(user.openid, msgId, { ...message, MsgId }))
}

/** The user opens the conversation. */
export function enterConversation({ state, nowMs, pusher }: PushScene, input: unknown): WeixinPushRun {
  const { openid, sessionFrom } = readInput(input, 'input', ['openid', 'sessionFrom'])
  const user = findWeixinUser(state, openid)
  const SessionFrom = sessionFrom === undefined ? 'wxapp' : readText(sessionFrom, 'sessionFrom', 0, 1024)
  state.lastSeen.set(user.openid, nowMs)
  openReplyWindow(state, user.openid, 'enter', nowMs)
  const key = `user_enter_tempsession ${state.mint.message.hex(16)}`
  return run(key, pusher.post(user.openid, key, { MsgType: 'event', Event: 'user_enter_tempsession', SessionFrom }))
}

function run(key: string, firstDelivery: WeixinPushRun['firstDelivery']): WeixinPushRun {
  return Object.freeze({ key, firstDelivery })
}

function messageOf({ state, app, nowMs }: PushScene, content: Readonly<Record<string, unknown>>): PushMessage {
  const { text, imageBase64, pagePath } = content
  if (text !== undefined) return { MsgType: 'text', Content: readText(text, 'text', 1, 10_000) }
  if (imageBase64 !== undefined) {
    const bytes = Buffer.from(readText(imageBase64, 'imageBase64', 4, 4_000_000), 'base64')
    const size = readImageSize(bytes)
    if (size === undefined) throw new SandboxError('ERR_SANDBOX_INPUT', '"imageBase64" expected a PNG, JPEG or GIF')
    const contentType = `image/${size.kind === 'jpg' ? 'jpeg' : size.kind}`
    const media = addMedia(state, { bytes, contentType, extension: size.kind }, nowMs)
    return { MsgType: 'image', PicUrl: `http://mmbiz.qpic.cn/mmbiz_jpg/${media.mediaId}/0`, MediaId: media.mediaId }
  }
  const PagePath = readText(pagePath, 'pagePath', 1, 1024)
  const thumb = state.mint.media.text(64)
  return {
    MsgType: 'miniprogrampage',
    Title: 'Kaifang',
    AppId: app.appId,
    PagePath,
    ThumbUrl: `http://mmbiz.qpic.cn/mmbiz_jpg/${thumb}/0`,
    ThumbMediaId: thumb
  }
}
