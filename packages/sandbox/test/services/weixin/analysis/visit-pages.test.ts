import { expect, it } from 'vitest'
import { createSeededRandom } from '../../../../src/engine/seeded-random.ts'
import { visitPages } from '../../../../src/services/weixin/analysis/visit-pages.ts'

const visits = {
  sessionCnt: 5000,
  visitPv: 9000,
  visitUv: 3000,
  visitUvNew: 10,
  staySeconds: 1,
  sharePv: 300,
  shareUv: 200
}
const names = (count: number) => Array.from({ length: count }, (_, index) => `pages/p${index}/index`)

// WeChat reference 3.6.
it('shares the views out, most viewed first, with the documented fields', () => {
  const pages = visitPages(names(3), visits, createSeededRandom('x'))
  expect(Object.keys(pages[0]!)).toEqual([
    'page_path',
    'page_visit_pv',
    'page_visit_uv',
    'page_staytime_pv',
    'entrypage_pv',
    'exitpage_pv',
    'page_share_pv',
    'page_share_uv'
  ])
  const sum = (name: 'page_visit_pv' | 'entrypage_pv' | 'page_share_pv') =>
    pages.reduce((total, page) => total + page[name], 0)
  expect([sum('page_visit_pv'), sum('entrypage_pv'), sum('page_share_pv')]).toEqual([9000, 5000, 300])
  const views = pages.map((page) => page.page_visit_pv)
  expect(views).toEqual([...views].sort((left, right) => right - left))
})

it('lists 200 pages at most, and none where there are none', () => {
  expect(visitPages(names(250), visits, createSeededRandom('x'))).toHaveLength(200)
  expect(visitPages([], visits, createSeededRandom('x'))).toEqual([])
})
