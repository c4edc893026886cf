import { expect, it } from 'vitest'
import { openYouzan } from '../../../support/open-youzan.ts'

it('goods are shown frozen, their stock summed over the kinds', async () => {
  const { youzan } = await openYouzan()
  const item = youzan.createItem({ title: '茶', price: 5, quantity: 2, skus: ['L', 'M'] })
  expect(item).toEqual({
    itemId: expect.any(Number),
    grantId: youzan.grantId,
    title: '茶',
    price: 5,
    quantity: 4,
    listing: true,
    skus: ['L', 'M'].map((name) => ({ skuId: expect.any(Number), name, price: 5, quantity: 2 }))
  })
  expect([item, item.skus, item.skus[0]].every(Object.isFrozen)).toBe(true)
})
