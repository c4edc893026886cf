import { describe, expect, it } from 'vitest'
import { createSeededRandom } from '../../../src/engine/seeded-random.ts'
import { clearQuota, quotaOf, spendPerUser, spendQuota, spentToday } from '../../../src/services/weixin/spend-quota.ts'
import { defaultWeixinSettings, readWeixinSettings } from '../../../src/services/weixin/weixin-settings.ts'
import { createWeixinState } from '../../../src/services/weixin/weixin-state.ts'

const open = (quotas: object = {}) =>
  createWeixinState((purpose) => createSeededRandom(purpose), readWeixinSettings({ quotas }, defaultWeixinSettings))
const codes = (times: number, run: () => unknown): unknown[] =>
  Array.from({ length: times }, () => {
    try {
      run()
      return 'ok'
    } catch (error) {
      return (error as { errcode: number }).errcode
    }
  })

describe('limits', () => {
  it('of a day begin anew at midnight in China', () => {
    const state = open({ 'wxacode.get': { perDay: 2 } })
    const noon = Date.UTC(2026, 0, 1, 4)
    expect(codes(3, () => spendQuota(state, 'wxacode.get', noon))).toEqual(['ok', 'ok', 45009])
    expect(codes(1, () => spendQuota(state, 'wxacode.get', Date.UTC(2026, 0, 1, 15, 59)))).toEqual([45009])
    expect(codes(1, () => spendQuota(state, 'wxacode.get', Date.UTC(2026, 0, 1, 16)))).toEqual(['ok'])
  })

  it('of a minute begin anew with the minute', () => {
    const state = open({ 'security.msgSecCheck': { perMinute: 1 } })
    expect(codes(2, () => spendQuota(state, 'security.msgSecCheck', 59_999))).toEqual(['ok', 44991])
    expect(codes(1, () => spendQuota(state, 'security.msgSecCheck', 60_000))).toEqual(['ok'])
  })

  // WeChat reference 8.4: links and schemes together.
  it('are shared where the platform shares them', () => {
    const state = open({ 'urllink.generate': { perDay: 1 }, 'urlscheme.generate': { perDay: 1 } })
    expect(codes(1, () => spendQuota(state, 'urllink.generate', 0))).toEqual(['ok'])
    expect(codes(1, () => spendQuota(state, 'urlscheme.generate', 0))).toEqual([44993])
    expect(spentToday(state, 'urllink.generate', 0)).toBe(2)
  })

  it('count for one user alone', () => {
    const state = open()
    expect(codes(2, () => spendPerUser(state, 'auth.code2Session', 'a', 1, 0))).toEqual(['ok', 45011])
    expect(codes(1, () => spendPerUser(state, 'auth.code2Session', 'b', 1, 0))).toEqual(['ok'])
  })

  it('can be cleared, apart from those of a month', () => {
    const state = open({ 'wxacode.get': { perDay: 1 } })
    state.spent.set('clear_quota 197001', 3)
    spendQuota(state, 'wxacode.get', 0)
    clearQuota(state)
    expect(codes(1, () => spendQuota(state, 'wxacode.get', 0))).toEqual(['ok'])
    expect(state.spent.get('clear_quota 197001')).toBe(3)
  })

  // WeChat reference 1.5, 5.3 and 8.1.
  it('are those of the documents', () => {
    expect(quotaOf(open(), 'auth.getStableAccessToken')).toEqual({ perDay: 500_000, perMinute: 10_000 })
    expect(quotaOf(open(), 'wxacode.getUnlimited')).toMatchObject({ perMinute: 5000 })
    expect(quotaOf(open(), 'security.mediaCheckAsync')).toMatchObject({ perDay: 200_000, perMinute: 2000 })
    expect(quotaOf(open(), 'analysis.getVisitPage')).toEqual({})
  })
})
