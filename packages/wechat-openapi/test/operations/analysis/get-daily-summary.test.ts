import { describe, expect, it } from 'vitest'
import { readFixture } from '../../read-fixture.ts'
import { failureOf, shapeOf, startPlatform, TOKEN } from '../../start-platform.ts'

const DAYS = { beginDate: '20170313', endDate: '20170313' }
const fixture = readFixture('analysis.get-daily-summary.ok')

describe('analysis.getDailySummary', () => {
  it("sends the document's example, and gives its reply in camelCase", async () => {
    const { server, weixin, play } = await startPlatform()
    play('analysis.get-daily-summary.ok')
    expect(await weixin.analysis.getDailySummary(DAYS)).toEqual({
      ...(fixture.result as object),
      errCode: 0,
      errMsg: 'ok'
    })
    expect(shapeOf(server.requests[0])).toEqual({
      method: 'POST',
      path: '/datacube/getweanalysisappiddailysummarytrend',
      query: { access_token: TOKEN },
      body: fixture.request
    })
  })

  it('refuses other days before anything is sent', async () => {
    const { server, weixin } = await startPlatform()
    const error = await failureOf(weixin.analysis.getDailySummary({ beginDate: '20170312', endDate: '20170313' }))
    expect(error.message).toBe(
      'wechat-openapi.analysis.getDailySummary: "endDate" expected the same day as "beginDate", got the days 20170312 to 20170313'
    )
    expect(server.requests).toEqual([])
  })

  it.each(['list'])('does not do without "%s"', async (field) => {
    const { server, weixin } = await startPlatform()
    server.answer({ body: { ...(fixture.body as object), [field]: undefined } })
    expect(await failureOf(weixin.analysis.getDailySummary(DAYS))).toMatchObject({ code: 'ERR_REPLY_SHAPE' })
  })
})
