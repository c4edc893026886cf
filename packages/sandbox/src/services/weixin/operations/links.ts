import { okReply } from '../weixin-answer.ts'
import { readField, readJsonBody, type WeixinPlayer, type WeixinScene } from '../weixin-call.ts'
import { WeixinRefusal } from '../weixin-refusal.ts'
import type { WeixinLink } from '../weixin-types.ts'

type Body = Readonly<Record<string, unknown>>

/** The alphabet of `query`. */
const queryShape = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~%]*$/
const queryCharacters = 1024
const dayMs = 86_400_000
const longestDays = 30

/** Links that open the mini program (URL Scheme, URL Link). */
export const links: Readonly<Record<string, WeixinPlayer>> = {
  'urlscheme.generate': (call, scene) => {
    const body = readJsonBody(call)
    const url = `weixin://dl/business/?t=${scene.state.mint.link.text(11)}`
    // Without is_expire the scheme lives as long as any may.
    const ends = readField(body, 'is_expire', 'boolean') === false ? undefined : body
    addLink('urlscheme', url, readField(body, 'jump_wxa', 'object') ?? {}, ends, scene)
    return okReply({ openlink: url })
  },

  'urllink.generate': (call, scene) => {
    const body = readJsonBody(call)
    const url = `https://wxaurl.cn/${scene.state.mint.link.text(11)}`
    addLink('urllink', url, body, body, scene)
    return okReply({ url_link: url })
  }
}

function addLink(
  kind: WeixinLink['kind'],
  url: string,
  target: Body,
  ends: Body | undefined,
  scene: WeixinScene
): void {
  const { settings, links: made } = scene.state
  if (settings.pages.length === 0) throw new WeixinRefusal(85079, 'the mini program has no published version')
  const path = readField(target, 'path', 'string') ?? ''
  const query = readField(target, 'query', 'string') ?? ''
  const envVersion = readField(target, 'env_version', 'string') ?? 'release'
  const page = path.replace(/^\//, '')
  if (/[?#]/.test(path)) throw new WeixinRefusal(40165, '"path" must have no query: it goes into "query"')
  if (path !== '' && !settings.pages.includes(page)) {
    throw new WeixinRefusal(40165, `the published version has no such page; it has ${settings.pages.join(', ')}`)
  }
  if (query.length > queryCharacters || !queryShape.test(query)) {
    throw new WeixinRefusal(40212, `"query" has at most ${queryCharacters} characters out of the alphabet of URLs`)
  }
  if (!['release', 'trial', 'develop'].includes(envVersion)) {
    throw new WeixinRefusal(85402, '"env_version" must be release, trial or develop')
  }
  const expiresAt = readExpiry(ends ?? {}, scene.nowMs)
  made.push(Object.freeze({ kind, url, path: page || settings.pages[0]!, query, envVersion, expiresAt }))
}

/** `expire_type` 0: `expire_time` in seconds, 1 minute to 30 days ahead; 1: `expire_interval` in days, 1 to 30. */
function readExpiry(body: Body, nowMs: number): number {
  const type = readField(body, 'expire_type', 'number') ?? 0
  const time = readField(body, 'expire_time', 'number')
  const interval = readField(body, 'expire_interval', 'number')
  if (type === 1) {
    if (interval !== undefined && Number.isInteger(interval) && interval >= 1 && interval <= longestDays) {
      return nowMs + interval * dayMs
    }
    throw new WeixinRefusal(85401, '"expire_interval" must be a whole number of days from 1 to 30')
  }
  if (type !== 0) throw new WeixinRefusal(85401, '"expire_type" must be 0 or 1')
  if (time === undefined || time === 0) return nowMs + longestDays * dayMs
  const ahead = time * 1000 - nowMs
  if (ahead >= 60_000 && ahead <= longestDays * dayMs) return time * 1000
  const likelyCause = time > 10_000_000_000 ? { likelyCause: '"expire_time" is in milliseconds: send seconds' } : {}
  throw new WeixinRefusal(85401, { summary: '"expire_time" must lie 1 minute to 30 days ahead', ...likelyCause })
}
