import { describe, expect, it } from 'vitest'
import { weixinOperations } from '../../../src/services/weixin/weixin-operations.ts'

const paths = (status: string) =>
  weixinOperations.filter((entry) => entry.status === status).map(({ method, path }) => `${method} ${path}`)

describe('the operations of WeChat', () => {
  it('are routed by method and path, each once', () => {
    expect(new Set([...paths('simulated'), ...paths('absent')]).size).toBe(weixinOperations.length)
  })

  // WeChat reference, 3.
  it('has the ten paths of the analysis', () => {
    expect(paths('simulated').filter((path) => path.includes('/datacube/'))).toEqual([
      'POST /datacube/getweanalysisappiddailyretaininfo',
      'POST /datacube/getweanalysisappidweeklyretaininfo',
      'POST /datacube/getweanalysisappidmonthlyretaininfo',
      'POST /datacube/getweanalysisappiddailysummarytrend',
      'POST /datacube/getweanalysisappiddailyvisittrend',
      'POST /datacube/getweanalysisappidweeklyvisittrend',
      'POST /datacube/getweanalysisappidmonthlyvisittrend',
      'POST /datacube/getweanalysisappiduserportrait',
      'POST /datacube/getweanalysisappidvisitdistribution',
      'POST /datacube/getweanalysisappidvisitpage'
    ])
  })

  // Every function of the seed: uniCloud server plugin, initWeixin.
  it('has every function of the seed', () => {
    const seed = {
      auth: ['code2Session', 'getAccessToken', 'getPaidUnionId'],
      analysis: [
        'getDailyRetain',
        'getWeeklyRetain',
        'getMonthlyRetain',
        'getDailySummary',
        'getDailyVisitTrend',
        'getWeeklyVisitTrend',
        'getMonthlyVisitTrend',
        'getUserPortrait',
        'getVisitDistribution',
        'getVisitPage'
      ],
      customerServiceMessage: ['getTempMedia', 'send', 'setTyping', 'uploadTempMedia'],
      wxacode: ['createQRCode', 'get', 'getUnlimited'],
      img: ['aiCrop', 'scanQRCode', 'superresolution']
    }
    const names = weixinOperations.filter(({ status }) => status === 'simulated').map(({ operation }) => operation)
    expect(names).toEqual(
      expect.arrayContaining(Object.entries(seed).flatMap(([group, list]) => list.map((name) => `${group}.${name}`)))
    )
  })
})
