import { describe, expect, it } from 'vitest'
import { readPage } from '../../../../src/services/youzan/apis/read-page.ts'
import { createApiParams } from '../../../../src/services/youzan/gateway/api-params.ts'

const items = Array.from({ length: 7 }, (_, index) => index)
const rules = { pages: 5, size: 4, defaultSize: 3, product: 12 }
const page = (params: { page_no?: number; page_size?: number }, more = {}) =>
  readPage(createApiParams(params), items, { ...rules, ...more })

describe('pages', () => {
  it('are cut out in order', () => {
    expect(page({})).toEqual([0, 1, 2])
    expect(page({ page_no: 3 })).toEqual([6])
    expect(page({ page_no: 2, page_size: 4 })).toEqual([4, 5, 6])
    expect(page({ page_no: 4 })).toEqual([])
  })

  it.each([{ page_no: 0 }, { page_no: 6 }, { page_size: 0 }, { page_size: 5 }, { page_no: 4, page_size: 4 }])(
    'refuse %j',
    (params) => expect(() => page(params)).toThrow('系统异常')
  )

  it('begin with 0 where the interface allows it', () => {
    expect(page({ page_no: 0 }, { zeroIsOne: true })).toEqual([0, 1, 2])
  })
})
