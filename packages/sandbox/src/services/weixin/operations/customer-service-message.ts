import { addMedia, findMedia } from '../add-media.ts'
import { checkUploadedImage, readForm } from '../image/uploaded-image.ts'
import { setTypingLine, spendReply } from '../reply-window.ts'
import { okReply } from '../weixin-answer.ts'
import { readField, readJsonBody, requireOpenid, type WeixinPlayer, type WeixinScene } from '../weixin-call.ts'
import { WeixinRefusal } from '../weixin-refusal.ts'

type Body = Readonly<Record<string, unknown>>

/** The kinds of a mini program, the fields each must have, and which of them names temporary media. */
const kinds: Readonly<Record<string, { readonly fields: readonly string[]; readonly media?: string }>> = {
  text: { fields: ['content'] },
  image: { fields: ['media_id'], media: 'media_id' },
  link: { fields: ['title', 'description', 'url', 'thumb_url'] },
  miniprogrampage: { fields: ['title', 'pagepath', 'thumb_media_id'], media: 'thumb_media_id' }
}

/** Customer service messages (客服消息). */
export const customerServiceMessage: Readonly<Record<string, WeixinPlayer>> = {
  'customerServiceMessage.getTempMedia': ({ query }, { state, nowMs }) => {
    const mediaId = query.get('media_id')
    if (!mediaId) throw new WeixinRefusal(41006, 'media_id is missing')
    const media = findMedia(state, mediaId, nowMs)
    if (media === undefined) {
      const known = state.media.has(mediaId)
      throw new WeixinRefusal(40007, known ? 'the media are older than 3 days' : 'there are no media of that media_id')
    }
    const disposition = `attachment; filename="${media.mediaId}.${media.extension}"`
    return { bytes: media.bytes, headers: { 'content-type': media.contentType, 'content-disposition': disposition } }
  },

  'customerServiceMessage.send': (call, scene) => {
    const { state, nowMs } = scene
    const body = readJsonBody(call)
    const openid = requireOpenid(state, readField(body, 'touser', 'string'), 40003)
    checkMessage(body, scene)
    spendReply(state, openid, nowMs)
    state.messages.push(Object.freeze({ openid, kind: 'customer', at: nowMs, content: Object.freeze(body) }))
    return okReply()
  },

  'customerServiceMessage.setTyping': (call, { state, nowMs }) => {
    const { typingPath } = state.settings
    const path = call.path.includes('/business/') ? 'business' : 'custom'
    if (typingPath !== 'both' && typingPath !== path) {
      throw new WeixinRefusal(40200, `mini programs use the other path (setting typingPath: '${typingPath}')`)
    }
    const body = readJsonBody(call)
    const openid = requireOpenid(state, readField(body, 'touser', 'string'), 40003)
    const command = readField(body, 'command', 'string')
    if (command !== 'Typing' && command !== 'CancelTyping') {
      throw new WeixinRefusal(45072, '"command" must be Typing or CancelTyping')
    }
    setTypingLine(state, openid, command === 'Typing', nowMs)
    return okReply()
  },

  'customerServiceMessage.uploadTempMedia': (call, { state, nowMs }) => {
    const type = call.query.get('type')
    if (type !== 'image') throw new WeixinRefusal(40004, 'mini programs upload type=image only; it stands in the query')
    const part = readForm(call).find(({ name }) => name === 'media')
    const { extension, size } = checkUploadedImage(part, 'media', state.settings.imageMaxBytes, 40005)
    const contentType = `image/${size.kind === 'jpg' ? 'jpeg' : size.kind}`
    const media = addMedia(state, { bytes: part!.bytes, contentType, extension }, nowMs)
    return { json: { type, media_id: media.mediaId, created_at: Math.floor(nowMs / 1000) } }
  }
}

function checkMessage(body: Body, { app, state, nowMs }: WeixinScene): void {
  const msgtype = readField(body, 'msgtype', 'string')
  const kind = Object.hasOwn(kinds, msgtype ?? '') ? kinds[msgtype!] : undefined
  if (kind === undefined) {
    throw new WeixinRefusal(40008, `"msgtype" must be one of ${Object.keys(kinds).join(', ')}`)
  }
  const content = readField(body, msgtype!, 'object')
  if (content === undefined) throw new WeixinRefusal(47001, `"msgtype" is ${msgtype}, and "${msgtype}" is missing`)
  const missing = kind.fields.find((name) => !readField(content, name, 'string'))
  if (missing !== undefined) {
    throw new WeixinRefusal(missing.endsWith('media_id') ? 40007 : 47001, `"${msgtype}.${missing}" is missing or empty`)
  }
  if (kind.media !== undefined && findMedia(state, String(content[kind.media]), nowMs) === undefined) {
    throw new WeixinRefusal(40007, `"${msgtype}.${kind.media}" names no media, or media older than 3 days`)
  }
  const appid = readField(content, 'appid', 'string')
  if (msgtype === 'miniprogrampage' && appid !== undefined && appid !== app.appId) {
    throw new WeixinRefusal(40013, 'a mini program sends cards of itself only')
  }
}
