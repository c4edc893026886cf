import type { VisitFigures } from '../analysis/analysis-figures.ts'
import { type DateRule, type DaySpan, readDates } from '../analysis/read-dates.ts'
import { retainFigures } from '../analysis/retain-figures.ts'
import { userPortrait } from '../analysis/user-portrait.ts'
import { visitDistribution } from '../analysis/visit-distribution.ts'
import { visitPages } from '../analysis/visit-pages.ts'
import { chinaDay, chinaHour, dayText, readDayText } from '../china-day.ts'
import { readJsonBody, type WeixinPlayer, type WeixinScene } from '../weixin-call.ts'

interface Asked {
  readonly span: DaySpan
  /** The span as the answer names it. */
  readonly ref_date: string
  /** Whether the figures are there: those of yesterday come in the morning. */
  readonly ready: boolean
  readonly figures: VisitFigures
  readonly launch: number
  readonly yesterday: number
}

function ask(
  rule: DateRule,
  answer: (asked: Asked, scene: WeixinScene) => Readonly<Record<string, unknown>>
): WeixinPlayer {
  return (call, scene) => {
    const { settings, figures } = scene.state
    const span = readDates(readJsonBody(call), rule, scene.nowMs, settings.portraitMustEndYesterday)
    const yesterday = chinaDay(scene.nowMs) - 1
    const launch = readDayText(settings.launchDate)!
    const ready = span.last < yesterday || chinaHour(scene.nowMs) >= settings.analysisReadyHour
    const asked = {
      span,
      ref_date: refDate(rule, span),
      ready,
      figures: figures.visits(span.first, span.last, launch),
      launch,
      yesterday
    }
    return { json: answer(asked, scene) }
  }
}

function refDate(rule: DateRule, { first, last }: DaySpan): string {
  if (rule === 'month') return dayText(first).slice(0, 6)
  // The portrait's text promises a range, its sample shows the first day alone: opaque to a caller.
  return first === last ? dayText(first) : `${dayText(first)}-${dayText(last)}`
}

function retain(kind: 'day' | 'week' | 'month'): WeixinPlayer {
  return ask(kind, ({ span, ref_date, ready, launch, yesterday }, { state }) => ({
    ref_date,
    ...(ready ? retainFigures(state.figures, kind, span, launch, yesterday) : { visit_uv_new: [], visit_uv: [] })
  }))
}

function trend(kind: 'day' | 'week' | 'month'): WeixinPlayer {
  return ask(kind, ({ ref_date, ready, figures }) => {
    const { sessionCnt, visitPv, visitUv, visitUvNew, staySeconds } = figures
    const item = {
      ref_date,
      session_cnt: sessionCnt,
      visit_pv: visitPv,
      visit_uv: visitUv,
      visit_uv_new: visitUvNew,
      stay_time_uv: ratio(staySeconds, visitUv),
      stay_time_session: ratio(staySeconds, sessionCnt),
      visit_depth: ratio(visitPv, sessionCnt)
    }
    return { list: ready ? [item] : [] }
  })
}

/** Four decimals, as in the documented samples. */
function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 10_000
}

/** Figures of use (数据分析). */
export const analysis: Readonly<Record<string, WeixinPlayer>> = {
  'analysis.getDailyRetain': retain('day'),
  'analysis.getWeeklyRetain': retain('week'),
  'analysis.getMonthlyRetain': retain('month'),
  'analysis.getDailyVisitTrend': trend('day'),
  'analysis.getWeeklyVisitTrend': trend('week'),
  'analysis.getMonthlyVisitTrend': trend('month'),

  'analysis.getDailySummary': ask('day', ({ span, ref_date, ready, figures, launch }, { state }) => {
    const item = {
      ref_date,
      visit_total: state.figures.totalUsers(span.last, launch),
      share_pv: figures.sharePv,
      share_uv: figures.shareUv
    }
    return { list: ready ? [item] : [] }
  }),

  'analysis.getUserPortrait': ask('portrait', ({ span, ref_date, ready, figures }, { state }) => {
    const portrait = (users: number, kind: string) => {
      const random = state.figures.random(`portrait ${kind} ${span.first} ${span.last}`)
      return userPortrait(ready ? users : 0, random, state.settings.legacyAnalysisFields)
    }
    return {
      ref_date,
      visit_uv_new: portrait(figures.visitUvNew, 'new'),
      visit_uv: portrait(figures.visitUv, 'all')
    }
  }),

  'analysis.getVisitDistribution': ask('day', ({ span, ref_date, ready, figures }, { state }) => {
    const random = state.figures.random(`distribution ${span.first}`)
    return { ref_date, list: ready ? visitDistribution(figures, random, state.settings.legacyAnalysisFields) : [] }
  }),

  'analysis.getVisitPage': ask('day', ({ span, ref_date, ready, figures }, { state }) => {
    const random = state.figures.random(`pages ${span.first}`)
    return { ref_date, list: ready ? visitPages(state.settings.pages, figures, random) : [] }
  })
}
