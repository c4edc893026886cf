import { describe, expect, it } from 'vitest'
import { readFixture } from '../../read-fixture.ts'
import { failureOf, shapeOf, startPlatform, TOKEN } from '../../start-platform.ts'

const DAYS = { beginDate: '20170611', endDate: '20170617' }
const fixture = readFixture('analysis.get-user-portrait.ok')

describe('analysis.getUserPortrait', () => {
  it("sends the document's example, and gives its reply in camelCase", async () => {
    const { server, weixin, play } = await startPlatform()
    play('analysis.get-user-portrait.ok')
    expect(await weixin.analysis.getUserPortrait(DAYS)).toEqual({
      ...(fixture.result as object),
      errCode: 0,
      errMsg: 'ok'
    })
    expect(shapeOf(server.requests[0])).toEqual({
      method: 'POST',
      path: '/datacube/getweanalysisappiduserportrait',
      query: { access_token: TOKEN },
      body: fixture.request
    })
  })

  it('refuses other days before anything is sent', async () => {
    const { server, weixin } = await startPlatform()
    const error = await failureOf(weixin.analysis.getUserPortrait({ beginDate: '20170611', endDate: '20170613' }))
    expect(error.message).toBe(
      'wechat-openapi.analysis.getUserPortrait: "endDate" expected 0, 6 or 29 days after "beginDate", got the days 20170611 to 20170613'
    )
    expect(server.requests).toEqual([])
  })

  it.each(['ref_date', 'visit_uv_new', 'visit_uv'])('does not do without "%s"', async (field) => {
    const { server, weixin } = await startPlatform()
    server.answer({ body: { ...(fixture.body as object), [field]: undefined } })
    expect(await failureOf(weixin.analysis.getUserPortrait(DAYS))).toMatchObject({ code: 'ERR_REPLY_SHAPE' })
  })
})
