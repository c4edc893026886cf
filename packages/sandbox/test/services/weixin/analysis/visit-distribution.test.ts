import { expect, it } from 'vitest'
import { createSeededRandom } from '../../../../src/engine/seeded-random.ts'
import { visitDistribution } from '../../../../src/services/weixin/analysis/visit-distribution.ts'

const visits = {
  sessionCnt: 5000,
  visitPv: 9000,
  visitUv: 3000,
  visitUvNew: 10,
  staySeconds: 1,
  sharePv: 1,
  shareUv: 1
}

// WeChat reference 3.5.
it('has three distributions of all opens, with the documented keys', () => {
  const list = visitDistribution(visits, createSeededRandom('x'), false)
  expect(list.map(({ index }) => index)).toEqual([
    'access_source_session_cnt',
    'access_staytime_info',
    'access_depth_info'
  ])
  for (const { item_list } of list) expect(item_list.reduce((sum, { value }) => sum + value, 0)).toBe(5000)
  expect(list[1]?.item_list.map(({ key }) => key)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  expect(list[2]?.item_list.map(({ key }) => key)).toEqual([1, 2, 3, 4, 5, 6, 7])
  expect(list[0]?.item_list[0]).toEqual({ key: 1, value: expect.any(Number) })
})

it('adds the users of each source, if told so', () => {
  const [sources] = visitDistribution(visits, createSeededRandom('x'), true)
  expect(sources?.item_list.reduce((sum, item) => sum + item.access_source_visit_uv!, 0)).toBe(3000)
})
