import { chinaDay } from './china-day.ts'
import { WeixinRefusal } from './weixin-refusal.ts'
import { type StoredToken, sandboxMark, type WeixinState } from './weixin-state.ts'

/** In the last 5 minutes of a stable token the platform hands out the next one. */
const handoverMs = 5 * 60_000
/** "At least 30 s apart" (每次更新间隔大于 30s). */
const forceGapMs = 30_000
/** "20 times a day" (每天限用 20 次). */
const forcesPerDay = 20

/** Length of a token in the platform's samples. */
const tokenLength = 136

/** What a token looks like: two digits, an underscore, then letters, digits, `_` and `-`. */
const tokenShape = new RegExp(`^\\d{2}_[\\w-]{${tokenLength - 3}}$`)

/** Makes a plain token (`GET /cgi-bin/token`); the one before lives some minutes more. */
export function issuePlainToken(state: WeixinState, nowMs: number): StoredToken {
  for (const token of state.tokens.values()) {
    if (token.mode === 'plain') endTokenAt(token, nowMs + state.settings.plainTokenOverlapSeconds * 1000, 40001)
  }
  return issueToken(state, 'plain', nowMs)
}

/** Gives the stable token in force, or the next one (`POST /cgi-bin/stable_token`). Plain tokens are not touched. */
export function giveStableToken(state: WeixinState, forced: boolean, nowMs: number): StoredToken {
  const alive = [...state.tokens.values()].filter((token) => token.mode === 'stable' && token.endsAt > nowMs)
  const current = alive.at(-1)
  if (forced && nowMs - state.lastForcedAt >= forceGapMs) {
    countForce(state, nowMs)
    for (const token of alive) endTokenAt(token, nowMs, 40001)
    state.lastForcedAt = nowMs
    return issueToken(state, 'stable', nowMs)
  }
  const lasts = current !== undefined && current.expiresAt - nowMs > handoverMs
  return lasts ? current : issueToken(state, 'stable', nowMs)
}

function countForce(state: WeixinState, nowMs: number): void {
  const key = `force_refresh ${chinaDay(nowMs)}`
  const used = state.spent.get(key) ?? 0
  if (used >= forcesPerDay) {
    throw new WeixinRefusal(45009, `force_refresh works ${forcesPerDay} times a day, and they are used up`)
  }
  state.spent.set(key, used + 1)
}

function issueToken(state: WeixinState, mode: StoredToken['mode'], nowMs: number): StoredToken {
  const { mint, settings, tokens } = state
  const expiresAt = nowMs + settings.tokenSeconds * 1000
  const head = `${90 + mint.token.integer(10)}_${sandboxMark}`
  const value = head + mint.token.text(tokenLength - head.length)
  const token: StoredToken = { value, mode, expiresAt, endsAt: expiresAt, endCode: 42001 }
  tokens.set(value, token)
  return token
}

/** Ends a token at that time, unless it ends sooner anyway. */
export function endTokenAt(token: StoredToken, at: number, code: StoredToken['endCode']): void {
  if (token.endsAt <= at) return
  token.endsAt = at
  token.endCode = code
}

/** Checks the `access_token` of a call. */
export function checkAccessToken(state: WeixinState, value: string | null, nowMs: number): StoredToken {
  if (value === null || value === '') {
    throw new WeixinRefusal(41001, 'the query has no access_token; it belongs there, never into the body')
  }
  const token = state.tokens.get(value)
  if (token === undefined && !tokenShape.test(value)) {
    throw new WeixinRefusal(40014, 'no access_token looks like this one: it was cut or changed on the way')
  }
  if (token === undefined) throw new WeixinRefusal(40001, 'this platform never made that access_token')
  if (token.endsAt > nowMs) return token
  const seconds = Math.floor((nowMs - token.endsAt) / 1000)
  throw new WeixinRefusal(token.endCode, `the ${token.mode} access_token ended ${seconds} seconds ago`)
}
