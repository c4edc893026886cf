import { describe, expect, it } from 'vitest'
import { openYouzan } from '../../../support/open-youzan.ts'

async function stock() {
  const opened = await openYouzan()
  const { youzan, sandbox } = opened
  const cheap = youzan.createItem({ title: '茶 A', price: 100 })
  await sandbox.clock.advance('1s')
  const dear = youzan.createItem({ title: '茶 B', price: 900, quantity: 0 })
  const hidden = youzan.createItem({ title: '壶', listing: false })
  const ids = async (id: string, params: object = {}) =>
    (await opened.data(id, params)).items.map(({ item_id }: { item_id: number }) => item_id)
  return { ...opened, cheap: cheap.itemId, dear: dear.itemId, hidden: hidden.itemId, ids }
}

describe('lists of goods', () => {
  it('on sale: newest first, or as asked', async () => {
    const { ids, cheap, dear, code } = await stock()
    const name = 'youzan.items.onsale.get.3.0.0'
    expect(await ids(name)).toEqual([dear, cheap])
    expect(await ids(name, { order_by: 'price:asc' })).toEqual([cheap, dear])
    expect(await ids(name, { order_by: 'sold_num' })).toEqual([dear, cheap])
    expect(await ids(name, { q: 'A' })).toEqual([cheap])
    expect(await code(name, { order_by: 'constructor' })).toBe(5001)
    expect(await code(name, { page_size: 201 })).toBe(5001)
  })

  it('take page 0 as the first, and times in milliseconds', async () => {
    const { ids, cheap, dear, sandbox } = await stock()
    const name = 'youzan.items.onsale.get.3.0.0'
    expect(await ids(name, { page_no: 0, page_size: 1 })).toEqual([dear])
    expect(await ids(name, { page_no: 2, page_size: 1 })).toEqual([cheap])
    expect(await ids(name, { update_time_start: sandbox.clock.now() })).toEqual([dear])
    expect(await ids(name, { update_time_end: sandbox.clock.now() - 1 })).toEqual([cheap])
  })

  it('not on sale, or sold out', async () => {
    const { ids, hidden, dear, code } = await stock()
    expect(await ids('youzan.items.inventory.get.3.0.0')).toEqual([hidden])
    expect(await ids('youzan.items.inventory.get.3.0.0', { banner: 'sold_out' })).toEqual([dear])
    expect(await code('youzan.items.inventory.get.3.0.0', { banner: 'x' })).toBe(5001)
  })

  it('searched by text and comma-separated ids', async () => {
    const { ids, cheap, dear, hidden, code } = await stock()
    expect(await ids('youzan.item.search.3.0.0', { q: '茶' })).toEqual([cheap, dear])
    expect(await ids('youzan.item.search.3.0.0', { item_ids: `${cheap},${hidden}` })).toEqual([cheap, hidden])
    expect(await code('youzan.item.search.3.0.0', { page_no: 20 })).toBe(5001)
  })

  it('one by id or alias; another shop’s is not there (122001001)', async () => {
    const { data, code, youzan, cheap } = await stock()
    const { item } = await data('youzan.item.get.3.0.0', { item_id: cheap })
    expect((await data('youzan.item.get.3.0.0', { alias: item.alias })).item.item_id).toBe(cheap)
    expect(await code('youzan.item.get.3.0.0', { item_id: cheap }, youzan.shops()[1]!.grantId)).toBe(122001001)
    expect(await code('youzan.item.get.3.0.0', {})).toBe(5001)
  })
})
