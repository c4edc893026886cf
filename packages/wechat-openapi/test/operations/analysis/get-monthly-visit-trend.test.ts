import { describe, expect, it } from 'vitest'
import { readFixture } from '../../read-fixture.ts'
import { failureOf, shapeOf, startPlatform, TOKEN } from '../../start-platform.ts'

const DAYS = { beginDate: '20170301', endDate: '20170331' }
const fixture = readFixture('analysis.get-monthly-visit-trend.ok')

describe('analysis.getMonthlyVisitTrend', () => {
  it("sends the document's example, and gives its reply in camelCase", async () => {
    const { server, weixin, play } = await startPlatform()
    play('analysis.get-monthly-visit-trend.ok')
    expect(await weixin.analysis.getMonthlyVisitTrend(DAYS)).toEqual({
      ...(fixture.result as object),
      errCode: 0,
      errMsg: 'ok'
    })
    expect(shapeOf(server.requests[0])).toEqual({
      method: 'POST',
      path: '/datacube/getweanalysisappidmonthlyvisittrend',
      query: { access_token: TOKEN },
      body: fixture.request
    })
  })

  it('refuses other days before anything is sent', async () => {
    const { server, weixin } = await startPlatform()
    const error = await failureOf(weixin.analysis.getMonthlyVisitTrend({ beginDate: '20170201', endDate: '20170227' }))
    expect(error.message).toBe(
      'wechat-openapi.analysis.getMonthlyVisitTrend: "endDate" expected the last day of the month whose first day is "beginDate", got the days 20170201 to 20170227'
    )
    expect(server.requests).toEqual([])
  })

  it.each(['list'])('does not do without "%s"', async (field) => {
    const { server, weixin } = await startPlatform()
    server.answer({ body: { ...(fixture.body as object), [field]: undefined } })
    expect(await failureOf(weixin.analysis.getMonthlyVisitTrend(DAYS))).toMatchObject({ code: 'ERR_REPLY_SHAPE' })
  })
})
