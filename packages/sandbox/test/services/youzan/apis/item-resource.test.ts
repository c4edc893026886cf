import { describe, expect, it } from 'vitest'
import { openYouzan } from '../../../support/open-youzan.ts'

describe('goods on the wire', () => {
  it('have prices in fen, kinds with their own stock, and no date where none is', async () => {
    const { data, youzan } = await openYouzan()
    const made = youzan.createItem({ title: '衬衫', price: 19900, quantity: 3, skus: ['L', 'M'] })
    const { item } = await data('youzan.item.get.3.0.0', { item_id: made.itemId })
    expect(item).toMatchObject({
      item_id: made.itemId,
      title: '衬衫',
      price: 19900,
      quantity: 6,
      is_listing: true,
      kdt_id: Number(youzan.grantId)
    })
    expect(
      item.skus.map((sku: { sku_id: number; quantity: number; price: number }) => [sku.sku_id, sku.quantity, sku.price])
    ).toEqual(made.skus.map(({ skuId }) => [skuId, 3, 19900]))
    expect(item).not.toHaveProperty('auto_listing_time')
  })

  it.each([
    ['empty', ''],
    ['null', null],
    ['epoch', '1970-01-01 08:00:00']
  ] as const)('can have every absent date as %s', async (absentDates, expected) => {
    const { data, youzan } = await openYouzan({ youzan: { absentDates } })
    const { itemId } = youzan.createItem()
    expect((await data('youzan.item.get.3.0.0', { item_id: itemId })).item.auto_listing_time).toBe(expected)
  })
})
