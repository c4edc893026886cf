import { describe, expect, it } from 'vitest'
import { readFixture } from '../../read-fixture.ts'
import { failureOf, shapeOf, startPlatform, TOKEN } from '../../start-platform.ts'

const DAYS = { beginDate: '20170201', endDate: '20170228' }
const fixture = readFixture('analysis.get-monthly-retain.ok')

describe('analysis.getMonthlyRetain', () => {
  it("sends the document's example, and gives its reply in camelCase", async () => {
    const { server, weixin, play } = await startPlatform()
    play('analysis.get-monthly-retain.ok')
    expect(await weixin.analysis.getMonthlyRetain(DAYS)).toEqual({
      ...(fixture.result as object),
      errCode: 0,
      errMsg: 'ok'
    })
    expect(shapeOf(server.requests[0])).toEqual({
      method: 'POST',
      path: '/datacube/getweanalysisappidmonthlyretaininfo',
      query: { access_token: TOKEN },
      body: fixture.request
    })
  })

  it('refuses other days before anything is sent', async () => {
    const { server, weixin } = await startPlatform()
    const error = await failureOf(weixin.analysis.getMonthlyRetain({ beginDate: '20170201', endDate: '20170227' }))
    expect(error.message).toBe(
      'wechat-openapi.analysis.getMonthlyRetain: "endDate" expected the last day of the month whose first day is "beginDate", got the days 20170201 to 20170227'
    )
    expect(server.requests).toEqual([])
  })

  it.each(['ref_date', 'visit_uv_new', 'visit_uv'])('does not do without "%s"', async (field) => {
    const { server, weixin } = await startPlatform()
    server.answer({ body: { ...(fixture.body as object), [field]: undefined } })
    expect(await failureOf(weixin.analysis.getMonthlyRetain(DAYS))).toMatchObject({ code: 'ERR_REPLY_SHAPE' })
  })
})
