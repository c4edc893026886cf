import type { ActiveFault, ServiceAnswer } from '../../engine/service.ts'
import type { FaultDescription } from '../../fault-types.ts'
import { endTokenAt } from './check-access-token.ts'
import { otherAppId } from './users/share-user-data.ts'
import { preconditionFailed, weixinRefusalAnswer } from './weixin-answer.ts'
import { weixinErrorTexts } from './weixin-error-texts.ts'
import { weixinOperations } from './weixin-operations.ts'
import type { StoredToken } from './weixin-state.ts'
import type { WeixinFaultName } from './weixin-types.ts'

/** What a fault can work on before the operation is played. */
export interface FaultScene {
  readonly operation: string
  /** The access_token of the call. */
  readonly token: StoredToken | undefined
  readonly nowMs: number
  /** A refusal with a rid of its own. */
  refuse(errcode: number): ServiceAnswer
}

interface WeixinFault {
  readonly description: string
  readonly operations: readonly string[]
  /** Replaces the operation. */
  readonly instead?: (scene: FaultScene) => ServiceAnswer
  /** Changes the answer of a granted call; `undefined` when it can't show there. */
  readonly change?: (answer: ServiceAnswer, fault: ActiveFault) => ServiceAnswer
}

const played = [
  ...new Set(
    weixinOperations
      .filter(({ status, path }) => status !== 'absent' && path.startsWith('/'))
      .map(({ operation }) => operation)
  )
]
/** These carry no access_token. */
export const tokenless: readonly string[] = ['auth.code2Session', 'auth.getAccessToken', 'auth.getStableAccessToken']
const withToken = played.filter((operation) => !tokenless.includes(operation))
const binary = ['wxacode.createQRCode', 'wxacode.get', 'wxacode.getUnlimited', 'customerServiceMessage.getTempMedia']
const json = played.filter((operation) => !binary.includes(operation))

const deadToken =
  (endCode: StoredToken['endCode']) =>
  (scene: FaultScene): ServiceAnswer => {
    if (scene.token !== undefined) endTokenAt(scene.token, scene.nowMs, endCode)
    return scene.refuse(endCode)
  }

const faults: Readonly<Record<WeixinFaultName, WeixinFault>> = {
  'token-not-latest': {
    description: 'The access_token ends, as if another process had replaced it: 40001.',
    operations: withToken,
    instead: deadToken(40001)
  },
  'token-invalid': {
    description: 'The access_token ends and is called invalid: 40014.',
    operations: withToken,
    instead: deadToken(40014)
  },
  'token-expired': {
    description: 'The access_token ends before its time: 42001.',
    operations: withToken,
    instead: deadToken(42001)
  },
  'token-disowned': {
    description: 'The call is refused with 40001, but stable_token goes on giving out the same access_token.',
    operations: withToken,
    instead: ({ refuse }) => refuse(40001)
  },
  'system-busy': {
    description: 'The platform answers -1 and does nothing.',
    operations: played,
    instead: ({ refuse }) => refuse(-1)
  },
  'quota-exhausted': {
    description: 'The platform answers 45009 and does nothing.',
    operations: played,
    instead: ({ refuse }) => refuse(45009)
  },
  'minute-limit': {
    description: 'The platform answers 45011 and does nothing.',
    operations: played,
    instead: ({ refuse }) => refuse(45011)
  },
  'precondition-failed': {
    description: 'The gateway answers 412 with a page, as it does to chunked bodies.',
    operations: played,
    instead: () => preconditionFailed(undefined)
  },
  'control-characters': {
    description: 'The right answer with raw control characters (0x01, 0x08) inside a text of the JSON.',
    operations: json,
    change: (answer) => ({ ...answer, body: withControlCharacters(String(answer.body)) })
  },
  'truncated-image': {
    description: 'The right bytes, cut in the middle, with a matching Content-Length.',
    operations: binary,
    change: (answer) => ({ ...answer, body: Buffer.from(answer.body).subarray(0, Math.floor(answer.body.length / 2)) })
  },
  'wrong-content-type': {
    description: 'The right answer under another Content-Type (value): text/html for JSON, text/plain for bytes.',
    operations: played,
    change: (answer, { options }) => ({
      ...answer,
      headers: {
        ...answer.headers,
        'content-type': String(options.value ?? (typeof answer.body === 'string' ? 'text/html' : 'text/plain'))
      }
    })
  },
  'error-as-image': {
    description: 'A refusal in JSON (-1) under the Content-Type image/jpeg.',
    operations: binary,
    instead: ({ refuse }) => ({ ...refuse(-1), headers: { 'content-type': 'image/jpeg' } })
  },
  'wrong-watermark': {
    description: 'A phone number whose watermark names another mini program (value).',
    operations: ['phonenumber.getPhoneNumber'],
    change: (answer, { options }) => ({ ...answer, body: otherWatermark(String(answer.body), options.value) })
  }
}

/** The faults as the engine lists them. */
export const weixinFaults: readonly FaultDescription[] = Object.entries(faults).map(
  ([name, { description, operations }]) => ({
    name: name as WeixinFaultName,
    description,
    services: ['weixin'],
    operations
  })
)

/** Plays a fault that comes instead of the operation; `undefined` if there is none. The engine takes it for granted, so that it counts as played. */
export function answerInstead(fault: ActiveFault | undefined, scene: FaultScene): ServiceAnswer | undefined {
  const answer = fault && faults[fault.name as WeixinFaultName].instead?.(scene)
  return answer && { ...answer, granted: true }
}

/** Changes a granted answer as a fault wants it. */
export function changeAnswer(answer: ServiceAnswer, fault: ActiveFault | undefined): ServiceAnswer {
  const change = fault && faults[fault.name as WeixinFaultName].change
  return fault && change ? change(answer, fault) : answer
}

/** A refusal without a rid, for what the engine says in the platform's name. */
export function plainRefusal(operation: string, errcode: number): ServiceAnswer {
  return weixinRefusalAnswer(operation, errcode, weixinErrorTexts[errcode] ?? 'error', undefined)
}

/** Into the first text; an answer without any gets one more member. */
function withControlCharacters(body: string): string {
  const text = /:"(?=[^"])/.exec(body)
  if (text === null) return `${body.slice(0, -1)},"note":"\u0001\b"}`
  const place = text.index + 2
  return `${body.slice(0, place)}\u0001\b${body.slice(place)}`
}

function otherWatermark(body: string, value: unknown): string {
  const parsed = JSON.parse(body) as { phone_info: { watermark: { appid: string } } }
  parsed.phone_info.watermark.appid = typeof value === 'string' ? value : otherAppId(parsed.phone_info.watermark.appid)
  return JSON.stringify(parsed)
}
