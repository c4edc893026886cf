import { describe, expect, it } from 'vitest'
import { openYouzan } from '../../../support/open-youzan.ts'

describe('making goods', () => {
  it('gives goods and kinds ids that never repeat, also after one was deleted', async () => {
    const { youzan, code } = await openYouzan({ youzan: { rateLimits: false } })
    const first = youzan.createItem({ skus: ['L', 'M'] })
    await code('youzan.item.delete.3.0.0', { item_id: first.itemId })
    const ids = Array.from({ length: 50 }, () => youzan.createItem({ skus: ['L'] })).flatMap(({ itemId, skus }) => [
      itemId,
      skus[0]!.skuId
    ])
    expect(new Set([...ids, first.itemId]).size).toBe(101)
  })

  it.each([
    [{ price: 0 }, '"price" expected'],
    [{ skus: 'L' }, '"skus" expected'],
    [{ listing: 1 }, '"listing" expected'],
    [{ title: '' }, '"title" expected']
  ])('refuses goods such as %j', async (input, message) => {
    const { youzan } = await openYouzan()
    expect(() => youzan.createItem(input as never)).toThrow(message)
  })
})
