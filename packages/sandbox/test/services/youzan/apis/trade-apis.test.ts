import { describe, expect, it } from 'vitest'
import { openYouzan } from '../../../support/open-youzan.ts'

describe('orders', () => {
  it('youzan.trade.get answers an order with all its blocks', async () => {
    const { data, youzan } = await openYouzan()
    const { trade } = youzan.createTrade({ postFee: 500, buyerMessage: '快点 "谢谢"' })
    const order = await data('youzan.trade.get.4.0.2', { tid: trade.tid })
    expect(Object.keys(order)).toEqual(['full_order_info', 'delivery_order', 'refund_order', 'order_promotion'])
    expect(order.full_order_info.remark_info).toEqual({ buyer_message: '快点 "谢谢"', trade_memo: '', star: 0 })
  })

  it('refuses what is no order number (106000004) and one that is not there (5000)', async () => {
    const { code } = await openYouzan()
    expect(await code('youzan.trade.get.4.0.2', { tid: 'x' })).toBe(106000004)
    expect(await code('youzan.trade.get.4.0.2', { tid: `E${'0'.repeat(23)}` })).toBe(5000)
    expect(await code('youzan.trade.get.4.0.2', {})).toBe(5001)
    expect(await code('youzan.trade.get.4.0.2', { tid: 1 })).toBe(5001)
  })

  it('writes the number of the line as item_id in 4.0.0, past 2^53 and exact', async () => {
    const { call, youzan } = await openYouzan()
    const { tid, lines } = youzan.createTrade({ lines: [{}, {}] }).trade
    for (const text of [
      (await call('youzan.trade.get.4.0.0', { tid })).text,
      (await call('youzan.trades.sold.get.4.0.0')).text
    ]) {
      for (const { oid } of lines) expect(text).toContain(`"oid":"${oid}","item_id":${oid},`)
    }
    expect(lines[0]?.oid).toBe('1481453940569543563')
    expect((await call('youzan.trade.get.4.0.2', { tid })).text).toContain(`"item_id":${lines[0]?.itemId}`)
  })

  it('lists the newest first, page by page, without losing one', async () => {
    const { data, youzan, sandbox } = await openYouzan()
    const made: string[] = []
    for (let index = 0; index < 45; index++) {
      made.unshift(youzan.createTrade().trade.tid)
      await sandbox.clock.advance('1s')
    }
    const seen: string[] = []
    for (let page = 1; page <= 4; page++) {
      const { total_results, full_order_info_list } = await data('youzan.trades.sold.get.4.0.4', { page_no: page })
      expect(total_results).toBe(45)
      seen.push(
        ...full_order_info_list.map(
          (entry: { full_order_info: { order_info: { tid: string } } }) => entry.full_order_info.order_info.tid
        )
      )
    }
    expect(seen).toEqual(made)
  })

  it('filters by times, status, number, buyer, goods', async () => {
    const { data, youzan, sandbox } = await openYouzan()
    const first = youzan.createTrade().trade
    youzan.pay(first.tid)
    await sandbox.clock.advance('1d')
    const item = youzan.createItem({ title: '别的' })
    const second = youzan.createTrade({ lines: [{ itemId: item.itemId }] }).trade
    youzan.closeTrade(second.tid)
    const tids = async (params: object) =>
      (await data('youzan.trades.sold.get.4.0.4', params)).full_order_info_list.map(
        (entry: { full_order_info: { order_info: { tid: string } } }) => entry.full_order_info.order_info.tid
      )
    const created = { start_created: '2026-01-02 11:04:05', end_created: '2026-01-02 11:04:05' }
    expect(await tids(created)).toEqual([first.tid])
    expect(await tids({ start_pay: '2026-01-01 00:00:00', end_pay: '2026-02-01 00:00:00' })).toEqual([first.tid])
    expect(await tids({ status: 'WAIT_SELLER_SEND_GOODS' })).toEqual([first.tid])
    expect(await tids({ status: 'TRADE_CLOSE' })).toEqual([second.tid])
    expect(await tids({ status: 'TRADE_REFUND' })).toEqual([])
    youzan.applyRefund({ tid: first.tid })
    expect(await tids({ status: 'TRADE_REFUND' })).toEqual([first.tid])
    expect(await tids({ tid: second.tid })).toEqual([second.tid])
    expect(await tids({ yz_open_id: first.buyer })).toEqual([first.tid])
    expect(await tids({ goods_id: item.itemId })).toEqual([second.tid])
    expect(await tids({ goods_title: '别的' })).toEqual([second.tid])
    const customer = youzan.customers().find(({ yzOpenId }) => yzOpenId === second.buyer)!
    expect(await tids({ receiver_phone: customer.mobile, receiver_name: customer.name })).toEqual([second.tid])
    expect(await tids({ status: '', tid: '' })).toHaveLength(2)
  })

  it.each([
    [{ status: 'TRADE_CLOSED' }, 106000003],
    [{ start_created: '2026-01-01 00:00:00' }, 106000003],
    [{ start_created: '2026-01-01 00:00:00', end_created: '2026-06-01 00:00:00' }, 106000003],
    [{ start_created: '2026-01-01', end_created: '2026-01-02' }, 5001],
    [{ page_no: 101 }, 106000003],
    [{ page_size: 101 }, 106000003],
    [{ page_no: '1' }, 5001]
  ])('refuses the search %j with %d', async (params, expected) => {
    const { code } = await openYouzan()
    expect(await code('youzan.trades.sold.get.4.0.4', params)).toBe(expected)
  })

  it('youzan.trade.memo.update answers in the older envelope, errors too', async () => {
    const { call, youzan } = await openYouzan()
    const { tid } = youzan.createTrade().trade
    expect((await call('youzan.trade.memo.update.3.0.0', { tid, memo: '加急', flag: '5' })).text).toBe(
      '{"response":{"is_success":true}}'
    )
    expect(youzan.trade(tid).memo).toBe('加急')
    const { text } = await call('youzan.trade.memo.update.3.0.0', { tid: `E${'0'.repeat(23)}`, memo: 'x' })
    expect(text).toBe('{"error_response":{"code":5000,"msg":"订单不存在"}}')
    expect((await call('youzan.trade.memo.update.3.0.0', { tid, flag: '6' })).json.error_response.code).toBe(106000003)
    expect(youzan.pushes().filter(({ type }) => type === 'trade_TradeMemoModified')).toHaveLength(1)
  })
})
