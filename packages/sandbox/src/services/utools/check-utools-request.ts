import { explainUtoolsSignature } from './explain-utools-signature.ts'
import type { PhpArray } from './php-query.ts'
import { invalidField, UtoolsRefusal } from './utools-refusal.ts'
import { utoolsSign } from './utools-sign.ts'
import type { UtoolsState } from './utools-state.ts'
import type { UtoolsUser } from './utools-types.ts'

/** "Must differ by less than 10 minutes" (误差需小于 10 分钟). */
const skewLimitSeconds = 600

/** What a check needs besides the request. */
export interface UtoolsScene {
  readonly pluginId: string
  readonly state: UtoolsState
  /** Virtual time, epoch milliseconds. */
  readonly nowMs: number
}

/** Reads a parameter as text; numbers of a JSON body count as their digits. */
export function readParameter(params: PhpArray, name: string): string | undefined {
  const value = Object.hasOwn(params, name) ? params[name] : undefined
  if (typeof value === 'string' && value !== '') return value
  return typeof value === 'number' ? String(value) : undefined
}

function requireParameter(params: PhpArray, name: string): string {
  const value = readParameter(params, name)
  if (value === undefined) throw invalidField(name, '不能为空', 'is required and missing, empty or not text')
  return value
}

/** The checks that every interface shares, in the order that `utools-settings.ts` states. */
export function checkUtoolsRequest(params: PhpArray, { pluginId, state, nowMs }: UtoolsScene): void {
  const sentPlugin = requireParameter(params, 'plugin_id')
  const timestamp = requireParameter(params, 'timestamp')
  const sign = requireParameter(params, 'sign')
  if (!/^\d{1,16}$/.test(timestamp)) throw invalidField('timestamp', '必须是整数', 'must be Unix seconds in digits')
  if (sentPlugin !== pluginId) {
    const summary =
      'there is no plug-in of that plugin_id here; it is the id from the developer tool, not the name in plugin.json'
    throw new UtoolsRefusal(404, 'Not Found.', { summary })
  }
  checkTime(Number(timestamp), Math.floor(nowMs / 1000))
  const secret = state.secrets[0]!
  if (sign !== utoolsSign(params, secret)) {
    const explanation = explainUtoolsSignature({ params, secrets: state.secrets, pluginId, received: sign })
    throw new UtoolsRefusal(401, 'Unauthorized.', explanation)
  }
}

function checkTime(sentSeconds: number, nowSeconds: number): void {
  const skewSeconds = sentSeconds - nowSeconds
  if (Math.abs(skewSeconds) < skewLimitSeconds) return
  const inMilliseconds = Math.abs(sentSeconds / 1000 - nowSeconds) < 86_400
  throw new UtoolsRefusal(403, 'Forbidden.', {
    summary: `"timestamp" is ${skewSeconds} seconds off; it must differ by less than ${skewLimitSeconds}`,
    skewSeconds,
    likelyCause: inMilliseconds
      ? 'the timestamp is in milliseconds: send Math.floor(Date.now() / 1000)'
      : "the clock is off, or the request was signed long before it was sent; note that the sandbox's clock can be moved"
  })
}

/** Finds the user of an `access_token`. */
export function checkAccessToken(params: PhpArray, { state, nowMs }: UtoolsScene): UtoolsUser {
  const accessToken = requireParameter(params, 'access_token')
  if ([...accessToken].length !== 32) {
    throw invalidField('access_token', '必须是 32 个字符', `must have 32 characters, has ${[...accessToken].length}`)
  }
  const token = state.tokens.get(accessToken)
  if (token === undefined) {
    throw new UtoolsRefusal(401, 'Unauthorized.', {
      summary: 'the signature is right, but no user has this access_token'
    })
  }
  if (token.expiresAt <= nowMs) {
    const seconds = Math.floor((nowMs - token.expiresAt) / 1000)
    throw new UtoolsRefusal(403, 'Forbidden.', {
      summary: `the access_token expired ${seconds} seconds ago (it lives 2 hours)`
    })
  }
  const user = state.users.get(token.openId)
  if (user === undefined || state.banned.has(token.openId)) {
    throw new UtoolsRefusal(404, 'Not Found.', { summary: 'the user of this access_token is banned' })
  }
  return user
}
