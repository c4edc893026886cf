import { chinaDay, dayText } from '../china-day.ts'
import { clearQuota, quotaOf, spentToday } from '../spend-quota.ts'
import { okReply } from '../weixin-answer.ts'
import { readField, readJsonBody, type WeixinPlayer } from '../weixin-call.ts'
import { weixinOperations } from '../weixin-operations.ts'
import { WeixinRefusal } from '../weixin-refusal.ts'

/** rids can be asked for 7 days. */
const ridLifeMs = 7 * 86_400_000
/** "10 times a month". */
const clearsPerMonth = 10
/** What the platform shows for a limit that is none. */
const unlimited = 2_147_483_647

/** Management of the interfaces themselves (openApi 管理). */
export const openApi: Readonly<Record<string, WeixinPlayer>> = {
  'openApi.getApiQuota': (call, { state, nowMs }) => {
    const path = readField(readJsonBody(call), 'cgi_path', 'string') ?? ''
    if (path.startsWith('/sns/')) throw new WeixinRefusal(76022, 'quotas of sns/* can not be asked for')
    const found = weixinOperations.find((entry) => entry.status !== 'absent' && entry.path === path)
    if (found === undefined) {
      throw new WeixinRefusal(76021, 'no interface has that cgi_path; it begins with a slash and has no host')
    }
    const { perDay = unlimited, perMinute } = quotaOf(state, found.operation)
    const used = Math.min(perDay, spentToday(state, found.operation, nowMs))
    const rate = perMinute === undefined ? {} : { rate_limit: { call_count: perMinute, refresh_second: 60 } }
    return okReply({ quota: { daily_limit: perDay, used, remain: perDay - used }, ...rate })
  },

  'openApi.getRidInfo': (call, { state, nowMs }) => {
    const rid = readField(readJsonBody(call), 'rid', 'string') ?? ''
    const known = state.calls.get(rid)
    if (known === undefined) throw new WeixinRefusal(76001, 'no call of this mini program has that rid')
    if (nowMs - known.at > ridLifeMs) throw new WeixinRefusal(76004, 'the call is older than 7 days')
    return okReply({
      request: {
        invoke_time: Math.floor(known.at / 1000),
        cost_in_ms: 1,
        request_url: known.url,
        request_body: known.body,
        response_body: known.answer,
        client_ip: '127.0.0.1'
      }
    })
  },

  'openApi.clearQuota': (call, { app, state, nowMs }) => {
    if (readField(readJsonBody(call), 'appid', 'string') !== app.appId) {
      throw new WeixinRefusal(40013, 'there is no mini program of that appid here')
    }
    const key = `clear_quota ${dayText(chinaDay(nowMs)).slice(0, 6)}`
    const used = state.spent.get(key) ?? 0
    if (used >= clearsPerMonth) throw new WeixinRefusal(48006, `clear_quota works ${clearsPerMonth} times a month`)
    state.spent.set(key, used + 1)
    clearQuota(state)
    return okReply()
  }
}
