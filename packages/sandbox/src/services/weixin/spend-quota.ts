import { chinaDay } from './china-day.ts'
import { WeixinRefusal } from './weixin-refusal.ts'
import type { WeixinState } from './weixin-state.ts'
import type { WeixinQuota } from './weixin-types.ts'

/** Limits of an operation, and the codes beyond them. */
export interface QuotaRule extends WeixinQuota {
  /** @default 45009 */
  readonly dayCode?: number
  /** @default 45011 */
  readonly minuteCode?: number
  /** Operations with the same name share their count. @default the operation */
  readonly pool?: string
}

const links: QuotaRule = { perDay: 500_000, dayCode: 44993, pool: 'links' }
// "100 a day" in the older document; more is bought, and users have seen 500.
const images: QuotaRule = { perDay: 100 }

/** The platform's limits as far as they are documented. */
const quotaRules: Readonly<Record<string, QuotaRule>> = Object.freeze({
  // Not documented; 2000 is the smallest value that users have seen.
  'auth.getAccessToken': { perDay: 2000 },
  'auth.getStableAccessToken': { perDay: 500_000, perMinute: 10_000 },
  'auth.resetUserSessionKey': { perMinute: 60_000 },
  'wxacode.getUnlimited': { perMinute: 5000, minuteCode: 45009 },
  'img.aiCrop': images,
  'img.scanQRCode': images,
  'img.superresolution': images,
  'security.msgSecCheck': { perDay: 2_000_000, perMinute: 4000, minuteCode: 44991 },
  'security.mediaCheckAsync': { perDay: 200_000, perMinute: 2000, minuteCode: 44991 },
  'urlscheme.generate': links,
  'urllink.generate': links
})

/** Limits in force for an operation: those of the settings, then the platform's. */
export function quotaOf({ settings }: WeixinState, operation: string): QuotaRule {
  const rule = quotaRules[operation] ?? {}
  const { perDay = rule.perDay, perMinute = rule.perMinute } = settings.quotas[operation] ?? {}
  return { ...rule, ...(perDay !== undefined && { perDay }), ...(perMinute !== undefined && { perMinute }) }
}

/** Calls of an operation since midnight in China. */
export function spentToday(state: WeixinState, operation: string, nowMs: number): number {
  return state.spent.get(dayKey(quotaOf(state, operation).pool ?? operation, nowMs)) ?? 0
}

/** Counts one call, and refuses it when a limit is passed. */
export function spendQuota(state: WeixinState, operation: string, nowMs: number): void {
  const { perDay, perMinute, dayCode = 45009, minuteCode = 45011, pool = operation } = quotaOf(state, operation)
  if (count(state, dayKey(pool, nowMs)) > (perDay ?? Number.POSITIVE_INFINITY)) {
    throw new WeixinRefusal(
      dayCode,
      `${operation} may be called ${perDay} times a day; the count begins at midnight in China`
    )
  }
  if (perMinute !== undefined && count(state, minuteKey(pool, nowMs)) > perMinute) {
    throw new WeixinRefusal(minuteCode, `${operation} may be called ${perMinute} times a minute`)
  }
}

/** Counts one call of a user within this minute, and refuses it beyond the limit. */
export function spendPerUser(
  state: WeixinState,
  operation: string,
  openid: string,
  limit: number,
  nowMs: number
): void {
  if (count(state, minuteKey(`${operation} ${openid}`, nowMs)) > limit) {
    throw new WeixinRefusal(45011, `${operation} may be called ${limit} times a minute for one user`)
  }
}

/** Forgets the counts of this day. */
export function clearQuota(state: WeixinState): void {
  for (const key of state.spent.keys()) if (/^(?:day|minute) /.test(key)) state.spent.delete(key)
}

function count(state: WeixinState, key: string): number {
  const calls = (state.spent.get(key) ?? 0) + 1
  state.spent.set(key, calls)
  return calls
}

function dayKey(pool: string, nowMs: number): string {
  return `day ${chinaDay(nowMs)} ${pool}`
}

function minuteKey(pool: string, nowMs: number): string {
  return `minute ${Math.floor(nowMs / 60_000)} ${pool}`
}
