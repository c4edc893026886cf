import { describe, expect, it } from 'vitest'
import { openYouzan } from '../../../support/open-youzan.ts'

describe('changing goods', () => {
  it('creates them, with kinds from JSON text', async () => {
    const { data, code, youzan } = await openYouzan()
    const sku_stocks = JSON.stringify([
      { price: 100, quantity: 5, item_no: 'L1', skus: [{ k: '尺码', v: 'L' }] },
      {
        price: 120,
        quantity: 6,
        skus: [
          { k: '尺码', v: 'M' },
          { k: '色', v: '红' }
        ]
      }
    ])
    const { item } = await data('youzan.item.create.3.0.0', { title: '衬衫', desc: '<p>x</p>', price: 100, sku_stocks })
    expect(youzan.items()).toMatchObject([
      {
        itemId: item.item_id,
        title: '衬衫',
        price: 100,
        quantity: 11,
        listing: true,
        skus: [
          { name: 'L', price: 100 },
          { name: 'M 红', price: 120, quantity: 6 }
        ]
      }
    ])
    const bad = (more: object) => code('youzan.item.create.3.0.0', { title: 'x', desc: 'x', price: 1, ...more })
    for (const more of [
      { price: '1.00' },
      { price: 0 },
      { sku_stocks: [] },
      { sku_stocks: '{}' },
      { sku_stocks: '[1]' },
      { image_ids: '1' },
      { title: '' }
    ]) {
      expect(await bad(more), JSON.stringify(more)).toBe(5001)
    }
  })

  it('updates what is given, and pushes ITEM_INFO with JSON text within the message', async () => {
    const { data, youzan } = await openYouzan()
    const { itemId } = youzan.createItem({ title: '旧', price: 100 })
    expect(await data('youzan.item.update.3.0.1', { item_id: itemId, title: '新' })).toEqual({ is_success: true })
    expect(youzan.items()[0]).toMatchObject({ title: '新', price: 100 })
  })

  it('puts them on sale and off', async () => {
    const { data, youzan } = await openYouzan()
    const { itemId } = youzan.createItem()
    expect(await data('youzan.item.update.delisting.3.0.0', { item_id: itemId })).toEqual({
      item_id: itemId,
      is_success: true
    })
    expect(youzan.items()[0]?.listing).toBe(false)
    await data('youzan.item.update.listing.3.0.1', { item_id: itemId })
    expect(youzan.items()[0]?.listing).toBe(true)
  })

  it('sets and adds stock; goods with kinds want the kind', async () => {
    const { code, youzan } = await openYouzan()
    const plain = youzan.createItem({ quantity: 5 })
    const kinds = youzan.createItem({ quantity: 5, skus: ['L'] })
    const set = (params: object) => code('youzan.item.quantity.update.3.0.0', params)
    expect(await set({ item_id: plain.itemId, quantity: 3 })).toBe(200)
    expect(await set({ item_id: plain.itemId, quantity: 4, type: 1 })).toBe(200)
    expect(await set({ item_id: plain.itemId, quantity: -8, type: 1 })).toBe(123003023)
    expect(await set({ item_id: plain.itemId, quantity: 1, type: 2 })).toBe(5001)
    expect(await set({ item_id: kinds.itemId, quantity: 1 })).toBe(5001)
    expect(await set({ item_id: kinds.itemId, sku_id: 1, quantity: 1 })).toBe(123004002)
    expect(await set({ item_id: kinds.itemId, sku_id: kinds.skus[0]!.skuId, quantity: 1 })).toBe(200)
    expect(youzan.items().map(({ quantity }) => quantity)).toEqual([7, 1])
  })

  it('changes a kind: price in yuan as text, quantity as text', async () => {
    const { code, youzan } = await openYouzan()
    const { itemId, skus } = youzan.createItem({ skus: ['L'] })
    const update = (more: object) =>
      code('youzan.item.sku.update.3.0.0', { item_id: itemId, sku_id: skus[0]!.skuId, ...more })
    expect(await update({ price: '12.30', quantity: '9' })).toBe(200)
    expect(youzan.items()[0]?.skus[0]).toMatchObject({ price: 1230, quantity: 9 })
    for (const more of [{ price: 1230 }, { price: '12.345' }, { quantity: 9 }, { quantity: '-1' }])
      expect(await update(more)).toBe(5001)
  })

  it('deletes them, and orders keep what was bought', async () => {
    const { data, code, youzan } = await openYouzan()
    const { itemId } = youzan.createItem({ title: '龙井' })
    const { tid } = youzan.createTrade({ lines: [{ itemId }] }).trade
    expect(await data('youzan.item.delete.3.0.0', { item_id: itemId })).toEqual({ item_id: itemId, is_success: true })
    expect(await code('youzan.item.delete.3.0.0', { item_id: itemId })).toBe(122001001)
    youzan.pay(tid)
    expect((await data('youzan.trade.get.4.0.2', { tid })).full_order_info.orders[0].title).toBe('龙井')
  })
})
