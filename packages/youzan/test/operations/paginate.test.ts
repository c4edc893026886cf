import { describe, expect, it } from 'vitest'
import { failureOf, gatewayError, startPlatform, success, tokensOf } from '../support/start-platform.ts'

/** A shop with so many orders, which answers pages of at most `cap`. */
async function openShop(count: number, cap = 100) {
  const platform = await startPlatform()
  const pages: unknown[] = []
  platform.answerApi(({ body }) => {
    const { page_no, page_size } = JSON.parse(body.toString())
    pages.push([page_no, page_size])
    const size = Math.min(page_size, cap)
    const first = (page_no - 1) * size
    const list = Array.from({ length: Math.max(0, Math.min(size, count - first)) }, (_, index) => ({
      full_order_info: { order_info: { tid: `E${first + index + 1}` } }
    }))
    return success({ total_results: count, full_order_info_list: list })
  })
  return { ...platform, pages }
}

async function collect<Element>(elements: AsyncIterable<Element>): Promise<Element[]> {
  const all: Element[] = []
  for await (const element of elements) all.push(element)
  return all
}

describe('paginate', () => {
  it('walks a list to its end, element by element', async () => {
    const { youzan, pages } = await openShop(45)
    const trades = await collect(youzan.paginate('youzan.trades.sold.get', '4.0.4', { page_size: 20 }))
    expect(trades.map(({ full_order_info }) => full_order_info.order_info.tid)).toEqual(
      Array.from({ length: 45 }, (_, index) => `E${index + 1}`)
    )
    expect(pages).toEqual([
      [1, 20],
      [2, 20],
      [3, 20]
    ])
  })

  it('asks for no page that nobody wants', async () => {
    const { youzan, pages } = await openShop(45)
    for await (const _trade of youzan.paginate('youzan.trades.sold.get', '4.0.4')) break
    expect(pages).toEqual([[1, 20]])
  })

  it('sends nothing before the first element is asked for', async () => {
    const { youzan, pages } = await openShop(45)
    youzan.paginate('youzan.trades.sold.get', '4.0.4')
    expect(pages).toEqual([])
  })

  it('begins where you say', async () => {
    const { youzan, pages } = await openShop(45)
    const trades = await collect(youzan.paginate('youzan.trades.sold.get', '4.0.4', { page_no: 3, page_size: 20 }))
    expect([trades.length, pages]).toEqual([5, [[3, 20]]])
  })

  it('goes on where the platform gives shorter pages than asked for', async () => {
    const { youzan } = await openShop(25, 10)
    expect(await collect(youzan.paginate('youzan.trades.sold.get', '4.0.4', { page_size: 100 }))).toHaveLength(25)
  })

  it('passes the other parameters on with each page', async () => {
    const { youzan, apiCalls } = await openShop(21)
    await collect(youzan.paginate('youzan.trades.sold.get', '4.0.4', { status: 'TRADE_CLOSE' }))
    expect(apiCalls.map(({ body }) => JSON.parse(body.toString()).status)).toEqual(['TRADE_CLOSE', 'TRADE_CLOSE'])
  })

  it('goes on with a new token where the old one dies in the middle', async () => {
    const { youzan, apiCalls, answerApi } = await startPlatform()
    answerApi(({ query, body }) => {
      const { page_no } = JSON.parse(body.toString())
      if (page_no === 2 && query.get('access_token') === 'token-1') return gatewayError(4202)
      return success({ total: 3, refunds: [{ refund_id: String(page_no) }] })
    })
    const refunds = await collect(youzan.paginate('youzan.trade.refund.search', '3.0.1', { page_size: 1 }))
    expect(refunds.map(({ refund_id }) => refund_id)).toEqual(['1', '2', '3'])
    expect(tokensOf(apiCalls)).toEqual(['token-1', 'token-1', 'token-2', 'token-2'])
  })

  it.each<[string, unknown]>([
    ['null', null],
    ['an empty list', { total_results: 0, full_order_info_list: [] }],
    ['no list', { total_results: 0 }],
    ['a list of null', { total_results: 0, full_order_info_list: null }],
    ['an empty page although the total says more', { total_results: 9, full_order_info_list: [] }],
    ['nothing at all', {}]
  ])('ends at once with %s', async (_, data) => {
    const { youzan, apiCalls, answerApi } = await startPlatform()
    answerApi(success(data))
    expect(await collect(youzan.paginate('youzan.trades.sold.get', '4.0.4'))).toEqual([])
    expect(apiCalls).toHaveLength(1)
  })

  it.each([
    ['youzan.trades.sold.get', 'full_order_info_list', 'total_results', 100, 10_000],
    ['youzan.trade.refund.search', 'refunds', 'total', 50, 3000],
    ['youzan.item.search', 'items', 'count', 200, 3800],
    ['youzan.scrm.customer.list', 'record_list', 'total', 50, 25_000],
    ['youzan.users.weixin.followers.info.search', 'users', 'total_results', 50, 10_000]
  ])(
    'says so where %s has more than the platform pages through, once all others are delivered',
    async (name, list, total, size, most) => {
      const { youzan, answerApi } = await startPlatform()
      answerApi(success({ [list]: Array.from({ length: size }, () => ({})), [total]: most + 1 }))
      let seen = 0
      const walk = async () => {
        for await (const _element of youzan.paginate(name, '9.9.9', { page_size: size })) seen++
      }
      const error = await failureOf(walk())
      expect(error).toMatchObject({ code: 'ERR_INPUT', field: 'params' })
      expect(error.message).toContain(
        `(${most} elements were delivered), got ${most + 1} elements. Narrow the time range`
      )
      expect(seen).toBe(most)
    }
  )

  it('walks lists of any API that you describe', async () => {
    const { youzan, apiCalls, answerApi } = await startPlatform()
    answerApi(({ body }) => {
      const page = JSON.parse(body.toString()).page_no
      // A list beside success (reference, section 4).
      return {
        body: {
          success: true,
          code: 200,
          items: page > 2 ? [] : [page],
          paginator: { page, page_size: 20, total_count: 2 }
        }
      }
    })
    expect(await collect(youzan.paginate('youzan.a.list', '1.0.0', {}, { list: 'items' }))).toEqual([1, 2])
    expect(apiCalls).toHaveLength(3)
    const counted = { list: 'items', total: 'paginator.total_count' }
    expect(await collect(youzan.paginate('youzan.a.list', '1.0.0', {}, counted))).toEqual([1, 2])
    expect(apiCalls).toHaveLength(5)
  })

  it('ends a list of yours also where its last page has none', async () => {
    const { youzan, answerApi } = await startPlatform()
    answerApi(({ body }) => success(JSON.parse(body.toString()).page_no === 1 ? { rows: [1] } : {}))
    expect(await collect(youzan.paginate('youzan.a.list', '1.0.0', {}, { list: 'rows' }))).toEqual([1])
  })

  it('says so where a list without a count is longer than the platform pages through', async () => {
    const { youzan, answerApi } = await startPlatform()
    answerApi(success({ rows: [1] }))
    const walk = collect(youzan.paginate('youzan.trade.refund.search', '3.0.0', { page_size: 100 }, { list: 'rows' }))
    expect((await failureOf(walk)).message).toContain('(30 elements were delivered), got a longer list')
  })

  it.each<[string, unknown]>([
    ['a path that leads nowhere', { rows: [] }],
    ['a path to something else', { items: 'x' }]
  ])('does not take %s for the end', async (_, data) => {
    const { youzan, answerApi } = await startPlatform()
    answerApi(success(data))
    const error = await failureOf(collect(youzan.paginate('youzan.a.list', '1.0.0', {}, { list: 'items' })))
    expect(error).toMatchObject({ code: 'ERR_REPLY_SHAPE', operation: 'a.list' })
    expect(error.message).toContain('"data.items" is not a list')
  })

  it('repeats pages, whatever the API is called, and stops when told', async () => {
    const { youzan, apiCalls, answerApi } = await startPlatform()
    answerApi({ status: 503, body: '' })
    await failureOf(collect(youzan.paginate('youzan.a.list', '1.0.0', {}, { list: 'items' })))
    expect(apiCalls).toHaveLength(3)
    await failureOf(collect(youzan.paginate('youzan.a.list', '1.0.0', {}, { list: 'items', retry: false })))
    expect(apiCalls).toHaveLength(4)
    const reason = new Error('left')
    const options = { list: 'items', signal: AbortSignal.abort(reason) }
    expect(await failureOf(collect(youzan.paginate('youzan.a.list', '1.0.0', {}, options)))).toBe(reason)
  })

  it.each<[string, unknown, unknown, string]>([
    ['an API that it does not know', {}, undefined, 'list'],
    ['an empty path', {}, { list: '' }, 'list'],
    ['a number as total', {}, { list: 'a', total: 1 }, 'total'],
    ['an option that it does not know', {}, { items: 'a' }, 'items'],
    ['page 0', { page_no: 0 }, { list: 'a' }, 'params.page_no'],
    ['a page in text', { page_no: '1' }, { list: 'a' }, 'params.page_no'],
    ['pages of nothing', { page_size: 0 }, { list: 'a' }, 'params.page_size']
  ])('refuses %s', async (_, params, options, field) => {
    const { youzan, apiCalls } = await startPlatform()
    const walk = collect(youzan.paginate('youzan.a.list', '1.0.0', params as never, options as never))
    expect(await failureOf(walk)).toMatchObject({ code: 'ERR_INPUT', field })
    expect(apiCalls).toEqual([])
  })
})
