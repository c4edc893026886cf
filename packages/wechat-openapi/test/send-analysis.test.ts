import { describe, expect, it } from 'vitest'
import { failureOf, startPlatform } from './start-platform.ts'

const DAYS = { beginDate: '20170313', endDate: '20170313' }

describe('a call of analysis', () => {
  it('takes a token of its own, which does not go into the body', async () => {
    const { server, weixin } = await startPlatform()
    server.answer({ body: { list: [] } })
    await weixin.analysis.getDailySummary({ ...DAYS, accessToken: 'other-token' })
    expect(server.requests[0]!.query.get('access_token')).toBe('other-token')
    expect(server.requests[0]!.body.toString()).toBe('{"begin_date":"20170313","end_date":"20170313"}')
  })

  it('takes an empty list: figures of yesterday may not be there yet', async () => {
    const { server, weixin } = await startPlatform()
    server.answer({ body: { list: [] } })
    expect(await weixin.analysis.getDailySummary(DAYS)).toEqual({ errCode: 0, errMsg: 'ok', list: [] })
  })

  it('keeps the field that only older pages have', async () => {
    const { server, weixin } = await startPlatform()
    const item_list = [{ key: 1, value: 2, access_source_visit_uv: 3 }]
    server.answer({ body: { ref_date: '20170313', list: [{ index: 'access_depth_info', item_list }] } })
    const { list } = await weixin.analysis.getVisitDistribution(DAYS)
    expect(list[0]!.itemList).toEqual([{ key: 1, value: 2, accessSourceVisitUv: 3 }])
  })

  it.each([
    [61500, 'ERR_WECHAT_OPENAPI_PARAMETER', 1],
    [61501, 'ERR_WECHAT_OPENAPI_PARAMETER', 1],
    [61504, 'ERR_WECHAT_OPENAPI_BUSY', 3],
    [-1, 'ERR_WECHAT_OPENAPI_BUSY', 3]
  ])('gives %i as %s after %i tries', async (errcode, code, times) => {
    const { server, weixin } = await startPlatform()
    server.answer({ body: { errcode, errmsg: 'no' } })
    expect(await failureOf(weixin.analysis.getDailySummary(DAYS))).toMatchObject({ code, errCode: errcode })
    expect(server.requests).toHaveLength(times)
  })

  it.each([['input'], ['refDate']])('refuses what it does not know: %s', async (field) => {
    const { server, weixin } = await startPlatform()
    const input = field === 'input' ? null : { ...DAYS, [field]: 'x' }
    expect(await failureOf(weixin.analysis.getDailySummary(input as never))).toMatchObject({ field })
    expect(server.requests).toEqual([])
  })
})
