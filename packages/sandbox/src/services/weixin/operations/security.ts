import { okReply } from '../weixin-answer.ts'
import { readField, readJsonBody, requireOpenid, type WeixinPlayer, type WeixinScene } from '../weixin-call.ts'
import { WeixinRefusal } from '../weixin-refusal.ts'

type Body = Readonly<Record<string, unknown>>

/** "Active within the last 2 hours" (用户需在近两小时访问过小程序). */
const activeMs = 2 * 3_600_000
/** "Up to 2500 characters". */
const contentCharacters = 2500
/** Labels of the document: normal, and one of the risky ones. */
const labels = { normal: 100, risky: 20002 } as const
/** The platform could not fetch the media. */
const unreachable = -1008

/** Content safety (内容安全), second version. */
export const security: Readonly<Record<string, WeixinPlayer>> = {
  'security.msgSecCheck': (call, scene) => {
    const { state } = scene
    const body = readJsonBody(call)
    checkVersion(body)
    checkWho(body, scene)
    const texts = ['content', 'title', 'nickname', 'signature'].map((name) => readField(body, name, 'string') ?? '')
    if (texts[0] === '') throw new WeixinRefusal(44002, '"content" is missing or empty')
    if ([...texts[0]!].length > contentCharacters) {
      throw new WeixinRefusal(47001, `"content" has more than ${contentCharacters} characters`)
    }
    if (texts[3] !== '' && body.scene !== 1) throw new WeixinRefusal(47001, '"signature" is for scene 1 (profile) only')
    const word = state.settings.riskyWords.find((risky) => texts.some((text) => text.includes(risky)))
    const verdict = word === undefined ? verdictOf('pass') : verdictOf('risky')
    const detail = [
      { strategy: 'content_model', errcode: 0, ...verdict, prob: 90 },
      ...(word === undefined ? [] : [{ strategy: 'keyword', errcode: 0, ...verdict, keyword: word, level: 90 }])
    ]
    return okReply({ detail, trace_id: mintTrace(scene), result: verdict })
  },

  'security.mediaCheckAsync': (call, scene) => {
    const { state, app, clock, pusher, nowMs } = scene
    const body = readJsonBody(call)
    checkVersion(body)
    const openid = checkWho(body, scene)
    const mediaType = readField(body, 'media_type', 'number')
    if (mediaType !== 1 && mediaType !== 2) {
      throw new WeixinRefusal(40004, '"media_type" must be 1 (audio) or 2 (image)')
    }
    const url = readField(body, 'media_url', 'string') ?? ''
    if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
      throw new WeixinRefusal(47001, '"media_url" must be an absolute http(s) address')
    }
    const traceId = mintTrace(scene)
    clock.schedule(nowMs + state.settings.mediaCheckSeconds * 1000, () => {
      const judged = state.verdicts.get(url)
      const failed = judged?.unreachable === true
      const suggest = judged === undefined || failed ? 'pass' : (judged.suggest ?? 'risky')
      const verdict = { suggest, label: judged?.label ?? verdictOf(suggest).label }
      return pusher.post(openid, `wxa_media_check ${traceId}`, {
        MsgType: 'event',
        Event: 'wxa_media_check',
        appid: app.appId,
        trace_id: traceId,
        version: 2,
        detail: failed ? [] : [{ strategy: 'content_model', errcode: 0, ...verdict, prob: 90 }],
        errcode: failed ? unreachable : 0,
        errmsg: failed ? 'download file failed' : 'ok',
        result: verdict
      })
    })
    return okReply({ trace_id: traceId })
  }
}

function verdictOf(suggest: 'pass' | 'review' | 'risky'): { readonly suggest: string; readonly label: number } {
  return { suggest, label: suggest === 'pass' ? labels.normal : labels.risky }
}

function checkVersion(body: Body): void {
  if (readField(body, 'version', 'number') === 2) return
  throw new WeixinRefusal(
    47001,
    '"version" must be the number 2; the first version is frozen since 2021 and not played'
  )
}

function checkWho(body: Body, { state, nowMs }: WeixinScene): string {
  const scene = readField(body, 'scene', 'number')
  if (scene === undefined || ![1, 2, 3, 4].includes(scene)) {
    throw new WeixinRefusal(40129, '"scene" must be 1 (profile), 2 (comment), 3 (forum) or 4 (log)')
  }
  const openid = requireOpenid(state, readField(body, 'openid', 'string'), 40003)
  const seen = state.lastSeen.get(openid) ?? Number.NEGATIVE_INFINITY
  if (nowMs - seen <= activeMs) return openid
  throw new WeixinRefusal(61010, 'the user was not in the mini program within the last 2 hours')
}

function mintTrace({ state }: WeixinScene): string {
  return `${state.mint.trace.hex(8)}-${state.mint.trace.hex(8)}-${state.mint.trace.hex(8)}`
}
