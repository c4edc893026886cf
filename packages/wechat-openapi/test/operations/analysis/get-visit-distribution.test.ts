import { describe, expect, it } from 'vitest'
import { readFixture } from '../../read-fixture.ts'
import { failureOf, shapeOf, startPlatform, TOKEN } from '../../start-platform.ts'

const DAYS = { beginDate: '20170313', endDate: '20170313' }
const fixture = readFixture<{
  readonly request: unknown
  readonly body: { readonly list: readonly { readonly index: string; readonly item_list: readonly object[] }[] }
}>('analysis.get-visit-distribution.ok')

describe('analysis.getVisitDistribution', () => {
  it("sends the document's example, and gives its reply in camelCase", async () => {
    const { server, weixin, play } = await startPlatform()
    play('analysis.get-visit-distribution.ok')
    expect(await weixin.analysis.getVisitDistribution(DAYS)).toEqual({
      errCode: 0,
      errMsg: 'ok',
      refDate: '20170313',
      list: fixture.body.list.map(({ index, item_list }) => ({ index, itemList: item_list }))
    })
    expect(shapeOf(server.requests[0])).toEqual({
      method: 'POST',
      path: '/datacube/getweanalysisappidvisitdistribution',
      query: { access_token: TOKEN },
      body: fixture.request
    })
  })

  it('refuses other days before anything is sent', async () => {
    const { server, weixin } = await startPlatform()
    const error = await failureOf(weixin.analysis.getVisitDistribution({ beginDate: '20170312', endDate: '20170313' }))
    expect(error.message).toBe(
      'wechat-openapi.analysis.getVisitDistribution: "endDate" expected the same day as "beginDate", got the days 20170312 to 20170313'
    )
    expect(server.requests).toEqual([])
  })

  it.each(['ref_date', 'list'])('does not do without "%s"', async (field) => {
    const { server, weixin } = await startPlatform()
    server.answer({ body: { ...(fixture.body as object), [field]: undefined } })
    expect(await failureOf(weixin.analysis.getVisitDistribution(DAYS))).toMatchObject({ code: 'ERR_REPLY_SHAPE' })
  })
})
