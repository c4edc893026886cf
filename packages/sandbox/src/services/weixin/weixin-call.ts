import type { VirtualClock } from '../../engine/virtual-clock.ts'
import type { WeixinPusher } from './push/create-weixin-pusher.ts'
import type { WeixinReply } from './weixin-answer.ts'
import { WeixinRefusal } from './weixin-refusal.ts'
import type { WeixinApp, WeixinState } from './weixin-state.ts'

/** A call whose transport and token have been checked. */
export interface WeixinCall {
  readonly operation: string
  /** Path as it came: one operation may have two. */
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/** What an operation works on. */
export interface WeixinScene {
  readonly app: WeixinApp
  readonly state: WeixinState
  readonly clock: VirtualClock
  readonly pusher: WeixinPusher
  /** Virtual time, epoch milliseconds. */
  readonly nowMs: number
}

/** One operation. */
export type WeixinPlayer = (call: WeixinCall, scene: WeixinScene) => WeixinReply | Promise<WeixinReply>

/** Reads a JSON body as the platform does: an object, raw characters. `notJson` is the code for a body that is none. */
export function readJsonBody({ body }: WeixinCall, notJson = 47001): Readonly<Record<string, unknown>> {
  if (body.length === 0) throw new WeixinRefusal(notJson === 47001 ? 44002 : notJson, 'the body is empty')
  const text = body.toString('utf8')
  const value = parseJson(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const form = /^[\w.%+-]+=/.test(text)
    throw new WeixinRefusal(notJson, {
      summary: 'the body is no JSON object',
      ...(form ? { likelyCause: 'the body is a form: send JSON text, whatever the Content-Type' } : {})
    })
  }
  // Escapes are allowed for control characters only, which have no other form.
  const escaped = /\\u(?!00[01])[0-9a-f]{4}/i.exec(text.replaceAll('\\\\', ''))
  if (escaped !== null) {
    throw new WeixinRefusal(40033, {
      summary: `the body has the escape ${escaped[0]} for an ordinary character`,
      likelyCause: 'the JSON encoder escapes everything outside ASCII, or < > &: send raw UTF-8'
    })
  }
  if ('access_token' in value) {
    throw new WeixinRefusal(47001, 'the access_token stands in the body; it belongs into the query alone')
  }
  return value as Readonly<Record<string, unknown>>
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Reads an optional field that must have that JSON type: text that looks like a number is not one (47001). */
export function readField<Kind extends 'string' | 'number' | 'boolean' | 'object'>(
  body: Readonly<Record<string, unknown>>,
  name: string,
  kind: Kind
): FieldOf<Kind> | undefined {
  const value = Object.hasOwn(body, name) ? body[name] : undefined
  if (value === undefined) return undefined
  if (value === null || typeof value !== kind || Array.isArray(value)) {
    throw new WeixinRefusal(47001, `"${name}" must be a JSON ${kind}`)
  }
  return value as FieldOf<Kind>
}

type FieldOf<Kind> = Kind extends 'string'
  ? string
  : Kind extends 'number'
    ? number
    : Kind extends 'boolean'
      ? boolean
      : Readonly<Record<string, unknown>>

/** Finds the user of an openid. */
export function requireOpenid(state: WeixinState, openid: string | null | undefined, missing = 41009): string {
  if (openid === null || openid === undefined || openid === '')
    throw new WeixinRefusal(missing, 'the openid is missing')
  if (state.users.has(openid)) return openid
  throw new WeixinRefusal(40003, 'no user of this mini program has that openid')
}
