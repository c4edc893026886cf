import { describe, expect, it } from 'vitest'
import { connectWeixin } from '../../../support/call-weixin.ts'
import { openSandbox } from '../../../support/open-sandbox.ts'

/** 2026-04-10, 12:00 or another hour in China. */
const open = async (hour = 12, weixin = {}) => {
  const sandbox = await openSandbox({ startTime: Date.UTC(2026, 3, 10, hour - 8), weixin })
  const client = await connectWeixin(sandbox)
  return async (name: string, begin_date: string, end_date = begin_date) =>
    // biome-ignore lint/suspicious/noExplicitAny: answers of ten shapes are looked into here.
    (await client.post(`/datacube/getweanalysisappid${name}`, { begin_date, end_date })).json() as any
}

// WeChat reference 3.
describe('analysis', () => {
  it('has daily trends without errcode, with four decimals', async () => {
    const ask = await open()
    const reply = await ask('dailyvisittrend', '20260301')
    expect(Object.keys(reply)).toEqual(['list'])
    expect(reply.list).toHaveLength(1)
    const [item] = reply.list
    expect(item.ref_date).toBe('20260301')
    expect(item.visit_depth).toBe(Math.round((item.visit_pv / item.session_cnt) * 10_000) / 10_000)
    expect(item.stay_time_uv * item.visit_uv).toBeCloseTo(item.stay_time_session * item.session_cnt, -2)
  })

  it('adds up: weeks are the sums of their days', async () => {
    const ask = await open()
    const days = []
    for (let day = 2; day <= 8; day++) days.push((await ask('dailyvisittrend', `2026030${day}`)).list[0])
    const [week] = (await ask('weeklyvisittrend', '20260302', '20260308')).list
    expect(week.ref_date).toBe('20260302-20260308')
    for (const name of ['session_cnt', 'visit_pv', 'visit_uv_new']) {
      expect(week[name]).toBe(days.reduce((sum, day) => sum + day[name], 0))
    }
  })

  it('adds up: all calls agree about a day', async () => {
    const ask = await open()
    const day = '20260301'
    const [trend] = (await ask('dailyvisittrend', day)).list
    const [summary] = (await ask('dailysummarytrend', day)).list
    const [before] = (await ask('dailysummarytrend', '20260228')).list
    expect(summary.visit_total - before.visit_total).toBe(trend.visit_uv_new)
    const retain = await ask('dailyretaininfo', day)
    expect([retain.visit_uv[0], retain.visit_uv_new[0]]).toEqual([
      { key: 0, value: trend.visit_uv },
      { key: 0, value: trend.visit_uv_new }
    ])
    const sum = (list: { value: number }[]) => list.reduce((total, { value }) => total + value, 0)
    const portrait = await ask('userportrait', day)
    expect(sum(portrait.visit_uv.province)).toBe(trend.visit_uv)
    expect(sum(portrait.visit_uv_new.devices)).toBe(trend.visit_uv_new)
    const distribution = await ask('visitdistribution', day)
    expect(sum(distribution.list[0].item_list)).toBe(trend.session_cnt)
    const pages = (await ask('visitpage', day)).list as { page_visit_pv: number }[]
    expect(pages.reduce((total, page) => total + page.page_visit_pv, 0)).toBe(trend.visit_pv)
  })

  it('names months as yyyymm and portraits by their span', async () => {
    const ask = await open()
    expect((await ask('monthlyvisittrend', '20260301', '20260331')).list[0].ref_date).toBe('202603')
    expect((await ask('monthlyretaininfo', '20260201', '20260228')).ref_date).toBe('202602')
    expect((await ask('weeklyretaininfo', '20260302', '20260308')).ref_date).toBe('20260302-20260308')
    expect((await ask('userportrait', '20260403', '20260409')).ref_date).toBe('20260403-20260409')
    expect((await ask('userportrait', '20260409')).ref_date).toBe('20260409')
  })

  it('has the figures of yesterday from nine o’clock on', async () => {
    for (const [hour, there] of [
      [8, false],
      [9, true]
    ] as const) {
      const ask = await open(hour)
      expect((await ask('dailyvisittrend', '20260409')).list).toHaveLength(there ? 1 : 0)
      expect((await ask('dailysummarytrend', '20260409')).list).toHaveLength(there ? 1 : 0)
      expect((await ask('visitdistribution', '20260409')).list).toHaveLength(there ? 3 : 0)
      expect((await ask('visitpage', '20260409')).list).toHaveLength(there ? 3 : 0)
      expect((await ask('dailyretaininfo', '20260409')).visit_uv).toHaveLength(there ? 1 : 0)
      expect((await ask('userportrait', '20260409')).visit_uv.genders[0].value > 0).toBe(there)
      expect((await ask('dailyvisittrend', '20260408')).list).toHaveLength(1)
    }
  })

  it('sends the older fields, if told so', async () => {
    const ask = await open(12, { legacyAnalysisFields: true })
    expect((await ask('visitdistribution', '20260301')).list[0].item_list[0]).toHaveProperty('access_source_visit_uv')
    expect((await ask('userportrait', '20260301')).visit_uv.ages[0]).toHaveProperty('access_source_visit_uv')
  })

  it('has no user before the launch', async () => {
    const ask = await open(12, { launchDate: '20260301' })
    expect((await ask('dailyvisittrend', '20260228')).list[0]).toMatchObject({ visit_uv: 0, visit_depth: 0 })
    expect((await ask('dailysummarytrend', '20260228')).list[0].visit_total).toBe(0)
  })

  it('refuses dates', async () => {
    const ask = await open()
    expect((await ask('dailyvisittrend', '20260301', '20260302')).errcode).toBe(61501)
    expect((await ask('dailyvisittrend', '2026-03-01')).errcode).toBe(61500)
    expect((await ask('weeklyvisittrend', '20260301', '20260307')).errcode).toBe(61501)
    expect((await ask('userportrait', '20260410')).errcode).toBe(61501)
  })
})
